import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crawl } from '../../crawler/intake/crawl.ts'
import { lawrefbook } from '../../crawler/sources/lawrefbook.ts'
import type { Version } from '../../data/model/version.ts'
import type { Work } from '../../data/model/work.ts'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import { type Collection, refOf } from './collection.ts'

/** A store of the whole collection that may be written to; `close` removes it. */
export interface RecordedCollection {
  readonly store: Store
  /** Seconds the intake took; `null` where a store was copied. */
  readonly intakeSeconds: number | null
  readonly close: () => void
}

/** Takes the collection in, or copies a store that has it (`existing`: its file). */
export async function recordCollection(collection: Collection, existing: string | null): Promise<RecordedCollection> {
  const folder = mkdtempSync(join(tmpdir(), 'tongcha-accuracy-'))
  const file = join(folder, 'records.sqlite')
  if (existing !== null) cpSync(existing, file)
  const store = openStore(file)
  const began = performance.now()
  if (existing === null) {
    await crawl({
      source: lawrefbook,
      io: collection.io,
      place: null,
      store,
      sourceDate: collection.io.sourceDate,
      since: null,
      limit: null,
      only: () => true,
      reparse: false,
      clock: () => new Date(),
      signal: null,
      onEvent: () => {},
    })
  }
  return {
    store,
    intakeSeconds: existing === null ? (performance.now() - began) / 1000 : null,
    close: () => {
      store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The work and version that a file was recorded as; `null` where it was not taken in. */
export function recordedAs(store: Store, path: string): { readonly work: Work; readonly version: Version } | null {
  const place = store.runs.outcomeOf(lawrefbook.id, refOf(path))?.versions[0]
  if (place === undefined) return null
  const work = store.works.find(place.workId)
  const version = store.works.version(place.workId, place.versionId)
  return work === null || version === null ? null : { work, version }
}
