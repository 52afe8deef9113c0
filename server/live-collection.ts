import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../data/store/open.ts'
import { openEngine } from '../indexer/engines/engine-list.ts'
import { type FollowOptions, follow } from '../indexer/follow.ts'
import { type CollectionPlace, collectionInUse } from './collection.ts'
import type { Config } from './config.ts'
import { ServerError } from './errors.ts'
import type { Log } from './log.ts'
import type { Collection, CurrentCollection } from './services/collection-in-use.ts'

/** A collection with its files open. */
export interface OpenCollection extends Collection {
  readonly storeFile: string
  close(): Promise<void>
}

type CollectionConfig = Pick<Config, 'dataDir' | 'engine'>

const pollMs = 1_000
/** Answers under way may still read a collection that was replaced. */
const graceMs = 60_000

/** Opens the collection in use. Throws `ServerError` where the data folder holds no records at all. */
export async function openCollection(config: CollectionConfig): Promise<OpenCollection> {
  const place = collectionInUse(config.dataDir)
  if (place === null) {
    throw new ServerError(
      'server/store-empty',
      `there are no records in ${config.dataDir}; run \`tongcha start\`, or \`tongcha crawl\`, or set TONGCHA_DATA_DIR`,
    )
  }
  return openAt(place, config)
}

/** Opens store and index of a place. */
export function openAt({ kind, folder, storeFile }: CollectionPlace, { engine }: CollectionConfig): OpenCollection {
  const store = openStore(storeFile)
  try {
    const index = openEngine({ dataDir: folder, engine: engine ?? defaultEngine })
    return {
      kind,
      store,
      engine: index,
      storeFile,
      close: async () => {
        await index.close()
        store.close()
      },
    }
  } catch (error) {
    store.close()
    throw error
  }
}

const defaultEngine = 'sqlite-fts'

/** A collection that is kept up with while it is served. */
export interface LiveCollection {
  readonly current: CurrentCollection
  /** Indexes all that is recorded and not indexed yet. */
  catchUp(signal: AbortSignal, onProgress?: FollowOptions['onProgress']): Promise<void>
  /** Until the signal: indexes what other processes record, and goes over to real texts once they replace the sample. */
  followUntil(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export async function followCollection(config: CollectionConfig, log: Log): Promise<LiveCollection> {
  let collection = await openCollection(config)
  const retired = new Map<OpenCollection, NodeJS.Timeout>()

  async function catchUp(signal: AbortSignal, onProgress: FollowOptions['onProgress'] = () => {}): Promise<void> {
    await follow({ store: collection.store, engine: collection.engine, signal, onProgress })
  }

  async function goOverToRealTexts(signal: AbortSignal): Promise<void> {
    if (collection.kind === 'real') return
    const place = collectionInUse(config.dataDir)
    if (place === null || place.kind === 'sample') return
    const real = openAt(place, config)
    await follow({ store: real.store, engine: real.engine, signal })
    const sample = collection
    collection = real
    retired.set(
      sample,
      setTimeout(() => void retire(sample), graceMs),
    )
    log.info('real texts have replaced the sample')
  }

  async function retire(sample: OpenCollection): Promise<void> {
    clearTimeout(retired.get(sample))
    retired.delete(sample)
    try {
      await sample.close()
    } catch (error) {
      log.warn({ err: error }, 'the sample could not be closed')
    }
  }

  return {
    current: () => collection,
    catchUp,
    async followUntil(signal) {
      while (!signal.aborted) {
        try {
          await goOverToRealTexts(signal)
          await catchUp(signal)
        } catch (error) {
          log.error({ err: error }, 'the index cannot follow the records; trying again')
        }
        await pause(pollMs, undefined, { signal }).catch(() => undefined)
      }
    },
    async close() {
      for (const sample of [...retired.keys()]) await retire(sample)
      await collection.close()
    },
  }
}
