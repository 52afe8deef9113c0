import type { IsoDate } from '../data/model/dates.ts'
import { dayInShanghai, nextMidnightInShanghai } from '../data/model/days.ts'

/** The present moment; an argument everywhere, so that tests choose it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The legal day of the present moment. */
export const today = (clock: Clock): IsoDate => dayInShanghai(clock())

/** Whole seconds, rounded down, until statuses may flip: 0 in the last second of a day. */
export function secondsToMidnight(clock: Clock): number {
  const now = clock()
  return Math.floor((nextMidnightInShanghai(now).getTime() - now.getTime()) / 1000)
}
