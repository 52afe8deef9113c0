import { chineseNumber, foldDigits } from '../model/chinese-numerals.ts'
import type { StatedDate } from '../model/dates.ts'

const year = '(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][〇○零ＯO0一二三四五六七八九]{3})'
const oneOrTwo = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十〇零]{1,3})'

/** A day, month or year in running text, in three groups. Example: `1995年7月5日`, `一九九四年一月一日`, `2021年12月`, `1950年` */
export const dayPattern = `(${year})年(?:\\s?(${oneOrTwo})月(?:\\s?(${oneOrTwo})日)?)?`

/** The date that a match of `dayPattern` states; `null` for one the calendar does not have. */
export function statedDay(yearWords: string, month?: string, day?: string): StatedDate | null {
  // Letters are written for the zero in old texts. Example: `二ＯＯ四年`
  const numbers = [yearWords, month ?? '1', day ?? '1'].map((words) =>
    chineseNumber(foldDigits(words).replace(/[ＯO○]/g, '〇')),
  )
  const [y, m, d] = numbers
  if (y == null || m == null || d == null) return null
  const on = new Date(Date.UTC(y, m - 1, d))
  if (on.getUTCFullYear() !== y || on.getUTCMonth() !== m - 1 || on.getUTCDate() !== d) return null
  return {
    on: on.toISOString().slice(0, 10),
    precision: month === undefined ? 'year' : day === undefined ? 'month' : 'day',
  }
}
