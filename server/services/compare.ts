import { LRUCache } from 'lru-cache'
import { type ComparedRow, compareTexts } from '../../data/comparison/compare-texts.ts'
import type { IsoDate } from '../../data/model/dates.ts'
import type { VersionText } from '../../data/model/version.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { decideVersions } from '../../data/validity/decide.ts'
import type { CompareAnswer } from '../http/schemas/compare.ts'
import { type CurrentCollection, noticeOf } from './collection-in-use.ts'
import { toVersionSummary, toWorkDescription } from './describe.ts'
import { found, type Lookup, missing } from './lookup.ts'

/** Two versions of a work beside each other. */
export interface CompareService {
  /** Statuses are those of `asOf`; the texts are the same on every day. */
  compare(workId: string, from: string, to: string, asOf: IsoDate): Lookup<CompareAnswer>
}

type Compared = Pick<CompareAnswer, 'rows' | 'counts'>

const comparisonsKept = 50

export function compareService(current: CurrentCollection): CompareService {
  const keptOf = new WeakMap<Store, LRUCache<string, Compared>>()

  function keptIn(store: Store): LRUCache<string, Compared> {
    const known = keptOf.get(store) ?? new LRUCache<string, Compared>({ max: comparisonsKept })
    keptOf.set(store, known)
    return known
  }

  function compared(store: Store, from: VersionText, to: VersionText): Compared {
    const kept = keptIn(store)
    // Texts may be read anew; the head of the change log tells.
    const name = JSON.stringify([
      store.changes.head(),
      from.version.workId,
      from.version.versionId,
      to.version.versionId,
    ])
    const known = kept.get(name)
    if (known !== undefined) return known
    const fresh = toCompared(compareTexts(from.provisions, to.provisions))
    kept.set(name, fresh)
    return fresh
  }

  return {
    compare(workId, from, to, asOf) {
      const collection = current()
      const { works } = collection.store
      const mergedInto = works.mergedInto(workId)
      if (mergedInto !== null) return { kind: 'moved', workId: mergedInto }
      const work = works.find(workId)
      if (work === null) return missing('unknown-work', `本库没有编号为 ${workId} 的文件。`)
      const versions = decideVersions(evidenceOf(collection.store, workId), asOf)
      const sides = [from, to].map((versionId) => ({
        versionId,
        decided: versions.find(({ version }) => version.versionId === versionId),
        text: works.versionText(workId, versionId),
      }))
      const [ours, theirs] = sides
      const lacking = sides.find(({ decided, text }) => decided === undefined || text === null)
      if (!ours?.decided || !theirs?.decided || !ours.text || !theirs.text) {
        return missing('unknown-version', `《${work.title}》没有编号为 ${lacking?.versionId ?? ''} 的版本。`)
      }
      return found({
        from,
        to,
        ...compared(collection.store, ours.text, theirs.text),
        work: toWorkDescription(work),
        fromVersion: toVersionSummary(ours.decided),
        toVersion: toVersionSummary(theirs.decided),
        versions: versions.map(toVersionSummary),
        notice: noticeOf(collection),
      })
    },
  }
}

function toCompared(rows: readonly ComparedRow[]): Compared {
  const counts = { unchanged: 0, changed: 0, added: 0, deleted: 0, moved: 0 }
  for (const { kind } of rows) counts[kind]++
  return { rows: rows.map((row) => ({ ...row, parts: [...row.parts] })), counts }
}
