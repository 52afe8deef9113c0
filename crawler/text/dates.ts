import { chineseNumber, foldDigits } from '../../data/model/chinese-numerals.ts'
import type { DatePrecision, IsoDate, StatedDate } from '../../data/model/dates.ts'

const year = '(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][〇○零ＯO0一二三四五六七八九]{3})'
const oneOrTwo = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十〇零]{1,3})'

/** A date as it stands in running text. Example: `2021年1月22日`, `一九九四年一月一日`, `1950年` */
export const datePattern = `${year}年(?:\\s?${oneOrTwo}月(?:\\s?${oneOrTwo}日)?)?`

const parts = new RegExp(`^(${year})年(?:\\s?(${oneOrTwo})月(?:\\s?(${oneOrTwo})日)?)?$`)
/** Example: `2026-03-12`, `2026.3.26`, `2026/3/26`, `2026-03-12 00:00:00` */
const numeric = /^((?:19|20)\d{2})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:[ T].*)?$/

/**
 * The date a field or phrase states, with its precision kept; `null` where it states none or one that the calendar does
 * not have (`2021-02-30`, `0`, `—`).
 */
export function readDate(text: string): StatedDate | null {
  // Letters are written for the zero in old sources. Example: `二ＯＯ四年`
  const folded = foldDigits(text.trim()).replace(/[ＯO○]/g, '〇')
  const match = parts.exec(folded) ?? numeric.exec(folded)
  return match === null ? null : statedDate(match[1], match[2], match[3])
}

/** A full day (`YYYY-MM-DD`) or `null`; for fields that give days only. */
export function readDay(text: string): IsoDate | null {
  const date = readDate(text)
  return date?.precision === 'day' ? date.on : null
}

function statedDate(year = '', month?: string, day?: string): StatedDate | null {
  const numbers = [year, month ?? '1', day ?? '1'].map(chineseNumber)
  const [y, m, d] = numbers
  if (y == null || m == null || d == null) return null
  const on = new Date(Date.UTC(y, m - 1, d))
  if (on.getUTCFullYear() !== y || on.getUTCMonth() !== m - 1 || on.getUTCDate() !== d) return null
  const precision: DatePrecision = month === undefined ? 'year' : day === undefined ? 'month' : 'day'
  return { on: on.toISOString().slice(0, 10), precision }
}
