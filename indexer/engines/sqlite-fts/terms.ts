import type { QueryWord, SearchPlan } from '../../query/plan.ts'
import type { Lookup, Occurrences } from './lookup.ts'

/** A word or phrase of a plan, and where it stands in the parts of the text that the plan looks at. */
export interface Term extends Occurrences {
  readonly text: string
  readonly weight: number
  /** Found character by character, so without a BM25 of its own. */
  readonly isPhrase: boolean
  /** Must occur, however the words are matched. */
  readonly isRequired: boolean
}

/** What a word inside a longer one counts beside it. */
const innerShare = 0.5

/** Looks up the words and phrases of a plan, rarest first; a word that is given twice counts once. */
export function termsOf(plan: SearchPlan, lookup: Lookup): readonly Term[] {
  const part = plan.in
  if (part === 'number') return []
  const terms: Term[] = []
  const seen = new Set<string>()
  const add = ({ text, weight, inner }: QueryWord): void => {
    if (seen.has(text)) return
    seen.add(text)
    const found = within(part, lookup.word(text))
    const isNowhere = found.places.length + found.titles.size + found.headings.size === 0
    if (isNowhere && plan.matching === 'any' && inner !== undefined) {
      for (const innerWord of inner) add({ text: innerWord, weight: weight * innerShare })
    } else terms.push({ ...found, text, weight, isRequired: plan.matching === 'all' })
  }
  for (const word of plan.words) add(word)
  for (const text of plan.phrases) {
    terms.push({ ...within(part, lookup.phrase(text)), text, weight: 1, isPhrase: true, isRequired: true })
  }
  return terms.sort((a, b) => a.places.length - b.places.length)
}

const nowhere: ReadonlySet<number> = new Set()
const noPlaces = new Float64Array(0)

function within<T extends Occurrences>(part: 'all' | 'title' | 'body', found: T): T {
  if (part === 'title') return { ...found, places: noPlaces, headings: nowhere }
  return part === 'body' ? { ...found, titles: nowhere } : found
}

/** How much a term tells that stands in `frequency` of `total` texts (BM25). */
export function inverseFrequency(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
}
