import type { Command } from 'commander'
import { follow, rebuildAll } from '../../../indexer/follow.ts'
import { prepareDataFolder } from '../../data-folder.ts'
import { openCollection } from '../../live-collection.ts'
import type { CommandContext } from '../context.ts'
import { onInterruption } from '../interruption.ts'

interface IndexOptions {
  readonly engine?: string
  readonly rebuild?: boolean
}

export function addIndexCommand(program: Command, context: CommandContext): void {
  program
    .command('index')
    .description('brings the index up to the records, or rebuilds it aside and switches')
    .option('--engine <id>', 'search engine (default: TONGCHA_ENGINE)')
    .option('--rebuild', 'build anew beside the index in use, then switch')
    .action(async ({ engine, rebuild = false }: IndexOptions) => {
      const { terminal } = context
      const config = context.config()
      prepareDataFolder(config.dataDir)
      const collection = await openCollection({ ...config, engine: engine ?? config.engine })
      const interruption = onInterruption()
      const startedAt = Date.now()
      try {
        if (rebuild) await rebuildAll({ store: collection.store, engine: collection.engine })
        else await follow({ store: collection.store, engine: collection.engine, signal: interruption.signal })
        if (interruption.signal.aborted) {
          terminal.err('tongcha: interrupted; run the same command again to go on')
          context.endWith(1)
        } else {
          const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
          terminal.out(`${await collection.engine.count()} versions indexed by ${collection.engine.id} (${seconds} s)`)
        }
      } finally {
        interruption.release()
        await collection.close()
      }
    })
}
