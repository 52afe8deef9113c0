import type { VersionSummary } from '../api/types.ts'

type Precision = VersionSummary['promulgatedOnPrecision']

/** A date as far as its source states it: `2021-01-22`, `1950年3月`, `1950年`; `null` where none is known. */
export const toDateWords = (day: string | null, precision: Precision): string | null => {
  if (day === null || precision === 'day') return day
  const [year, month] = day.split('-')
  return precision === 'year' ? `${year}年` : `${year}年${Number(month)}月`
}

/** A moment as the day and time in Asia/Shanghai: `2025-04-19 13:11`. */
export const toMomentWords = (moment: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  )
