import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import { openStore } from '../data/store/open.ts'
import type { Store } from '../data/store/store.ts'
import type { SearchEngine } from '../indexer/engine.ts'
import { openEngine } from '../indexer/engines/engine-list.ts'
import { corpusFolder, hasCorpus } from './corpus.ts'
import { type Ended, runTongcha } from './tongcha.ts'

/** The whole real collection, taken in and indexed once for all suites of a run by the real commands. */
export interface CorpusCollection {
  readonly dataDir: string
  /** How `tongcha crawl lawrefbook --path …` ended. */
  readonly crawl: Ended
  readonly index: Ended
}

/** Builds the collection, or waits for the suite that builds it; `null` where there are no real texts. */
export async function corpusCollection(): Promise<CorpusCollection | null> {
  if (!hasCorpus) return null
  const dataDir = join(inject('collectionFolder'), 'corpus')
  const report = `${dataDir}.json`
  try {
    mkdirSync(dataDir)
  } catch (error) {
    if (!existsSync(dataDir)) throw error
    while (!existsSync(report)) await wait(200)
    return JSON.parse(readFileSync(report, 'utf8')) as CorpusCollection
  }
  const crawl = await runTongcha(['crawl', 'lawrefbook', '--path', join(corpusFolder, 'lawrefbook'), '--json'], dataDir)
  const index = await runTongcha(['index'], dataDir)
  const collection: CorpusCollection = { dataDir, crawl, index }
  writeFileSync(report, JSON.stringify(collection))
  return collection
}

/** The collection with its store and engine opened; close both. */
export async function openCorpusCollection(): Promise<{ store: Store; engine: SearchEngine; dataDir: string } | null> {
  const collection = await corpusCollection()
  if (collection === null) return null
  const { dataDir, crawl, index } = collection
  if (crawl.code !== 0 || index.code !== 0)
    throw new Error(`the collection could not be built: ${crawl.stderr}${index.stderr}`)
  const store = openStore(join(dataDir, 'records.sqlite'), { readOnly: true })
  return { store, engine: openEngine({ dataDir, engine: 'sqlite-fts' }), dataDir }
}
