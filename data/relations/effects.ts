import type { IsoDate } from '../model/dates.ts'
import type { Relation } from '../model/relation.ts'
import { normaliseTitle } from '../model/titles.ts'
import type { Version } from '../model/version.ts'
import type { Store } from '../store/store.ts'
import { appearedOn } from '../validity/applicable.ts'

/**
 * What became of a decision's order in the texts held. `applied`: the target's text shows it, or it is a repeal, which
 * takes effect by itself. `pending`: the newest text held is older than the decision. `conflicting`: there is a newer
 * text, and none that names the decision.
 */
export const decisionEffects = ['applied', 'pending', 'conflicting'] as const

export type DecisionEffect = (typeof decisionEffects)[number]

/** A document that a decision amends or repeals, and what became of it. */
export interface OrderedEffect {
  readonly relation: Relation
  /** `null` while the document is not held. */
  readonly effect: DecisionEffect | null
}

/** What became of everything that a decision amends or repeals (一揽子修改、废止), in the order of its text. */
export function effectsOf(store: Pick<Store, 'works'>, workId: string): readonly OrderedEffect[] {
  const everything = { direction: 'out', types: ['repeals', 'amends'], limit: Number.MAX_SAFE_INTEGER } as const
  return store.works
    .relationsOf(workId, everything)
    .items.map((relation) => ({ relation, effect: effectIn(store, relation) }))
}

/** What became of one order; `null` for relations that order nothing, and while the target is not held. */
export function effectIn({ works }: Pick<Store, 'works'>, relation: Relation): DecisionEffect | null {
  const { type, from, target } = relation
  if ((type !== 'amends' && type !== 'repeals') || target.workId === null) return null
  if (type === 'repeals') return relation.effect === 'kept' ? null : 'applied'
  const decision = works.version(from.workId, from.versionId)
  return decision === null ? null : amendmentEffect(decision, works.versionsOf(target.workId))
}

/** What became of an amendment that `decision` orders, given the versions held of its target. */
export function amendmentEffect(decision: Version, versions: readonly Version[]): DecisionEffect {
  const days = [decision.adoptedOn, decision.promulgatedOn, decision.approvedOn].filter((day) => day !== null)
  const since = days.sort()[0]
  const newer = versions.filter((version) => since !== undefined && (appearedOn(version) ?? '') >= since)
  if (newer.length === 0) return 'pending'
  return newer.some((version) => shows(version, decision, days)) ? 'applied' : 'conflicting'
}

/** The version's title note names the decision, or an event on one of its days. */
function shows(version: Version, decision: Version, days: readonly IsoDate[]): boolean {
  const title = normaliseTitle(decision.title)
  return (
    version.history.some(
      (event) =>
        days.includes(event.on) || (event.decision !== null && isSameDecision(normaliseTitle(event.decision), title)),
    ) ||
    (version.titleNote !== null && normaliseTitle(version.titleNote).includes(title))
  )
}

/** Notes leave out the body in front: 关于修改《…》等四部法律的决定. */
function isSameDecision(named: string, title: string): boolean {
  const about = title.indexOf('关于')
  return named === title || (about > 0 && named === title.slice(about)) || title === named.slice(named.indexOf('关于'))
}
