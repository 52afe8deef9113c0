import { validityCodes } from '../../../data/validity/validity.ts'
import type { SearchPlan } from '../../query/plan.ts'
import { type RankingProfile, ranking } from '../../ranking.ts'
import type { CatalogueEntry, DayView } from './catalogue.ts'
import type { DocumentMatches } from './match-documents.ts'

/** The score of a document; where `parts` is given, its weighed parts are noted there by name, but for those that are 0. */
export type DocumentScorer = (entry: CatalogueEntry, parts?: Record<string, number>) => number

export function profileOf(plan: SearchPlan): RankingProfile {
  return plan.matching === 'any' ? ranking.question : ranking.words
}

/** Weighs what `matches` found as `ranking.json` says; scores of texts are scaled to the best among `entries`. */
export function documentScorer(
  plan: SearchPlan,
  entries: readonly CatalogueEntry[],
  matches: DocumentMatches,
  day: DayView,
): DocumentScorer {
  const weights = profileOf(plan)
  const bestDocument = highest(entries, matches.documentScores)
  const bestArticle = highest(entries, matches.best)
  const asked = plan.words.map(({ text }) => text)
  return (entry, parts) => {
    const { number } = entry
    let score = 0
    const add = (name: keyof RankingProfile, share: number): void => {
      const value = weights[name] * share
      score += value
      if (parts !== undefined && value !== 0) parts[name] = value
    }
    if (matches.byName.has(number)) add('exactName', 1)
    if (matches.byNumber.has(number)) add('exactNumber', 1)
    if (plan.names.some((name) => entry.name.startsWith(name))) add('namePrefix', 1)
    if (asked.length > 0) add('titleCoverage', titleCoverage(entry.name, asked))
    add('documentScore', (matches.documentScores[number] ?? 0) / bestDocument)
    add('articleScore', (matches.best[number] ?? 0) / bestArticle)
    add('secondArticle', (matches.second[number] ?? 0) / bestArticle)
    add('level', entry.levelShare)
    add('status', statusShare(number, day))
    if (entry.kind === 'amending_decision') add('amendingDecision', 1)
    return score
  }
}

export function statusShare(number: number, day: DayView): number {
  const code = validityCodes[day.status[number] ?? 0]
  return code === undefined ? 0 : ranking.statuses[code]
}

/** 1 where the title is made of the words asked for and nothing else; a word asked for that is missing costs twice. */
function titleCoverage(name: string, words: readonly string[]): number {
  let asked = 0
  let found = 0
  for (const word of words) {
    asked += word.length
    if (name.includes(word)) found += word.length
  }
  if (found === 0) return 0
  const coverage = found / asked
  const density = Math.min(1, found / Math.max(1, name.length))
  return coverage * coverage * (0.4 + 0.6 * density)
}

function highest(entries: readonly CatalogueEntry[], scores: Float64Array): number {
  let best = 0
  for (const { number } of entries) best = Math.max(best, scores[number] ?? 0)
  return best === 0 ? 1 : best
}
