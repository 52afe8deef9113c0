import type { Pair } from './align.ts'
import { fold } from './fold.ts'
import { type Scale, type Shingles, toShingles } from './shingles.ts'

/** A unit as text, with its shingles. */
export interface Divisible {
  readonly text: string
  readonly key: string
  readonly shingles: Shingles
  readonly isHeading: boolean
}

/** Part of a unit, and the place of the other text's unit that it went to. */
export interface Piece {
  readonly text: string
  readonly place: number
}

/** Share of a unit's words that another must hold for it to be a part of that one, perhaps with words of its own. */
const partAtLeast = 0.45
/** Share of a piece's words that must be found in the unit it went to. */
const pieceAtLeast = 0.6
/** A sentence shorter than this says nothing of where it came from. */
const leastCharacters = 12

/**
 * Units that were divided: for the place of each, its pieces in order with where each went. A unit `whole` is divided
 * where a unit that has no counterpart (`orphans`) is made of sentences that its own counterpart lacks. Pieces joined
 * give the unit's text. Said of old and new it finds splits, of new and old merges.
 */
export function divisions(
  wholes: readonly Divisible[],
  parts: readonly Divisible[],
  counterparts: readonly Pair[],
  scale: Scale,
): ReadonlyMap<number, readonly Piece[]> {
  const taken = new Set(counterparts.map(({ to }) => to))
  const orphans = parts.flatMap((part, place) =>
    taken.has(place) || part.isHeading || part.text.length < leastCharacters ? [] : [place],
  )
  const own = new Map(counterparts.map(({ from, to }) => [from, to]))
  // What stands in the other text word for word lost nothing.
  const owners = counterparts.flatMap(({ from, to }) =>
    wholes[from]?.isHeading === false && wholes[from]?.key !== parts[to]?.key ? [from] : [],
  )
  const shinglesOf = (items: readonly Divisible[], places: readonly number[]): readonly Shingles[] =>
    places.flatMap((place) => items[place]?.shingles ?? [])
  const likely = scale.candidates(shinglesOf(parts, orphans), shinglesOf(wholes, owners))

  const targets = new Map<number, number[]>()
  orphans.forEach((orphan, index) => {
    const shingles = parts[orphan]?.shingles
    const best = (likely[index] ?? [])
      .map((candidate) => owners[candidate] ?? -1)
      .map((place) => ({ place, share: coverageOf(scale, shingles, wholes[place]?.shingles) }))
      .filter(({ share }) => share >= partAtLeast)
      .sort((a, b) => b.share - a.share)[0]
    const counterpart = best === undefined ? undefined : own.get(best.place)
    if (best === undefined || counterpart === undefined) return
    targets.set(best.place, [...(targets.get(best.place) ?? [counterpart]), orphan])
  })

  const found = new Map<number, readonly Piece[]>()
  for (const [place, among] of targets) {
    const whole = wholes[place]
    if (whole === undefined) continue
    const pieces = divide(
      whole,
      [...among].sort((a, b) => a - b),
      own.get(place) ?? -1,
      parts,
      scale,
    )
    if (pieces.length > 1) found.set(place, pieces)
  }
  return found
}

const coverageOf = (scale: Scale, part: Shingles | undefined, whole: Shingles | undefined): number =>
  part === undefined || whole === undefined ? 0 : scale.coverage(part, whole)

/** After a sentence or paragraph: `…。|…`, `…；|…`. */
const sentenceStart = /(?<=[。；;]\n?|\n)(?!\n)/

/** Gives each sentence to one of the targets, in order, so that most of its words are found there. */
function divide(
  whole: Divisible,
  targets: readonly number[],
  counterpart: number,
  parts: readonly Divisible[],
  scale: Scale,
): readonly Piece[] {
  const sentences = whole.text.split(sentenceStart)
  const shingles = sentences.map((sentence) => toShingles(fold(sentence)))
  const gain = (sentence: number, target: number): number => {
    const words = shingles[sentence]
    const size = sentences[sentence]?.length ?? 0
    return coverageOf(scale, words, parts[targets[target] ?? -1]?.shingles) * size
  }
  const owners = inOrder(sentences.length, targets.length, gain)
  const pieces = targets.flatMap((place, target): Piece[] => {
    const text = sentences.filter((_, index) => owners[index] === target).join('')
    return text === '' ? [] : [{ text, place }]
  })
  const isMadeOf = ({ text, place }: Piece): boolean =>
    place === counterpart ||
    (text.length >= leastCharacters &&
      coverageOf(scale, parts[place]?.shingles, toShingles(fold(text))) >= partAtLeast &&
      coverageOf(scale, toShingles(fold(text)), parts[place]?.shingles) >= pieceAtLeast)
  const kept = pieces.filter(isMadeOf)
  if (kept.length === pieces.length) return kept.some(({ place }) => place === counterpart) ? kept : []
  // What turned out to be no part goes back, and the others are divided anew.
  const left = kept.map(({ place }) => place)
  return left.length > 1 && left.includes(counterpart) ? divide(whole, left, counterpart, parts, scale) : []
}

/** The owner of each item, owners rising, with the greatest sum of gains. */
function inOrder(items: number, owners: number, gain: (item: number, owner: number) => number): readonly number[] {
  const sums: number[][] = []
  for (let item = 0; item < items; item++) {
    const row: number[] = []
    for (let owner = 0; owner < owners; owner++) {
      const reached = item === 0 ? 0 : Math.max(...(sums[item - 1] ?? []).slice(0, owner + 1))
      row.push(reached + gain(item, owner))
    }
    sums.push(row)
  }
  const chosen: number[] = new Array<number>(items).fill(0)
  let limit = owners - 1
  for (let item = items - 1; item >= 0; item--) {
    const row = (sums[item] ?? []).slice(0, limit + 1)
    limit = row.indexOf(Math.max(...row))
    chosen[item] = limit
  }
  return chosen
}
