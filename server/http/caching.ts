import { createHash } from 'node:crypto'
import { type Clock, secondsToMidnight } from '../clock.ts'

const maxAgeSeconds = 300

/** Digest of a body as it is sent, before compression; weak, since compressed and plain bytes share it. */
export const etagOf = (body: string): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/**
 * How long an answer may be kept. Without an explicit day it speaks of today, so never past the next midnight in
 * Shanghai; with one, statuses still follow what is taken in, so no longer either.
 */
export function cacheControl(clock: Clock, { hasExplicitDay }: { readonly hasExplicitDay: boolean }): string {
  const seconds = hasExplicitDay ? maxAgeSeconds : Math.min(maxAgeSeconds, secondsToMidnight(clock))
  return `public, max-age=${seconds}`
}
