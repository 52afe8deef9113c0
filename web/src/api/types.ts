import type { components } from '../../generated/api'
import type { Answer } from './client.ts'

export type SearchAnswer = Answer<'/search'>
export type Hit = SearchAnswer['hits'][number]
export type WorkHit = Extract<Hit, { provisions: unknown }>
export type ProvisionHit = Exclude<Hit, WorkHit>
export type UnderstoodAs = SearchAnswer['query']['understoodAs']
export type FacetName = keyof SearchAnswer['facets']
export type FacetValue = components['schemas']['FacetValue']

export type StatsAnswer = Answer<'/stats'>

export type WorkAnswer = Answer<'/works/{workId}'>
export type VersionAnswer = Answer<'/works/{workId}/versions/{versionId}'>
export type ProvisionAnswer = Answer<'/works/{workId}/versions/{versionId}/provisions/{eId}'>

export type CompareAnswer = Answer<'/works/{workId}/compare'>
/** A provision of the old text beside its counterpart in the new one. */
export type ComparedRow = CompareAnswer['rows'][number]

export type Relation = components['schemas']['Relation']
export type RelationType = Relation['type']

export type WorkDescription = components['schemas']['WorkDescription']
export type VersionSummary = components['schemas']['VersionSummary']
export type Validity = components['schemas']['Validity']
export type ValidityBasis = components['schemas']['ValidityBasis']
export type ValidityCode = Validity['code']
export type Certainty = Validity['certainty']
export type Manifestation = components['schemas']['Manifestation']
export type ParseWarning = components['schemas']['ParseWarning']
/** A part of the text; text stands in leaves only. */
export type Provision = components['schemas']['Provision']
export type Ancestor = components['schemas']['Ancestor']
