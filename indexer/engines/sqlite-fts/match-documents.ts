import type { SearchPlan } from '../../query/plan.ts'
import { ranking } from '../../ranking.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { documentOf, type Lookup } from './lookup.ts'
import type { ScoredTexts } from './score-texts.ts'
import { inverseFrequency, type Term } from './terms.ts'

/** The documents a plan finds, and what the ranking weighs of each; scores are not yet scaled. */
export interface DocumentMatches {
  readonly numbers: readonly number[]
  /** BM25 with provisions as the unit of frequency, by document number. */
  readonly documentScores: Float64Array
  /** Scores of the best and second best provision, by document number. */
  readonly best: Float64Array
  readonly second: Float64Array
  readonly byName: ReadonlySet<number>
  readonly byNumber: ReadonlySet<number>
}

export function matchDocuments(
  plan: SearchPlan,
  terms: readonly Term[],
  texts: ScoredTexts,
  catalogue: Catalogue,
  lookup: Lookup,
): DocumentMatches {
  const size = catalogue.size
  const byName = namedBy(plan, catalogue)
  const byNumber = numberedBy(plan, catalogue)
  const documentScores = new Float64Array(size)
  const { best, second } = bestProvisions(texts, size)

  const isListed = new Uint8Array(size)
  if (isWithoutWords(plan)) {
    for (const entry of catalogue.entries()) isListed[entry.number] = 1
  } else if (plan.matching === 'all') {
    if (terms.length > 0) holdingAll(terms, catalogue, documentScores, isListed)
  } else {
    for (const term of terms) for (const number of term.titles) isListed[number] = 1
    for (const place of texts.places) isListed[documentOf(place)] = 1
    for (const term of terms) if (term.isRequired) keepHolding(term, isListed)
  }
  if (plan.documentNumber !== null && plan.in !== 'title') {
    const cited = lookup.phrase(plan.documentNumber)
    if (plan.in !== 'number') for (const place of cited.places) isListed[documentOf(place)] = 1
  }
  for (const number of byName) isListed[number] = 1
  for (const number of byNumber) isListed[number] = 1
  for (const phrase of plan.excluded) {
    const held = lookup.phrase(phrase)
    for (const place of held.places) isListed[documentOf(place)] = 0
    for (const number of held.titles) isListed[number] = 0
    for (const number of held.headings) isListed[number] = 0
  }
  const numbers: number[] = []
  for (let number = 0; number < size; number++) {
    if (isListed[number] === 1 && catalogue.entry(number) !== undefined) numbers.push(number)
  }
  return { numbers, documentScores, best, second, byName, byNumber }
}

/** Nothing was asked for: everything is listed. */
export function isWithoutWords(plan: SearchPlan): boolean {
  return plan.words.length === 0 && plan.phrases.length === 0 && plan.names.length === 0 && plan.documentNumber === null
}

/** Documents that have one of the plan's names. */
export function namedBy(plan: SearchPlan, catalogue: Catalogue): ReadonlySet<number> {
  const named = new Set<number>()
  if (plan.in === 'body' || plan.in === 'number') return named
  for (const name of plan.names) for (const number of catalogue.named(name)) named.add(number)
  return named
}

/** Whether a citation means this document: it has the name cited, or, where none has, its name holds it. */
export function isCited(plan: SearchPlan, entry: CatalogueEntry, byName: ReadonlySet<number>): boolean {
  return byName.size > 0 ? byName.has(entry.number) : plan.names.some((name) => entry.name.includes(name))
}

/** A part of a number is enough where only numbers are looked at. */
function numberedBy(plan: SearchPlan, catalogue: Catalogue): ReadonlySet<number> {
  const { documentNumber } = plan
  if (documentNumber === null || plan.in === 'title' || plan.in === 'body') return new Set()
  const exact = catalogue.numbered(documentNumber)
  if (plan.in !== 'number' || exact.size > 0) return exact
  const partly = new Set<number>()
  for (const entry of catalogue.entries()) {
    if (entry.documentNumber?.includes(documentNumber)) partly.add(entry.number)
  }
  return partly
}

function holdingAll(terms: readonly Term[], catalogue: Catalogue, scores: Float64Array, isListed: Uint8Array): void {
  const { k1, b } = ranking
  const average = Math.max(1, catalogue.provisions / Math.max(1, catalogue.count))
  const held = new Uint16Array(catalogue.size)
  isListed.fill(1)
  for (const term of terms) {
    held.fill(0)
    let frequency = 0
    for (const place of term.places) {
      const number = documentOf(place)
      const before = held[number] ?? 0
      if (before === 0) frequency++
      held[number] = before + 1
    }
    for (const part of [term.titles, term.headings]) for (const number of part) held[number] = (held[number] ?? 0) + 1
    const weight = term.weight * inverseFrequency(Math.max(frequency, term.titles.size), catalogue.count)
    for (let number = 0; number < held.length; number++) {
      const count = held[number] ?? 0
      if (count === 0) isListed[number] = 0
      if (isListed[number] === 0) continue
      const length = (catalogue.entry(number)?.provisionCount ?? 0) / average
      scores[number] = (scores[number] ?? 0) + (weight * count * (k1 + 1)) / (count + k1 * (1 - b + b * length))
    }
  }
}

function keepHolding(term: Term, isListed: Uint8Array): void {
  const holds = new Uint8Array(isListed.length)
  for (const place of term.places) holds[documentOf(place)] = 1
  for (const part of [term.titles, term.headings]) for (const number of part) holds[number] = 1
  for (let number = 0; number < isListed.length; number++) if (holds[number] === 0) isListed[number] = 0
}

function bestProvisions(texts: ScoredTexts, size: number): { best: Float64Array; second: Float64Array } {
  const best = new Float64Array(size)
  const second = new Float64Array(size)
  texts.places.forEach((place, index) => {
    const number = documentOf(place)
    const score = texts.scores[index] ?? 0
    if (score > (best[number] ?? 0)) {
      second[number] = best[number] ?? 0
      best[number] = score
    } else if (score > (second[number] ?? 0)) second[number] = score
  })
  return { best, second }
}
