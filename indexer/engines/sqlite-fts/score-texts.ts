import { ranking } from '../../ranking.ts'
import { type Lookup, lowerBound, type Places } from './lookup.ts'
import { inverseFrequency, type Term } from './terms.ts'

/** Provisions that hold terms, by rising place, with a score each; `isExact` is false where common words alone were left out. */
export interface ScoredTexts {
  readonly places: Places
  readonly scores: Float64Array
  readonly isExact: boolean
}

const none: ScoredTexts = { places: new Float64Array(0), scores: new Float64Array(0), isExact: true }

/**
 * Scores provisions by BM25 over the rarest words that fit the budget of `ranking.json`; commoner words and phrases add
 * their inverse frequency where they stand in what those found. BM25 visits every match, so the budget bounds the time.
 */
export function scoreTexts(
  terms: readonly Term[],
  matching: 'all' | 'any',
  lookup: Lookup,
  total: number,
): ScoredTexts {
  const present = terms.filter(({ places }) => places.length > 0)
  if (present.length === 0 || (matching === 'all' && present.length < terms.length)) return none
  const scored: Term[] = []
  let matches = 0
  for (const term of present) {
    const isTooMany = scored.length > 0 ? matches + term.places.length > ranking.scoredMatches : isTooCommon(term)
    if (term.isPhrase || isTooMany) continue
    scored.push(term)
    matches += term.places.length
  }
  const rest = present.filter((term) => !scored.includes(term))
  let found: { places: Places; scores: Float64Array } =
    scored.length > 0
      ? lookup.score(
          scored.map(({ text }) => text),
          matching,
        )
      : startFrom(rest, total)
  let isExact = true
  for (const term of rest) {
    const gain = term.weight * ranking.commonWord * inverseFrequency(term.places.length, total)
    const isAdding = matching === 'any' && term.isPhrase && term.places.length <= ranking.scoredMatches
    if (isAdding) found = union(found, term.places, gain)
    else addWhereFound(found, term.places, gain)
    if (matching === 'any' && !isAdding) isExact = false
  }
  const required = matching === 'all' ? rest : present.filter(({ isRequired }) => isRequired)
  for (const term of required) found = intersection(found, term.places)
  return { ...found, isExact }
}

function isTooCommon(term: Term): boolean {
  return term.places.length > ranking.wordsTooCommonToScore
}

/** Where every word is too common to score, the places of the rarest, all equal. */
function startFrom(terms: readonly Term[], total: number): { places: Places; scores: Float64Array } {
  const rarest = terms[0]
  if (rarest === undefined) return none
  const scores = new Float64Array(rarest.places.length).fill(inverseFrequency(rarest.places.length, total) * 1e-3)
  return { places: rarest.places, scores }
}

function addWhereFound(found: { places: Places; scores: Float64Array }, places: Places, gain: number): void {
  forEachCommon(found.places, places, (index) => {
    found.scores[index] = (found.scores[index] ?? 0) + gain
  })
}

function intersection(found: { places: Places; scores: Float64Array }, places: Places) {
  const kept: number[] = []
  forEachCommon(found.places, places, (index) => kept.push(index))
  if (kept.length === found.places.length) return found
  return {
    places: Float64Array.from(kept, (index) => found.places[index] ?? 0),
    scores: Float64Array.from(kept, (index) => found.scores[index] ?? 0),
  }
}

function union(found: { places: Places; scores: Float64Array }, places: Places, gain: number) {
  const merged: number[] = []
  const scores: number[] = []
  let own = 0
  let other = 0
  while (own < found.places.length || other < places.length) {
    const a = found.places[own] ?? Number.POSITIVE_INFINITY
    const b = places[other] ?? Number.POSITIVE_INFINITY
    merged.push(Math.min(a, b))
    scores.push((a <= b ? (found.scores[own] ?? 0) : 0) + (b <= a ? gain : 0))
    if (a <= b) own++
    if (b <= a) other++
  }
  return { places: Float64Array.from(merged), scores: Float64Array.from(scores) }
}

/** Calls with the index into `places` of every place that both have; walks the shorter and seeks in the longer. */
function forEachCommon(places: Places, others: Places, visit: (index: number) => void): void {
  if (places.length * 16 < others.length) {
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? 0
      if (others[lowerBound(others, place)] === place) visit(index)
    }
    return
  }
  let other = 0
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0
    while (other < others.length && (others[other] ?? 0) < place) other++
    if (others[other] === place) visit(index)
  }
}
