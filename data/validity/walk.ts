import type { IsoDate } from '../model/dates.ts'
import type { StatusEvent } from './evidence.ts'
import type { Timeline } from './timeline.ts'
import type { ValidityInterval } from './validity.ts'

/**
 * The dated statuses of a version: 尚未生效 up to its first day, 现行有效, then the earliest end that comes. A list of
 * 继续有效 that comes after an end contradicts it, and no rule ranks the two: 待核实 until another end comes. A corrected
 * status holds from its day on; only a later version's coming into force stands beside it.
 */
export function walk({ start, ends, keepings, corrected }: Omit<Timeline, 'intervals'>): readonly ValidityInterval[] {
  const intervals: ValidityInterval[] = []
  const first = start?.on ?? ''
  let state: StatusEvent | null = start
  intervals.push(
    start === null
      ? { from: null, code: 'unknown', certainty: 'presumed' }
      : { from: null, code: 'not_yet_in_force', certainty: start.certainty },
  )
  const moments = [...ends, ...keepings.map(({ event }) => event), ...(corrected === null ? [] : [corrected])]
  // Ends before lists of the same day, so that a list speaks of the end; a correction last.
  const order = moments
    .map((event, index) => ({ event, index }))
    .sort((a, b) => (a.event.on < b.event.on ? -1 : a.event.on > b.event.on ? 1 : a.index - b.index))
  let isBegun = start === null
  for (const { event } of order) {
    if (!isBegun && event.on > first) {
      enter(first)
      isBegun = true
    }
    const next = after(state, event, corrected)
    if (next === state) continue
    state = next
    if (isBegun) enter(event.on)
  }
  if (!isBegun) enter(first)
  return intervals

  function enter(from: IsoDate): void {
    if (state === null) return
    const { code, certainty } = state
    const last = intervals.at(-1)
    if (last !== undefined && last.from === from) intervals.pop()
    const before = intervals.at(-1)
    if (before?.code === code && before.certainty === certainty) return
    intervals.push({ from, code, certainty })
  }
}

/** The status once an event has come. */
function after(state: StatusEvent | null, event: StatusEvent, corrected: StatusEvent | null): StatusEvent | null {
  const isEnded = state !== null && state.code !== 'in_force' && state.code !== 'unknown'
  if (event === corrected) return state?.code === 'amended' || state?.code === event.code ? state : event
  if (event.basis.rule === 'kept') {
    const isContradicted = isEnded && state.code !== 'amended' && state.certainty !== 'presumed'
    return isContradicted ? { ...event, code: 'unknown', certainty: 'presumed' } : state
  }
  return isEnded ? state : event
}
