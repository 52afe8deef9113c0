import type { IndexerConfig } from '../config.ts'
import type { SearchEngine } from '../engine.ts'
import { IndexerError } from '../errors.ts'
import { openSqliteFts } from './sqlite-fts/engine.ts'

/** Every engine there is, by id; a new one is one more line. */
const engines: Readonly<Record<string, (config: IndexerConfig) => SearchEngine>> = {
  'sqlite-fts': ({ dataDir }) => openSqliteFts(dataDir),
}

export const engineIds: readonly string[] = Object.keys(engines)

/** Opens the engine that the configuration names; throws `indexer/unknown-engine` where there is none of that id. */
export function openEngine(config: IndexerConfig): SearchEngine {
  const open = engines[config.engine]
  if (open !== undefined) return open(config)
  throw new IndexerError(
    'indexer/unknown-engine',
    `There is no search engine ${JSON.stringify(config.engine)}; TONGCHA_ENGINE is one of: ${engineIds.join(', ')}.`,
  )
}
