import { LRUCache } from 'lru-cache'
import type { IsoDate } from '../../data/model/dates.ts'
import { documentTypeLabels } from '../../data/model/document-type.ts'
import { validityLabels } from '../../data/validity/validity.ts'
import type { EngineHit, FacetCount, FacetName, SearchResponse } from '../../indexer/engine.ts'
import type { SearchPlan } from '../../indexer/query/plan.ts'
import { type Understanding, understand } from '../../indexer/query/understand.ts'
import { searchWithRelaxation } from '../../indexer/search.ts'
import { wordsInside } from '../../indexer/segment/segmenter.ts'
import { ServerError } from '../errors.ts'
import type { SearchParameters } from '../http/schemas/parameters.ts'
import type { SearchAnswer } from '../http/schemas/search.ts'
import { type Collection, type CurrentCollection, noticeOf } from './collection-in-use.ts'
import { toRegion } from './describe.ts'
import { type HitContext, toProvisionHit, toWorkHit } from './hits.ts'
import { planFor } from './search-plan.ts'
import { suggestionsFor } from './suggestions.ts'

/** Searches as the API answers them. */
export interface SearchService {
  /** Throws the errors of engine and store, and `server/index-not-ready` before anything was indexed. */
  search(parameters: SearchParameters, asOf: IsoDate): Promise<SearchAnswer>
}

const answersKept = 500

export function searchService(current: CurrentCollection): SearchService {
  /** What is kept of a collection goes with the collection. */
  const keptOf = new WeakMap<Collection, LRUCache<string, SearchAnswer>>()

  function answersOf(collection: Collection): LRUCache<string, SearchAnswer> {
    const known = keptOf.get(collection)
    if (known !== undefined) return known
    const fresh = new LRUCache<string, SearchAnswer>({ max: answersKept })
    keptOf.set(collection, fresh)
    return fresh
  }

  return {
    async search(parameters, asOf) {
      const collection = current()
      const position = await collection.engine.position()
      if (position === null)
        throw new ServerError('server/index-not-ready', 'nothing is indexed yet; run `tongcha index`')
      const answers = answersOf(collection)
      // The day stands in the key, so nothing is kept past midnight; so do both ends of the change log.
      const state = `${collection.store.changes.head()} ${position}`
      const key = JSON.stringify([state, asOf, parameters])
      const known = answers.get(key)
      if (known !== undefined) return known
      const answer = await answerTo(parameters, asOf, collection)
      answers.set(key, answer)
      return answer
    },
  }
}

async function answerTo(parameters: SearchParameters, asOf: IsoDate, collection: Collection): Promise<SearchAnswer> {
  const startedAt = performance.now()
  const { engine, store } = collection
  const understanding = understand(parameters.q)
  const plan = planFor(understanding, parameters, asOf)
  const { response, isRelaxed } = await searchWithRelaxation(engine, plan)
  const context: HitContext = { store, asOf, terms: termsOf(plan, isRelaxed) }
  const toHit = (hit: EngineHit) => (plan.unit === 'work' ? toWorkHit(hit, context) : toProvisionHit(hit, context))
  const hits = response.hits.map(toHit).filter((hit) => hit !== null)
  const suggestions = response.total === 0 ? await suggestionsFor({ engine, understanding, parameters, asOf }) : []
  return {
    query: { text: parameters.q, understoodAs: toUnderstoodAs(understanding, plan, isRelaxed), asOf },
    total: response.total,
    totalIsExact: response.totalIsExact,
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
    engine: engine.id,
    hits,
    facets: toFacets(response, plan.facets),
    suggestions: [...suggestions],
    notice: noticeOf(collection),
  }
}

/** The words to be marked; where only parts of them matched, those parts too. */
function termsOf({ words, phrases, documentNumber }: SearchPlan, isRelaxed: boolean): readonly string[] {
  const texts = words.map(({ text }) => text)
  return [
    ...texts,
    ...(isRelaxed ? texts.flatMap(wordsInside) : []),
    ...phrases,
    ...(documentNumber === null ? [] : [documentNumber]),
  ]
}

function toUnderstoodAs(
  understanding: Understanding,
  plan: SearchPlan,
  relaxed: boolean,
): SearchAnswer['query']['understoodAs'] {
  return {
    kind: plan.kind,
    words: plan.words.map(({ text }) => text),
    phrases: [...plan.phrases],
    excluded: [...plan.excluded],
    title: understanding.title,
    article: plan.citedEId,
    documentNumber: plan.documentNumber,
    relaxed,
  }
}

const facetLabels: Readonly<Record<FacetName, (value: string) => string>> = {
  status: (value) => labelIn(validityLabels, value),
  type: (value) => labelIn(documentTypeLabels, value),
  region: (value) => toRegion(value)?.name ?? value,
  issuer: (value) => value,
  year: (value) => value,
}

/** A value that the table does not know is its own label. */
const labelIn = (labels: Readonly<Record<string, string>>, value: string): string => labels[value] ?? value

function toFacets({ facets }: SearchResponse, asked: readonly FacetName[]): SearchAnswer['facets'] {
  const labelled = (name: FacetName) => (counts: readonly FacetCount[]) =>
    counts.map(({ value, count }) => ({ value, label: facetLabels[name](value), count }))
  return Object.fromEntries(asked.map((name) => [name, labelled(name)(facets[name] ?? [])]))
}
