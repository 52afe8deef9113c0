import type { IsoDate } from '../model/dates.ts'
import type { Version } from '../model/version.ts'
import { concerns, isRepealBefore, repealEvent } from './ends.ts'
import type { StatusEvent, WorkEvidence } from './evidence.ts'

/** A repeal of parts of a text; `eIds` is empty where the parts cannot be told. */
export interface PartialRepeal extends StatusEvent {
  readonly eIds: readonly string[]
}

/**
 * The parts of a version that are repealed on `asOf` while the rest stays in force (部分失效), one for each sentence. A
 * version that came after the repeal is already without them.
 */
export function partialRepeals(version: Version, evidence: WorkEvidence, asOf: IsoDate): readonly PartialRepeal[] {
  if (evidence.relations.length === 0) return []
  const bySentence = new Map<string, PartialRepeal>()
  for (const relation of evidence.relations) {
    const { type, partial, effect, effectiveOn, from, quote, target } = relation
    if (type !== 'repeals' || !partial || effect === 'kept' || effectiveOn === null || effectiveOn > asOf) continue
    if (!concerns(relation, version) || isRepealBefore(relation, version)) continue
    const event = repealEvent(relation, evidence)
    const key = [from.workId, from.versionId, from.eId, event.code, effectiveOn, quote].join(' ')
    const eIds = [...(bySentence.get(key)?.eIds ?? []), ...(target.eId === null ? [] : [target.eId])]
    bySentence.set(key, { ...event, eIds, basis: { ...event.basis, eIds } })
  }
  return [...bySentence.values()]
}
