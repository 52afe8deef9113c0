import type { EngineHit, SearchResponse } from '../../engine.ts'
import type { SearchPlan } from '../../query/plan.ts'
import { bestOf } from './best-of.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { type Candidate, countFacets, filterMask } from './filters.ts'
import { type Lookup, lowerBound } from './lookup.ts'
import { isCited, matchDocuments } from './match-documents.ts'
import { orderOf, tieBreak } from './order.ts'
import { documentScorer, profileOf } from './rank.ts'
import { placesPerDocument } from './schema.ts'
import { type ScoredTexts, scoreTexts } from './score-texts.ts'
import { inverseFrequency, type Term, termsOf } from './terms.ts'

/** Answers a plan whose hits are versions of works, each with its best matching provisions. */
export function searchWorks(plan: SearchPlan, catalogue: Catalogue, lookup: Lookup): SearchResponse {
  const day = catalogue.onDay(plan.asOf)
  const terms = termsOf(plan, lookup)
  const total = catalogue.provisions
  // the documents are found by all words; which of their articles is best, any of the words can tell
  const loose = plan.matching === 'any' ? terms : terms.map((term) => ({ ...term, isRequired: false }))
  const texts = scoreTexts(loose, 'any', lookup, total)
  const matches = matchDocuments(plan, terms, texts, catalogue, lookup)
  const failing = filterMask(plan, day)
  const candidates: Candidate[] = []
  const passing: CatalogueEntry[] = []
  for (const number of matches.numbers) {
    const entry = catalogue.entry(number)
    if (entry === undefined) continue
    const mask = failing(entry)
    candidates.push({ entry, mask, weight: 1 })
    if (mask === 0) passing.push(entry)
  }
  const scoreOf = documentScorer(plan, passing, matches, day)
  const order = orderOf(plan)
  const ranked = passing.map((entry) => ({ entry, score: scoreOf(entry) }))
  const page = bestOf(
    ranked,
    plan.offset + plan.limit,
    (a, b) => (order === null ? b.score - a.score : order(a.entry, b.entry)) || tieBreak(a.entry, b.entry),
  ).slice(plan.offset)
  return {
    total: passing.length,
    totalIsExact: plan.matching === 'all' || texts.isExact,
    hits: page.map(({ entry, score }): EngineHit => {
      const cited = isCited(plan, entry, matches.byName) ? plan.citedEId : null
      const parts: Record<string, number> = {}
      if (plan.explain) scoreOf(entry, parts)
      return {
        workId: entry.workId,
        versionId: entry.versionId,
        score,
        ...provisionsOf(entry.number, plan, terms, texts, cited, lookup, total),
        explanation: plan.explain ? parts : null,
      }
    }),
    facets: countFacets(plan.facets, candidates, day, catalogue),
  }
}

/**
 * The provisions of one document that match: those that hold every term that stands in its text, else those that hold
 * any; the cited one first, then by score.
 */
function provisionsOf(
  number: number,
  plan: SearchPlan,
  terms: readonly Term[],
  texts: ScoredTexts,
  citedEId: string | null,
  lookup: Lookup,
  total: number,
): Pick<EngineHit, 'provisions' | 'provisionsTotal'> {
  const held = new Map<number, { terms: number; score: number }>()
  let termsHere = 0
  for (const term of terms) {
    const weight = term.weight * inverseFrequency(term.places.length, total)
    const before = held.size
    let isHere = false
    for (const place of within(term.places, number)) {
      isHere = true
      const known = held.get(place)
      if (known === undefined) held.set(place, { terms: 1, score: weight })
      else held.set(place, { terms: known.terms + 1, score: known.score + weight })
    }
    if (isHere || held.size > before) termsHere++
  }
  const first = lowerBound(texts.places, number * placesPerDocument)
  for (let index = first; index < texts.places.length; index++) {
    const known = held.get(texts.places[index] ?? 0)
    if ((texts.places[index] ?? 0) >= (number + 1) * placesPerDocument) break
    // BM25 decides among provisions that hold the same terms
    if (known !== undefined) known.score += texts.scores[index] ?? 0
  }
  let matching = [...held]
  if (plan.matching === 'all') {
    const complete = matching.filter(([, { terms: count }]) => count === termsHere)
    if (complete.length > 0) matching = complete
  }
  const citedPlace = citedEId === null ? null : lookup.placeOf(number, citedEId)
  if (citedPlace !== null) {
    matching = matching.filter(([place]) => place !== citedPlace)
    matching.push([citedPlace, { terms: termsHere, score: profileOf(plan).citedProvision * 100 }])
  }
  matching.sort(([a, one], [b, other]) => other.score - one.score || a - b)
  return {
    provisionsTotal: matching.length,
    provisions: matching
      .slice(0, plan.provisionsPerHit)
      .map(([place, { score }]) => ({ eId: lookup.eId(place) ?? '', score })),
  }
}

function* within(places: Float64Array, number: number): Generator<number> {
  const end = (number + 1) * placesPerDocument
  for (let index = lowerBound(places, number * placesPerDocument); index < places.length; index++) {
    const place = places[index] ?? end
    if (place >= end) return
    yield place
  }
}
