/** What agreed with the labels and what did not; `missed` was expected and not found, `extra` found and not expected. */
export interface Tally {
  readonly hits: number
  readonly missed: number
  readonly extra: number
}

export const emptyTally: Tally = { hits: 0, missed: 0, extra: 0 }

/** What two lists have in common and what only one holds; equal entries are matched one to one. */
export interface Matched {
  readonly hits: readonly string[]
  readonly missed: readonly string[]
  readonly extra: readonly string[]
}

/** Compares lists without regard to order. */
export function match(expected: readonly string[], found: readonly string[]): Matched {
  const left = [...found]
  const hits: string[] = []
  const missed: string[] = []
  for (const one of expected) {
    const place = left.indexOf(one)
    if (place < 0) missed.push(one)
    else hits.push(...left.splice(place, 1))
  }
  return { hits, missed, extra: left }
}

/** Adds what a comparison gave to a tally. */
export function tallied(tally: Tally, { hits, missed, extra }: Matched): Tally {
  return {
    hits: tally.hits + hits.length,
    missed: tally.missed + missed.length,
    extra: tally.extra + extra.length,
  }
}

/** Share of what was found that was expected; 1 where nothing was found. */
export function precision({ hits, extra }: Tally): number {
  return share(hits, hits + extra)
}

/** Share of what was expected that was found; 1 where nothing was expected. */
export function recall({ hits, missed }: Tally): number {
  return share(hits, hits + missed)
}

/** Harmonic mean of precision and recall. */
export function f1({ hits, missed, extra }: Tally): number {
  return share(2 * hits, 2 * hits + missed + extra)
}

/** A part of a whole, 1 where the whole is empty. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

/** Example: `97.3 %`; never rounded up to 100 % where something is missing. */
export function percent(value: number): string {
  if (value === 1) return '100 %'
  return `${(Math.floor(value * 10_000) / 100).toFixed(2)} %`
}

/** Agreement of two judges beyond what chance would give them (Cohen's kappa); pairs are their verdicts on the same things. */
export function kappa(pairs: readonly (readonly [string, string])[]): number {
  if (pairs.length === 0) return 1
  const verdicts = new Set(pairs.flat())
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length
  let byChance = 0
  for (const verdict of verdicts) {
    const first = pairs.filter(([a]) => a === verdict).length / pairs.length
    const second = pairs.filter(([, b]) => b === verdict).length / pairs.length
    byChance += first * second
  }
  return byChance === 1 ? 1 : (observed - byChance) / (1 - byChance)
}
