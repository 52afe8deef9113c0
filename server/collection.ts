import { existsSync, rmSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { openStore } from '../data/store/open.ts'
import type { Store } from '../data/store/store.ts'
import type { Collection } from './services/collection-in-use.ts'

/** Where a collection is kept. The sample is kept apart, so that real texts are never mixed with invented ones. */
export interface CollectionPlace {
  readonly kind: Collection['kind']
  /** Holds the store and its index. */
  readonly folder: string
  readonly storeFile: string
}

/** The sample that comes with the program. */
export const sampleFolder = resolve(import.meta.dirname, '../data/sample')

/** The place of a kind of collection below the data folder. */
export function placeOf(kind: Collection['kind'], dataDir: string): CollectionPlace {
  const folder = kind === 'real' ? dataDir : join(dataDir, 'sample')
  return { kind, folder, storeFile: join(folder, 'records.sqlite') }
}

/** Where texts belong: what the sample's source reads, or stands in its folder, never comes among real texts. */
export function placeForIntake(
  { sourceId, path }: { readonly sourceId: string; readonly path: string | null },
  dataDir: string,
): CollectionPlace {
  const isSample = sourceId === 'sample' || (path !== null && `${resolve(path)}${sep}`.startsWith(sampleFolder + sep))
  return placeOf(isSample ? 'sample' : 'real', dataDir)
}

/**
 * The collection that answers are made from: the real one as soon as it holds records, else the sample, else none.
 * Throws `StoreError` where a store cannot be read: a broken real store is not passed over in favour of the sample.
 */
export function collectionInUse(dataDir: string): CollectionPlace | null {
  const real = placeOf('real', dataDir)
  if (holdsRecords(real)) return real
  const sample = placeOf('sample', dataDir)
  return holdsRecords(sample) ? sample : null
}

/** Whether there is a store with at least one work in it. */
export function holdsRecords(place: CollectionPlace): boolean {
  if (!existsSync(place.storeFile)) return false
  const store = openStore(place.storeFile)
  try {
    return store.changes.head() > 0
  } finally {
    store.close()
  }
}

/** The newest reading from `starter` did not come to its end, so it is to go on. */
export function isIntakeUnfinished(store: Pick<Store, 'runs'>, starter: string): boolean {
  return store.runs.latest().some(({ place, outcome }) => place === starter && outcome !== 'completed')
}

/** Takes the sample away once real texts have been taken in. */
export function removeSample(dataDir: string): void {
  rmSync(placeOf('sample', dataDir).folder, { recursive: true, force: true })
}
