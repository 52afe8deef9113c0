import { TZDate, tz } from '@date-fns/tz'
import { addDays, format, startOfDay } from 'date-fns'
import type { IsoDate } from './dates.ts'

/** The clock that legal days are counted by. */
const shanghai = 'Asia/Shanghai'

/** The calendar day in Asia/Shanghai at a moment. */
export function dayInShanghai(moment: Date): IsoDate {
  return format(moment, 'yyyy-MM-dd', { in: tz(shanghai) })
}

/** The last day before `day`. */
export function dayBefore(day: IsoDate): IsoDate {
  return shiftDay(day, -1)
}

/** The day `days` later; negative for earlier. */
export function shiftDay(day: IsoDate, days: number): IsoDate {
  return format(addDays(new TZDate(`${day}T00:00:00Z`, 'UTC'), days), 'yyyy-MM-dd')
}

/** The moment at which the day after that of `moment` begins in Asia/Shanghai: when statuses may flip. */
export function nextMidnightInShanghai(moment: Date): Date {
  return new Date(addDays(startOfDay(new TZDate(moment, shanghai)), 1).getTime())
}
