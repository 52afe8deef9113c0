import type { EngineHit, SearchResponse } from '../../engine.ts'
import type { SearchPlan } from '../../query/plan.ts'
import { bestOf } from './best-of.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import { countFacets, filterMask } from './filters.ts'
import { documentOf, type Lookup } from './lookup.ts'
import { isCited, isWithoutWords, namedBy } from './match-documents.ts'
import { orderOf, tieBreak } from './order.ts'
import { profileOf, statusShare } from './rank.ts'
import { placesPerDocument } from './schema.ts'
import { scoreTexts } from './score-texts.ts'
import { inverseFrequency, type Term, termsOf } from './terms.ts'

/** A place that passes the filters. */
interface Found {
  readonly place: number
  readonly entry: CatalogueEntry
  /** By its words alone. */
  readonly wordScore: number
  readonly score: number
}

/** Answers a plan whose hits are provisions, ranked among those of all documents; facets count provisions. */
export function searchProvisions(plan: SearchPlan, catalogue: Catalogue, lookup: Lookup): SearchResponse {
  const day = catalogue.onDay(plan.asOf)
  const { scores, isExact } = matchPlaces(plan, catalogue, lookup)
  const cited = citedPlaces(plan, catalogue, lookup)
  for (const place of cited) scores.set(place, scores.get(place) ?? 0)
  exclude(plan, scores, lookup)

  const candidates = new Map<number, { entry: CatalogueEntry; mask: number; weight: number }>()
  const failing = filterMask(plan, day)
  let highest = 0
  for (const [place, score] of scores) {
    const number = documentOf(place)
    const known = candidates.get(number)
    if (known !== undefined) known.weight++
    else {
      const entry = catalogue.entry(number)
      if (entry === undefined) continue
      candidates.set(number, { entry, mask: failing(entry), weight: 1 })
    }
    if (candidates.get(number)?.mask === 0) highest = Math.max(highest, score)
  }
  const weights = profileOf(plan)
  const ofDocument = (entry: CatalogueEntry) => ({
    level: weights.level * entry.levelShare,
    status: weights.status * statusShare(entry.number, day),
  })
  const ofPlace = (place: number, score: number) => ({
    articleScore: weights.articleScore * (highest === 0 ? 0 : score / highest),
    citedProvision: cited.has(place) ? weights.citedProvision : 0,
  })
  const documentShares = new Map<number, number>()
  for (const [number, { entry, mask }] of candidates) {
    if (mask !== 0) continue
    const { level, status } = ofDocument(entry)
    documentShares.set(number, level + status)
  }
  const found: Found[] = []
  for (const [place, wordScore] of scores) {
    const number = documentOf(place)
    const share = documentShares.get(number)
    const entry = catalogue.entry(number)
    if (share === undefined || entry === undefined) continue
    const { articleScore, citedProvision } = ofPlace(place, wordScore)
    found.push({ place, entry, wordScore, score: articleScore + citedProvision + share })
  }
  const order = orderOf(plan)
  const page = bestOf(found, plan.offset + plan.limit, (a, b) => {
    if (order === null && a.score !== b.score) return b.score - a.score
    if (a.entry === b.entry) return (order === null ? 0 : b.score - a.score) || a.place - b.place
    return order?.(a.entry, b.entry) || tieBreak(a.entry, b.entry)
  }).slice(plan.offset)
  return {
    total: found.length,
    totalIsExact: isExact,
    hits: page.map(
      ({ place, entry, wordScore, score }): EngineHit => ({
        workId: entry.workId,
        versionId: entry.versionId,
        score,
        provisionsTotal: 1,
        provisions: [{ eId: lookup.eId(place) ?? '', score }],
        explanation: plan.explain ? { ...ofPlace(place, wordScore), ...ofDocument(entry) } : null,
      }),
    ),
    facets: countFacets(plan.facets, [...candidates.values()], day, catalogue),
  }
}

/** Places that match, with their scores before level and status. */
function matchPlaces(plan: SearchPlan, catalogue: Catalogue, lookup: Lookup) {
  const scores = new Map<number, number>()
  if (isWithoutWords(plan)) {
    for (const entry of catalogue.entries()) addDocument(entry.number, catalogue, scores)
    return { scores, isExact: true }
  }
  const terms = termsOf(plan, lookup)
  const total = catalogue.provisions
  let isExact = true
  if (plan.in === 'title') {
    for (const number of titledWith(terms, plan.matching)) addDocument(number, catalogue, scores)
  } else if (plan.matching === 'any') {
    const texts = scoreTexts(terms, 'any', lookup, total)
    isExact = texts.isExact
    texts.places.forEach((place, index) => void scores.set(place, texts.scores[index] ?? 0))
  } else if (terms.length > 0) {
    const texts = scoreTexts(terms, 'all', lookup, total)
    texts.places.forEach((place, index) => void scores.set(place, texts.scores[index] ?? 0))
    addTitled(terms, total, scores)
  }
  const named = plan.in === 'body' || plan.in === 'number' ? [] : plan.names
  // a law asked for by its name alone is given article by article
  if (plan.citedEId === null) {
    for (const name of named) for (const number of catalogue.named(name)) addDocument(number, catalogue, scores)
  }
  if (plan.documentNumber !== null && plan.in !== 'title') {
    for (const number of catalogue.numbered(plan.documentNumber)) addDocument(number, catalogue, scores)
    if (plan.in !== 'number') for (const place of lookup.phrase(plan.documentNumber).places) scores.set(place, 1)
  }
  return { scores, isExact }
}

function addDocument(number: number, catalogue: Catalogue, scores: Map<number, number>): void {
  const count = catalogue.entry(number)?.provisionCount ?? 0
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const place = number * placesPerDocument + ordinal
    if (!scores.has(place)) scores.set(place, 0)
  }
}

function titledWith(terms: readonly Term[], matching: 'all' | 'any'): ReadonlySet<number> {
  const [first, ...rest] = terms
  if (first === undefined) return new Set()
  if (matching === 'any') return new Set(terms.flatMap(({ titles }) => [...titles]))
  return new Set([...first.titles].filter((number) => rest.every(({ titles }) => titles.has(number))))
}

/** Provisions of a document whose title has some of the words (行政处罚法) and whose text has all the others (听证). */
function addTitled(terms: readonly Term[], total: number, scores: Map<number, number>): void {
  const titled = new Set(terms.flatMap(({ titles }) => [...titles]))
  if (titled.size === 0) return
  const held = new Map<number, { terms: Set<Term>; score: number }>()
  for (const term of terms) {
    const gain = term.weight * inverseFrequency(term.places.length, total)
    for (const place of term.places) {
      if (!titled.has(documentOf(place))) continue
      const known = held.get(place)
      if (known === undefined) held.set(place, { terms: new Set([term]), score: gain })
      else {
        known.terms.add(term)
        known.score += gain
      }
    }
  }
  for (const [place, { terms: here, score }] of held) {
    const number = documentOf(place)
    let inTitle = 0
    if (scores.has(place) || !terms.every((term) => here.has(term) || term.titles.has(number))) continue
    for (const term of terms) if (!here.has(term)) inTitle += inverseFrequency(term.places.length, total)
    scores.set(place, score + inTitle)
  }
}

function citedPlaces(plan: SearchPlan, catalogue: Catalogue, lookup: Lookup): ReadonlySet<number> {
  const places = new Set<number>()
  if (plan.citedEId === null) return places
  const byName = namedBy(plan, catalogue)
  for (const entry of catalogue.entries()) {
    if (!isCited(plan, entry, byName)) continue
    const place = lookup.placeOf(entry.number, plan.citedEId)
    if (place !== null) places.add(place)
  }
  return places
}

function exclude(plan: SearchPlan, scores: Map<number, number>, lookup: Lookup): void {
  for (const phrase of plan.excluded) {
    const held = lookup.phrase(phrase)
    for (const place of held.places) scores.delete(place)
    if (held.titles.size === 0) continue
    for (const place of scores.keys()) if (held.titles.has(documentOf(place))) scores.delete(place)
  }
}
