/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Sorts as text. */
export type IsoDate = string

/** A moment, RFC 3339 in UTC (`2025-04-19T05:11:42.000Z`). */
export type Instant = string

/** How much of a date its source states: `1950年` is known to the year, stored as its first day. */
export type DatePrecision = 'day' | 'month' | 'year'

/** A date as a text states it: the first day it can mean, and how much of it is stated. */
export interface StatedDate {
  readonly on: IsoDate
  readonly precision: DatePrecision
}
