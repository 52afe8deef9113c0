import type { SearchEngine, SearchResponse } from './engine.ts'
import type { QueryWord, SearchPlan } from './query/plan.ts'
import { wordsInside } from './segment/segmenter.ts'

export interface RelaxedResponse {
  readonly response: SearchResponse
  /** Nothing held all the words; these results hold some of them. */
  readonly isRelaxed: boolean
}

/** What a word inside a longer one counts beside it. */
const innerWeight = 0.5

/** Searches; where nothing holds all the words, searches again for what holds any of them, or words inside them. */
export async function searchWithRelaxation(engine: SearchEngine, plan: SearchPlan): Promise<RelaxedResponse> {
  const response = await engine.search(plan)
  if (response.total > 0 || plan.matching === 'any') return { response, isRelaxed: false }
  const words = withInnerWords(plan.words)
  if (words.length < 2) return { response, isRelaxed: false }
  const relaxed = await engine.search({ ...plan, words, matching: 'any' })
  return relaxed.total > 0 ? { response: relaxed, isRelaxed: true } : { response, isRelaxed: false }
}

function withInnerWords(words: readonly QueryWord[]): readonly QueryWord[] {
  const inner = words.flatMap(({ text, weight }) =>
    wordsInside(text).map((part) => ({ text: part, weight: weight * innerWeight })),
  )
  return [...words, ...inner]
}
