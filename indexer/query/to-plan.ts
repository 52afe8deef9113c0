import { normaliseDocumentNumber } from '../../data/model/document-number.ts'
import type { SearchFilters, SearchPlan } from './plan.ts'
import type { Understanding } from './understand.ts'

/** What a caller asks for beside the words. */
export type PlanParameters = Pick<
  SearchPlan,
  | 'in'
  | 'filters'
  | 'asOf'
  | 'versions'
  | 'unit'
  | 'sort'
  | 'offset'
  | 'limit'
  | 'provisionsPerHit'
  | 'facets'
  | 'explain'
>

/** Filters that let everything through but decisions that only amend others. */
export const noFilters: SearchFilters = {
  status: [],
  type: [],
  issuer: [],
  subject: [],
  year: [],
  region: [],
  applicableIn: null,
  promulgatedFrom: null,
  promulgatedTo: null,
  effectiveFrom: null,
  effectiveTo: null,
  workId: null,
  amendingDecisions: false,
}

/** Joins what the words mean with what the caller asks for. Pure. */
export function toPlan(understanding: Understanding, parameters: PlanParameters): SearchPlan {
  const { kind, words, phrases, excluded, matching, names, citedEId } = understanding
  const documentNumber =
    understanding.documentNumber ??
    (parameters.in === 'number' && understanding.text.trim() !== ''
      ? normaliseDocumentNumber(understanding.text)
      : null)
  return { kind, words, phrases, excluded, matching, names, citedEId, documentNumber, ...parameters }
}
