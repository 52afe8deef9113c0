/** The pairs of neighbouring characters of a text, each with how often it occurs. */
export type Shingles = ReadonlyMap<number, number>

/** Punctuation and marks, which say nothing of what a text is about. */
const noise = /[^\p{L}\p{N}]+/gu

/** Shingles of a folded text. Pure. */
export function toShingles(folded: string): Shingles {
  const letters = folded.replace(noise, '')
  const shingles = new Map<number, number>()
  if (letters.length === 1) shingles.set(letters.charCodeAt(0), 1)
  for (let at = 0; at + 1 < letters.length; at++) {
    const pair = letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1)
    shingles.set(pair, (shingles.get(pair) ?? 0) + 1)
  }
  return shingles
}

/** How much two texts have in common, 0 to 1 each. */
export interface Likeness {
  /** Share of both that is common. */
  readonly whole: number
  /** Share of the shorter that stands in the longer. */
  readonly contained: number
}

/**
 * Measures likeness by rare pairs of characters rather than by boilerplate: a pair weighs less the more texts hold it,
 * and nothing where an eighth of many texts do.
 */
export interface Scale {
  readonly likeness: (a: Shingles, b: Shingles) => Likeness
  /** Share of `part` that stands in `whole`, 0 to 1; 0 where `part` weighs nothing. */
  readonly coverage: (part: Shingles, whole: Shingles) => number
  /** For each of `from` the few of `to` that share most of its rarer pairs, best first. */
  readonly candidates: (from: readonly Shingles[], to: readonly Shingles[]) => readonly (readonly number[])[]
}

const candidatesKept = 12
/** A pair that stands in more texts than this does not help to find one of them. */
const tellingAtMost = 60
const nothing: Shingles = new Map()

export function scaleOf(texts: readonly Shingles[]): Scale {
  const frequency = new Map<number, number>()
  for (const shingles of texts) {
    for (const pair of shingles.keys()) frequency.set(pair, (frequency.get(pair) ?? 0) + 1)
  }
  const tooCommon = Math.max(40, texts.length / 8)
  const weights = new Map<number, number>()
  for (const [pair, count] of frequency) {
    weights.set(pair, count > tooCommon ? 0 : Math.log(1 + texts.length / count))
  }
  const weightOf = (pair: number): number => weights.get(pair) ?? 0

  const totals = new WeakMap<Shingles, number>()
  function total(shingles: Shingles): number {
    const known = totals.get(shingles)
    if (known !== undefined) return known
    let sum = 0
    for (const [pair, count] of shingles) sum += weightOf(pair) * count
    totals.set(shingles, sum)
    return sum
  }

  function common(a: Shingles, b: Shingles): number {
    const [small, large] = a.size <= b.size ? [a, b] : [b, a]
    let sum = 0
    for (const [pair, count] of small) {
      const other = large.get(pair)
      if (other !== undefined) sum += weightOf(pair) * Math.min(count, other)
    }
    return sum
  }

  return {
    likeness(a, b) {
      const [weightA, weightB] = [total(a), total(b)]
      if (weightA === 0 || weightB === 0) return { whole: 0, contained: 0 }
      const shared = common(a, b)
      return { whole: (2 * shared) / (weightA + weightB), contained: shared / Math.min(weightA, weightB) }
    },
    coverage(part, whole) {
      const weight = total(part)
      return weight === 0 ? 0 : common(part, whole) / weight
    },
    candidates(from, to) {
      const places = new Map<number, number[]>()
      to.forEach((shingles, index) => {
        for (const pair of shingles.keys()) {
          const known = places.get(pair)
          if (known === undefined) places.set(pair, [index])
          else known.push(index)
        }
      })
      const shared = new Float64Array(to.length)
      return from.map((shingles) => {
        const touched: number[] = []
        for (const pair of shingles.keys()) {
          const found = places.get(pair) ?? []
          const weight = found.length > tellingAtMost ? 0 : weightOf(pair)
          if (weight === 0) continue
          for (const index of found) {
            if (shared[index] === 0) touched.push(index)
            shared[index] = (shared[index] ?? 0) + weight
          }
        }
        // A long text shares something with all: what counts is the share of both.
        const own = total(shingles)
        const best = touched
          .map((index) => ({ index, share: (shared[index] ?? 0) / (own + total(to[index] ?? nothing)) }))
          .sort((a, b) => b.share - a.share)
          .slice(0, candidatesKept)
          .map(({ index }) => index)
        for (const index of touched) shared[index] = 0
        return best
      })
    },
  }
}
