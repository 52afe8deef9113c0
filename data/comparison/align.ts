import { heaviestChain, type WeightedPair } from './heaviest-chain.ts'
import { type Scale, type Shingles, scaleOf } from './shingles.ts'

/** Something that may have a counterpart in another text. */
export interface Alignable {
  /** Only what is of one group can belong together. */
  readonly group: string
  /** Equal for what says the same. */
  readonly key: string
  /** The number it bears; a hint where the words do not decide. */
  readonly number: string | null
  /** Read only where no twin is found. */
  readonly shingles: Shingles
}

/** Places in the old and in the new text that belong together. */
export interface Pair {
  readonly from: number
  readonly to: number
  /** It kept its place among the others; `false` where others were passed over. */
  readonly inOrder: boolean
}

export interface Alignment {
  /** In the order of the new text. */
  readonly pairs: readonly Pair[]
  /** How likeness is measured within each group, among those without a twin. */
  readonly scales: ReadonlyMap<string, Scale>
}

/** Likeness from which two belong together wherever they stand, where each is the other's best. */
const certain = 0.72
/** Likeness from which two belong together although others were passed over. */
const movedAtLeast = 0.38
/** Likeness from which two belong together in their order; less is asked of two of the same number. */
const inPlaceAtLeast = 0.26
const sameNumberBonus = 0.1
/** Where both stand alone between the same neighbours under the same number. */
const aloneAtLeast = 0.1
/** A short text that says the same elsewhere was repeated there rather than moved: 附则, 罚则. */
const shortKey = 8

/**
 * Finds what belongs together in two texts: first what says the same and is unique, then what is certainly alike, each
 * wherever it stands; then, between those that kept their order, the heaviest choice that keeps it too; what is left is
 * paired across the order where it is alike enough. Pure; the same texts give the same pairs.
 *
 * @param moves `false` keeps to the order: what crosses it stays apart
 */
export function align(from: readonly Alignable[], to: readonly Alignable[], { moves = true } = {}): Alignment {
  const found = new Found(from, to)
  for (const pair of uniquePairs(from, to)) found.add(pair)
  found.dropCrossing(({ from: place }) => !moves || (from[place]?.key.length ?? 0) < shortKey)

  const scales = scalesOf(found.unpaired())
  const candidates = likelyPairs(found, scales)
  const mutual = candidates.filter(({ score, isMutual }) => isMutual && score >= certain)
  for (const pair of moves ? mutual.sort((a, b) => b.score - a.score) : heaviestChain(mutual.map(toWeighted))) {
    found.add(pair)
  }
  found.dropCrossing(() => !moves)

  const gaps = found.gaps()
  const within = candidates
    .filter((pair) => found.isFree(pair) && gaps.from[pair.from] === gaps.to[pair.to])
    .filter(({ likeness, score }) => Math.max(likeness, score) >= inPlaceAtLeast)
  for (const pair of heaviestChain(within.map(toWeighted))) found.add(pair)
  for (const pair of alone(found, scales)) found.add(pair)
  if (moves) {
    const elsewhere = candidates.filter(({ likeness }) => likeness >= movedAtLeast)
    for (const pair of elsewhere.sort((a, b) => b.score - a.score)) if (found.isFree(pair)) found.add(pair)
  }
  return { pairs: found.pairs(), scales }
}

function scalesOf(items: readonly Alignable[]): ReadonlyMap<string, Scale> {
  const shingles = new Map<string, Shingles[]>()
  for (const item of items) {
    const known = shingles.get(item.group)
    if (known === undefined) shingles.set(item.group, [item.shingles])
    else known.push(item.shingles)
  }
  return new Map([...shingles].map(([group, texts]) => [group, scaleOf(texts)]))
}

interface Place {
  readonly from: number
  readonly to: number
}

interface Candidate extends Place {
  readonly likeness: number
  /** Likeness with what the number adds. */
  readonly score: number
  readonly isMutual: boolean
}

const toWeighted = (pair: Candidate): Candidate & WeightedPair => ({ ...pair, weight: pair.score ** 2 })

/** The pairs found so far; each place is in one pair at most. */
class Found {
  readonly from: readonly Alignable[]
  readonly to: readonly Alignable[]
  readonly #toOf = new Map<number, number>()
  readonly #taken = new Set<number>()

  constructor(from: readonly Alignable[], to: readonly Alignable[]) {
    this.from = from
    this.to = to
  }

  /** What has no counterpart yet, of both texts. */
  unpaired(): readonly Alignable[] {
    return [
      ...this.from.filter((_, place) => !this.hasFrom(place)),
      ...this.to.filter((_, place) => !this.hasTo(place)),
    ]
  }

  readonly hasFrom = (place: number): boolean => this.#toOf.has(place)
  readonly hasTo = (place: number): boolean => this.#taken.has(place)

  isFree({ from, to }: Place): boolean {
    return !this.hasFrom(from) && !this.hasTo(to)
  }

  add({ from, to }: Place): void {
    if (!this.isFree({ from, to })) return
    this.#toOf.set(from, to)
    this.#taken.add(to)
  }

  /** Lets go of pairs that cross the heaviest chain of all, where `isDoubtful`. */
  dropCrossing(isDoubtful: (pair: Place) => boolean): void {
    const kept = new Set(this.#backbone().map(({ from }) => from))
    for (const [from, to] of [...this.#toOf]) {
      if (kept.has(from) || !isDoubtful({ from, to })) continue
      this.#toOf.delete(from)
      this.#taken.delete(to)
    }
  }

  #backbone(): readonly WeightedPair[] {
    return heaviestChain(
      [...this.#toOf].map(([from, to]) => ({ from, to, weight: 10 + (this.from[from]?.key.length ?? 0) })),
    )
  }

  /** For each place, between which pairs of the chain it stands: equal numbers on both sides mean the same gap. */
  gaps(): { readonly from: readonly number[]; readonly to: readonly number[] } {
    const chain = this.#backbone()
    const count = (length: number, ends: ReadonlySet<number>): readonly number[] => {
      let passed = 0
      return Array.from({ length }, (_, place) => (ends.has(place) ? ++passed : passed))
    }
    return {
      from: count(this.from.length, new Set(chain.map((pair) => pair.from))),
      to: count(this.to.length, new Set(chain.map((pair) => pair.to))),
    }
  }

  pairs(): readonly Pair[] {
    const kept = new Set(this.#backbone().map(({ from }) => from))
    return [...this.#toOf].map(([from, to]) => ({ from, to, inOrder: kept.has(from) })).sort((a, b) => a.to - b.to)
  }
}

/** Places that say the same, where each text says it once, or once under that number. */
function uniquePairs(from: readonly Alignable[], to: readonly Alignable[]): readonly Place[] {
  const nameOf = ({ group, key }: Alignable): string => `${group} ${key}`
  const numbered = (one: Alignable): string => `${nameOf(one)} ${one.number ?? ''}`
  return [nameOf, numbered].flatMap((name) => {
    const [ours, theirs] = [onlyPlaces(from, name), onlyPlaces(to, name)]
    return [...ours].flatMap(([key, place]) => {
      const other = theirs.get(key)
      return other === undefined ? [] : [{ from: place, to: other }]
    })
  })
}

function onlyPlaces(items: readonly Alignable[], nameOf: (item: Alignable) => string): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  items.forEach((item, place) => {
    const name = nameOf(item)
    if (places.has(name)) repeated.add(name)
    places.set(name, place)
  })
  for (const name of repeated) places.delete(name)
  return places
}

/** Pairs of places still free that have something in common, for each place the likest. */
function likelyPairs(found: Found, scales: Alignment['scales']): Candidate[] {
  const { from, to } = found
  const free = {
    from: freeByName(from, found.hasFrom, ({ group }) => group),
    to: freeByName(to, found.hasTo, ({ group }) => group),
  }
  const candidates = [...free.from].flatMap(([group, ours]) => {
    const theirs = free.to.get(group) ?? []
    const scale = scales.get(group)
    if (scale === undefined) return []
    const shinglesOf = (items: readonly Alignable[], places: readonly number[]): readonly Shingles[] =>
      places.flatMap((place) => items[place]?.shingles ?? [])
    const chosen = scale.candidates(shinglesOf(from, ours), shinglesOf(to, theirs))
    return ours.flatMap((place, index) =>
      (chosen[index] ?? []).flatMap((other) => measure(found, scale, place, theirs[other] ?? -1)),
    )
  })
  const best = { from: bestScores(candidates, 'from'), to: bestScores(candidates, 'to') }
  const isBest = (side: 'from' | 'to', pair: Candidate): boolean => {
    const known = best[side].get(pair[side])
    return known !== undefined && !known.isTied && pair.score === known.score
  }
  return candidates.map((pair) => ({ ...pair, isMutual: isBest('from', pair) && isBest('to', pair) }))
}

function measure(found: Found, scale: Scale, from: number, to: number): readonly Candidate[] {
  const [ours, theirs] = [found.from[from], found.to[to]]
  if (ours === undefined || theirs === undefined) return []
  const { whole, contained } = scale.likeness(ours.shingles, theirs.shingles)
  // What was only added to is still the same, but a commonplace within a long article is not that article.
  const likeness = 0.75 * whole + 0.25 * contained
  const bonus = ours.number !== null && ours.number === theirs.number ? sameNumberBonus : 0
  return [{ from, to, likeness, score: likeness + bonus, isMutual: false }]
}

function bestScores(
  candidates: readonly Candidate[],
  side: 'from' | 'to',
): ReadonlyMap<number, { readonly score: number; readonly isTied: boolean }> {
  const best = new Map<number, { score: number; isTied: boolean }>()
  for (const pair of candidates) {
    const known = best.get(pair[side])
    if (known === undefined || pair.score > known.score) best.set(pair[side], { score: pair.score, isTied: false })
    else if (pair.score === known.score) known.isTied = true
  }
  return best
}

/** Pairs that stand alone between the same neighbours under one number: an article rewritten in its place. */
function alone(found: Found, scales: Alignment['scales']): readonly Place[] {
  const gaps = found.gaps()
  const nameOf = (side: 'from' | 'to') => (item: Alignable, place: number) => `${item.group} ${gaps[side][place]}`
  const ours = freeByName(found.from, found.hasFrom, nameOf('from'))
  const theirs = freeByName(found.to, found.hasTo, nameOf('to'))
  return [...ours].flatMap(([name, places]) => {
    const others = theirs.get(name) ?? []
    const [from, to] = [places[0], others[0]]
    if (from === undefined || to === undefined || places.length > 1 || others.length > 1) return []
    const scale = scales.get(found.from[from]?.group ?? '')
    if (scale === undefined || found.from[from]?.number !== found.to[to]?.number) return []
    return measure(found, scale, from, to).filter(({ likeness }) => likeness >= aloneAtLeast)
  })
}

function freeByName(
  items: readonly Alignable[],
  isTaken: (place: number) => boolean,
  nameOf: (item: Alignable, place: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  items.forEach((item, place) => {
    if (isTaken(place)) return
    const name = nameOf(item, place)
    const known = places.get(name)
    if (known === undefined) places.set(name, [place])
    else known.push(place)
  })
  return places
}
