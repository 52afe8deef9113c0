import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { today } from '../../clock.ts'
import type { StatsAnswer } from '../../http/schemas/collection.ts'
import { openCollection } from '../../live-collection.ts'
import { statsService } from '../../services/stats.ts'
import type { CommandContext } from '../context.ts'
import { toTable } from '../table.ts'

export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('counts by type and status, freshness by source, index lag, store size')
    .option('--json', 'the same as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { terminal, clock, config } = context
      const collection = await openCollection(config())
      try {
        const stats = await statsService(() => collection).stats(today(clock))
        const storeBytes = sizeOf(collection.storeFile)
        if (json) terminal.out(JSON.stringify({ ...stats, storeBytes }))
        else terminal.out(describe(stats, storeBytes))
      } finally {
        await collection.close()
      }
    })
}

/** Bytes of the store with what is not yet written into its main file. */
function sizeOf(file: string): number {
  return ['', '-wal'].reduce((sum, suffix) => sum + (statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0), 0)
}

function describe(stats: StatsAnswer, storeBytes: number): string {
  const rows = [
    ['works', String(stats.works)],
    ['versions', String(stats.versions)],
    ['articles', String(stats.articles)],
    ['store', `${(storeBytes / 1_048_576).toFixed(1)} MB`],
    ['index', `${stats.index.engine}, ${stats.index.lag === 0 ? 'up to date' : `${stats.index.lag} changes behind`}`],
  ]
  const counts = [...stats.byType, ...stats.byStatus].map(({ label, value, count }) => [label, value, String(count)])
  const sources = stats.sources.map(({ sourceId, sourceDate, outcome, endedAt, startedAt }) => [
    sourceId,
    sourceDate === null ? 'age unknown' : `as of ${sourceDate}`,
    `${outcome} ${endedAt ?? startedAt}`,
  ])
  const blocks = [rows, counts, sources].filter((block) => block.length > 0).map(toTable)
  return [...(stats.notice === null ? [] : [stats.notice]), `as of ${stats.asOf}`, ...blocks].join('\n\n')
}
