import type { IsoDate } from '../model/dates.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import { labelMeaning } from '../reference/source-labels.ts'
import { applicableVersion } from './applicable.ts'
import { type DecidedVersion, decideVersions } from './decide.ts'
import { basisOfRelation, concerns, defaultEnd, isRepealBefore, periodEnds } from './ends.ts'
import type { WorkEvidence } from './evidence.ts'
import { timelines } from './timeline.ts'
import { type ValidityBasis, validityLabels } from './validity.ts'

/** What a maintainer should look at. */
export const reviewKinds = [
  'conflict',
  'label_disagreement',
  'period_over',
  'default_period_over',
  'replaced_not_repealed',
  'repeal_before_version',
  'presumed_status',
  'undated',
  'parser_warning',
] as const

export type ReviewKind = (typeof reviewKinds)[number]

export const reviewExplanations: Readonly<Record<ReviewKind, string>> = {
  conflict: '依据互相矛盾，没有规则能够排出先后，状态待核实',
  label_disagreement: '来源标注的效力与依文本推算的状态不一致',
  period_over: '文本规定的有效期已经届满，来源仍标注有效',
  default_period_over: '按制定机关的统一规定，有效期可能已经届满，请核实是否失效或者已经继续有效',
  replaced_not_repealed: '已有文件取代，但没有见到明文废止',
  repeal_before_version: '写明废止的日期早于该文本公布的日期，所指可能是同名的旧文件',
  presumed_status: '状态是按通常规则推定的，文本和来源均未载明',
  undated: '没有任何可以依据的日期',
  parser_warning: '读取文本时发现异常',
}

export interface ReviewItem {
  readonly kind: ReviewKind
  readonly workId: string
  readonly versionId: string
  readonly title: string
  /** One Chinese sentence: `reviewExplanations` of the kind, with what is particular to the case. */
  readonly explanation: string
  readonly basis: readonly ValidityBasis[]
}

/**
 * What a maintainer should look at in a work on `asOf`, in the order of `reviewKinds` for each version. Presumed statuses are
 * listed of the version that applies alone. Pure.
 */
export function reviewItems(evidence: WorkEvidence, work: Work, asOf: IsoDate): readonly ReviewItem[] {
  const known: WorkEvidence = evidence.work == null ? { ...evidence, work } : evidence
  const decided = decideVersions(known, asOf)
  const dated = decided.map(({ version, intervals }) => ({ ...version, validity: intervals }))
  const applicable = applicableVersion(dated, asOf)?.versionId ?? null
  return decided.flatMap((one) => ofVersion(one, known, asOf, one.version.versionId === applicable))
}

function ofVersion(
  { version, validity }: DecidedVersion,
  evidence: WorkEvidence,
  asOf: IsoDate,
  isApplicable: boolean,
): readonly ReviewItem[] {
  const items: ReviewItem[] = []
  const add = (kind: ReviewKind, basis: readonly ValidityBasis[], detail: string | null = null) => {
    const { workId, versionId, title } = version
    const explanation = detail === null ? reviewExplanations[kind] : `${reviewExplanations[kind]}：${detail}`
    items.push({ kind, workId, versionId, title, explanation, basis })
  }
  const { code, certainty, basis, sourceLabel } = validity
  const isUndated = basis.some(({ rule }) => rule === 'no_date')
  const isContradictory = code === 'unknown' && !isUndated && !basis.some(({ rule }) => rule === 'correction')
  if (isContradictory) add('conflict', basis)
  const expired = periodOver(version, evidence, asOf)
  const isOver = expired.length > 0 && labelMeaning(sourceLabel) === 'in_force'
  if (validity.conflict && !isContradictory && !isOver) {
    add('label_disagreement', basis, `来源标注“${sourceLabel ?? ''}”，推算为“${validityLabels[code]}”`)
  }
  if (isOver) add('period_over', expired)
  const hints = isApplicable ? defaultPeriodOver(version, evidence, asOf) : []
  if (hints.length > 0) add('default_period_over', hints, hints[0]?.elsewhere?.title ?? null)
  const replaced = basis.filter(({ rule }) => rule === 'replaced')
  if (replaced.length > 0) add('replaced_not_repealed', replaced)
  const older = repealsBefore(version, evidence)
  if (older.length > 0) add('repeal_before_version', older)
  if (isUndated) add('undated', basis)
  else if (
    isApplicable &&
    certainty === 'presumed' &&
    !isContradictory &&
    replaced.length === 0 &&
    hints.length === 0
  ) {
    add('presumed_status', basis)
  }
  for (const { message } of version.warnings) add('parser_warning', [], message)
  return items
}

function periodOver(version: Version, evidence: WorkEvidence, asOf: IsoDate): readonly ValidityBasis[] {
  const timeline = timelines(evidence).get(version.versionId)
  if (timeline === undefined || timeline.keepings.length > 0) return []
  return periodEnds(version, timeline.start, evidence)
    .filter(({ on }) => on <= asOf)
    .map(({ basis }) => basis)
}

/** Whether a rule decides, only asks for 评估, was not checked, or gives way to a label: a person has to look. */
function defaultPeriodOver(version: Version, evidence: WorkEvidence, asOf: IsoDate): readonly ValidityBasis[] {
  const timeline = timelines(evidence).get(version.versionId)
  if (timeline === undefined || timeline.keepings.length > 0 || timeline.corrected !== null) return []
  const end = defaultEnd(version, timeline.start, evidence)
  const isEndedBefore = timeline.ends.some(({ on, basis }) => basis.rule !== 'default_period' && on <= asOf)
  return end === null || end.on > asOf || isEndedBefore ? [] : [end.basis]
}

function repealsBefore(version: Version, evidence: WorkEvidence): readonly ValidityBasis[] {
  return evidence.relations
    .filter(({ type, partial, effect }) => type === 'repeals' && !partial && effect !== 'kept')
    .filter((relation) => concerns(relation, version) && isRepealBefore(relation, version))
    .map((relation) => basisOfRelation('explicit_repeal', relation, evidence))
}
