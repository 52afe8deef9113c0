import type { Command } from 'commander'
import { type FollowOptions, follow, rebuildAll } from '../../../indexer/follow.ts'
import { prepareDataFolder } from '../../data-folder.ts'
import { openCollection } from '../../live-collection.ts'
import type { CommandContext } from '../context.ts'
import { onInterruption } from '../interruption.ts'
import { createMeter } from '../progress.ts'
import { relateTexts } from '../relating.ts'

interface IndexOptions {
  readonly engine?: string
  readonly rebuild?: boolean
  readonly json?: boolean
}

export function addIndexCommand(program: Command, context: CommandContext): void {
  program
    .command('index')
    .description('brings relations and index up to the records, or rebuilds the index aside and switches')
    .option('--engine <id>', 'search engine (default: TONGCHA_ENGINE)')
    .option('--rebuild', 'build anew beside the index in use, then switch')
    .option('--json', 'the result as one JSON line')
    .action(async ({ engine, rebuild = false, json = false }: IndexOptions) => {
      const { terminal } = context
      const config = context.config()
      prepareDataFolder(config.dataDir)
      const collection = await openCollection({ ...config, engine: engine ?? config.engine })
      const interruption = onInterruption()
      const meter = createMeter(terminal, 'index')
      const startedAt = Date.now()
      try {
        const work: FollowOptions = {
          store: collection.store,
          engine: collection.engine,
          signal: interruption.signal,
          onProgress: ({ position, head }) => meter.update(position, head),
        }
        const { interrupted } = await relateTexts(collection.store, context, interruption.signal)
        if (!interrupted) await (rebuild ? rebuildAll(work) : follow(work))
        meter.stop()
        if (interruption.signal.aborted) {
          terminal.err('tongcha: interrupted; run the same command again to go on')
          context.endWith(1)
        } else {
          const versions = await collection.engine.count()
          const seconds = (Date.now() - startedAt) / 1000
          const { id } = collection.engine
          if (json) terminal.out(JSON.stringify({ engine: id, versions, seconds }))
          else terminal.out(`${versions} versions indexed by ${id} (${seconds.toFixed(1)} s)`)
        }
      } finally {
        meter.stop()
        interruption.release()
        await collection.close()
      }
    })
}
