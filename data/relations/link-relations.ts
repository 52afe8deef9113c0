import { LRUCache } from 'lru-cache'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import type { LinkTarget, RelationToLink } from '../store/relation-store.ts'
import type { Store } from '../store/store.ts'
import { appearedOn } from '../validity/applicable.ts'
import type { TargetDescription } from './statement.ts'

/** The text that names a target. */
export interface NamingText {
  readonly work: Work
  readonly version: Version
}

/** Finds the work and version that a text means by a name; all `null` where none is held, or several may be meant. */
export type FindTarget = (target: TargetDescription, from: NamingText) => LinkTarget

/** Outlines of texts kept in memory: those of the laws that everybody cites. */
const outlinesKept = 400

const nothing: LinkTarget = { workId: null, versionId: null, eId: null }

/** Links relations one after the other; texts and outlines that were read are kept for the next. */
export class RelationLinker {
  readonly #store: Store
  readonly #find: FindTarget
  readonly #versions = new Map<string, readonly Version[]>()
  readonly #outlines = new LRUCache<string, ReadonlySet<string>>({ max: outlinesKept })
  #naming: { readonly key: string; readonly text: NamingText } | null = null

  constructor(store: Store, find: FindTarget) {
    this.#store = store
    this.#find = find
  }

  /** Links what `relations` name, in the caller's transaction; the works whose repeals became others, in order. */
  link(relations: readonly RelationToLink[]): ReadonlySet<string> {
    const touched = new Set<string>()
    for (const relation of relations) {
      const target = this.#targetOf(relation)
      this.#store.relations.link(relation.relationKey, target)
      if (!endsItsTarget(relation) || isSame(target, relation.linked)) continue
      for (const { workId } of [target, relation.linked]) if (workId !== null) touched.add(workId)
    }
    return touched
  }

  #targetOf(relation: RelationToLink): LinkTarget {
    const found: LinkTarget = relation.target.isSelf
      ? { ...relation.from, eId: null }
      : this.#find(relation.target, this.#namingText(relation))
    if (found.workId === null || this.#cannotEnd(relation, found.workId)) return nothing
    const eId = this.#existing(found.workId, found.versionId, relation.target.eIds[0] ?? null)
    // A work is ended as a whole, also in versions that came between the decision and its first day.
    return { workId: found.workId, versionId: endsItsTarget(relation) ? null : found.versionId, eId }
  }

  /**
   * A text does not repeal the work it belongs to, nor one that appeared after it: the older work of that name is meant,
   * and is not held.
   */
  #cannotEnd({ type, partial, from }: RelationToLink, workId: string): boolean {
    if (!endsItsTarget({ type })) return false
    if (workId === from.workId) return !partial || type === 'replaces'
    const said = appearedOn(this.#namingText({ from }).version)
    const appeared = this.#versionsOf(workId).map(appearedOn)
    return said !== null && appeared.length > 0 && appeared.every((day) => day !== null && day > said)
  }

  /** The part named, or the smallest part around it that the text has; `null` where the text has neither. */
  #existing(workId: string, versionId: string | null, eId: string | null): string | null {
    if (eId === null) return null
    const version = versionId ?? this.#versionsOf(workId)[0]?.versionId
    if (version === undefined) return null
    const outline = this.#outlineOf(workId, version)
    // `art_33__para_2__subpara_1` → `art_33__para_2` → `art_33`
    for (let place = eId; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('__')))) {
      if (outline.has(place)) return place
    }
    return null
  }

  #namingText({ from }: Pick<RelationToLink, 'from'>): NamingText {
    const key = `${from.workId}/${from.versionId}`
    if (this.#naming?.key === key) return this.#naming.text
    const work = this.#store.works.find(from.workId)
    const version = this.#store.works.version(from.workId, from.versionId)
    if (work === null || version === null) throw new RangeError(`relations stand in ${key}, which is not held`)
    this.#naming = { key, text: { work, version } }
    return this.#naming.text
  }

  #versionsOf(workId: string): readonly Version[] {
    const versions = this.#versions.get(workId) ?? this.#store.works.versionsOf(workId)
    this.#versions.set(workId, versions)
    return versions
  }

  #outlineOf(workId: string, versionId: string): ReadonlySet<string> {
    const key = `${workId}/${versionId}`
    const outline = this.#outlines.get(key) ?? this.#store.relations.eIdsOf(workId, versionId)
    this.#outlines.set(key, outline)
    return outline
  }
}

/** The status of the target rests on it. */
function endsItsTarget({ type }: Pick<RelationToLink, 'type'>): boolean {
  return type === 'repeals' || type === 'replaces'
}

function isSame(a: LinkTarget, b: LinkTarget): boolean {
  return a.workId === b.workId && a.versionId === b.versionId && a.eId === b.eId
}
