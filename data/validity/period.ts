import type { IsoDate, StatedDate } from '../model/dates.ts'

/** How long something holds: years, or months where it is no whole number of years. */
export interface PeriodLength {
  readonly years: number | null
  readonly months: number | null
}

/**
 * The last day of a period that begins on `start`, which counts: 2021-05-01 and five years → 2026-04-30. A beginning on
 * 02-29 ends with February. `null` for a length that states nothing.
 */
export function lastDayOfPeriod(start: IsoDate, { years, months }: PeriodLength): IsoDate | null {
  const length = (years ?? 0) * 12 + (months ?? 0)
  if (length <= 0) return null
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + length + 1, 0)).getUTCDate()
  // No such day in the month the period ends in: its last one is the last of the period.
  const end = day > lastOfMonth ? lastOfMonth : day - 1
  return new Date(Date.UTC(year, month - 1 + length, end)).toISOString().slice(0, 10)
}

/** The last day that a date can mean: 2026年12月 → 2026-12-31. */
export function lastDayOfStated({ on, precision }: StatedDate): IsoDate {
  if (precision === 'day') return on
  const [year = 0, month = 1] = on.split('-').map(Number)
  const last = precision === 'year' ? Date.UTC(year, 12, 0) : Date.UTC(year, month, 0)
  return new Date(last).toISOString().slice(0, 10)
}

/** The day after `day`, without the cost of a calendar library: it is asked for every end of every work. */
export function dayAfter(day: IsoDate): IsoDate {
  return moved(day, 1)
}

/** The day before `day`; see `dayAfter`. */
export function dayBefore(day: IsoDate): IsoDate {
  return moved(day, -1)
}

/** Days of the calendar alone: in UTC none is longer than another. Most stay within their month. */
function moved(day: IsoDate, days: 1 | -1): IsoDate {
  const within = Number(day.slice(8)) + days
  if (within >= 1 && within <= 28) return `${day.slice(0, 8)}${within < 10 ? '0' : ''}${within}`
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
