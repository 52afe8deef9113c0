import type { IsoDate } from '../../data/model/dates.ts'
import { documentTypeLabels, documentTypes } from '../../data/model/document-type.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { decideVersions } from '../../data/validity/decide.ts'
import { validityCodes, validityLabels } from '../../data/validity/validity.ts'
import type { StatsAnswer } from '../http/schemas/collection.ts'
import { type Collection, type CurrentCollection, noticeOf } from './collection-in-use.ts'
import { toRegion } from './describe.ts'
import { applicableAmong } from './lookup.ts'

/** What the collection holds and how fresh it is. */
export interface StatsService {
  stats(asOf: IsoDate): Promise<StatsAnswer>
}

type Counted = Pick<StatsAnswer, 'byType' | 'byStatus' | 'byRegion' | 'byYear'>

export function statsService(current: CurrentCollection): StatsService {
  // Deciding every work takes seconds in a large collection, and changes only with the records or the day.
  let kept: { readonly store: Store; readonly head: number; readonly asOf: IsoDate; readonly counted: Counted } | null =
    null

  return {
    async stats(asOf) {
      const collection = current()
      const { store } = collection
      const head = store.changes.head()
      if (kept === null || kept.store !== store || kept.head !== head || kept.asOf !== asOf) {
        kept = { store, head, asOf, counted: await count(store, asOf) }
      }
      return {
        asOf,
        ...store.works.counts(),
        ...kept.counted,
        sources: sourcesOf(store),
        index: await indexState(collection),
        notice: noticeOf(collection),
      }
    },
  }
}

/** The newest reading of each source. */
export function sourcesOf(store: Pick<Store, 'runs'>): StatsAnswer['sources'] {
  return store.runs.latest().map((run) => ({
    sourceId: run.sourceId,
    publisher: run.publisher,
    sourceDate: run.sourceDate,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    outcome: run.outcome,
    counts: { ...run.counts },
  }))
}

/** How far the index is behind the records, in changes. */
export async function indexState({ engine, store }: Collection): Promise<StatsAnswer['index']> {
  return { engine: engine.id, lag: store.changes.head() - ((await engine.position()) ?? 0) }
}

/** Works counted in slices, so that searches are answered in between. */
async function count(store: Store, asOf: IsoDate): Promise<Counted> {
  const types = new Tally()
  const statuses = new Tally()
  const regions = new Tally()
  const years = new Tally()
  let seen = 0
  for (const work of store.works.all()) {
    types.add(work.type)
    regions.add(work.region)
    const applicable = applicableAmong(decideVersions(evidenceOf(store, work.workId), asOf), asOf)
    if (applicable !== null) {
      statuses.add(applicable.validity.code)
      years.add(applicable.version.promulgatedOn?.slice(0, 4) ?? null)
    }
    if (++seen % 50 === 0) await new Promise((resume) => setImmediate(resume))
  }
  return {
    byType: documentTypes.flatMap((type) => types.value(type, documentTypeLabels[type])),
    byStatus: validityCodes.flatMap((code) => statuses.value(code, validityLabels[code])),
    byRegion: regions.values((code) => toRegion(code)?.name ?? code),
    byYear: years.values((year) => year).sort((a, b) => b.value.localeCompare(a.value)),
  }
}

class Tally {
  readonly #counts = new Map<string, number>()

  /** `null` is not counted: what is unknown is no value. */
  add(value: string | null): void {
    if (value !== null) this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
  }

  value(value: string, label: string): { value: string; label: string; count: number }[] {
    const count = this.#counts.get(value)
    return count === undefined ? [] : [{ value, label, count }]
  }

  /** In order of their value. */
  values(labelOf: (value: string) => string): { value: string; label: string; count: number }[] {
    return [...this.#counts.keys()].sort().flatMap((value) => this.value(value, labelOf(value)))
  }
}
