import type { CorrectedValue, Correction, CorrectionSource } from '../data/corrections/correction.ts'
import type { Provision } from '../data/model/provision.ts'
import type { Relation } from '../data/model/relation.ts'
import type { Version } from '../data/model/version.ts'
import type { Work } from '../data/model/work.ts'
import type { WorkEvidence } from '../data/validity/timeline.ts'

/** A work of invented law; `fields` replace what a test is about. */
export function aWork(fields: Partial<Work> = {}): Work {
  const title = fields.title ?? '湖泊渡运法'
  return {
    workId: 'w000000000000001',
    key: { normalisedTitle: title, issuer: '云岚国国民议会', firstAdoptedOn: '2001-05-01' },
    title,
    titleAliases: [],
    type: 'law',
    kind: null,
    issuers: ['云岚国国民议会'],
    region: '000000',
    subjects: [],
    ...fields,
  }
}

/** A version in force from its promulgation on, unless a test says otherwise. */
export function aVersion(fields: Partial<Version> = {}): Version {
  const promulgatedOn = fields.promulgatedOn === undefined ? '2001-05-01' : fields.promulgatedOn
  return {
    workId: 'w000000000000001',
    versionId: promulgatedOn ?? 'undated-00000000',
    title: '湖泊渡运法',
    adoptedOn: promulgatedOn,
    adoptedOnPrecision: 'day',
    approvedOn: null,
    approvedOnPrecision: 'day',
    promulgatedOn,
    promulgatedOnPrecision: 'day',
    effectiveFrom: promulgatedOn,
    effectiveFromPrecision: 'day',
    effectiveFromOrigin: 'source',
    effectiveFromQuote: null,
    statedPeriod: null,
    commencements: [],
    documentNumber: null,
    documentNumberNormalised: null,
    titleNote: null,
    history: [],
    sourceLabel: null,
    knownOn: '2026-06-30',
    textSha256: '0'.repeat(64),
    warnings: [],
    ...fields,
  }
}

/** An article of one paragraph, as the structure reader would give it. */
export function anArticle(number: string, text: string): Provision {
  const eId = `art_${number}`
  const paragraph: Provision = {
    eId: `${eId}__para_1`,
    kind: 'paragraph',
    number: '1',
    label: null,
    heading: null,
    text,
    children: [],
  }
  return { eId, kind: 'article', number, label: `第${number}条`, heading: null, text: null, children: [paragraph] }
}

/** The repeal of a whole work by another. */
export function aRepeal(fields: Partial<Relation> = {}): Relation {
  return {
    type: 'repeals',
    partial: false,
    from: { workId: 'w000000000000009', versionId: '2010-01-01', eId: 'art_30' },
    target: { workId: 'w000000000000001', versionId: null, eId: null, citedAs: '湖泊渡运法' },
    quote: '《湖泊渡运法》同时废止。',
    effectiveOn: '2010-03-01',
    effect: 'repealed',
    ...fields,
  }
}

/** A list that keeps a work in force (继续有效). */
export function aKeeping(fields: Partial<Relation> = {}): Relation {
  return aRepeal({ effect: 'kept', quote: '列入附件的行政规范性文件继续有效。', ...fields })
}

/** A text that takes the place of another without repealing it. */
export function aReplacement(fields: Partial<Relation> = {}): Relation {
  return aRepeal({ type: 'replaces', effect: null, quote: '本办法取代《湖泊渡运法》。', ...fields })
}

/** A correction of the work of `aVersion`, by its field and value. */
export function aCorrection(corrected: CorrectedValue, fields: Partial<CorrectionSource> = {}): Correction {
  return {
    workId: 'w000000000000001',
    versionId: null,
    quote: '公报载明。',
    address: 'https://example.org/gazette',
    by: '张三',
    on: '2026-01-10',
    ...fields,
    ...corrected,
  }
}

/** What a status is decided from. */
export function evidence(
  versions: readonly Version[],
  relations: readonly Relation[] = [],
  more: Partial<WorkEvidence> = {},
): WorkEvidence {
  return { versions, relations, titleOf: (workId) => `题名 ${workId}`, ...more }
}
