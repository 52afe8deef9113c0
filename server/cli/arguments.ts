import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

const day = z.iso.date()

/** A day on a command line: `2025-04-19`. */
export function parseDay(value: string): string {
  if (!day.safeParse(value).success) throw new InvalidArgumentError('give a day as YYYY-MM-DD.')
  return value
}

/** A whole number of at least `least`. */
export const parseCount =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (value: string): number => {
    // Example: 25
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least && number <= most)) throw new InvalidArgumentError(`give a whole number, ${least} or more.`)
    return number
  }
