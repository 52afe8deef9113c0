import { setImmediate as turn } from 'node:timers/promises'
import type { Command } from 'commander'
import { verifyStore } from '../../../data/store/verify.ts'
import { openCollection } from '../../live-collection.ts'
import type { CommandContext } from '../context.ts'
import { onInterruption } from '../interruption.ts'
import { toTable } from '../table.ts'
import { verifyIndex } from '../verify-index.ts'

interface VerifyOptions {
  readonly json?: boolean
}

/** What one check came to, the index included. */
interface CheckReport {
  readonly check: string
  readonly looked: number
  readonly findings: readonly {
    readonly kind: 'fault' | 'warning'
    readonly where: string | null
    readonly message: string
  }[]
}

/** More faults of one kind than this are counted, not listed; `--json` lists all. */
const listedAtMost = 20

export function addVerifyCommand(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description(
      'reads the store again: digests, trees, relations, validity, index; ends 1 only for faults of the store',
    )
    .option('--json', 'the report as one JSON line')
    .action(async ({ json = false }: VerifyOptions) => {
      const { terminal } = context
      const collection = await openCollection(context.config())
      const interruption = onInterruption()
      try {
        const reports: CheckReport[] = []
        for (const report of verifyStore(collection.store)) {
          reports.push(report)
          if (!json) terminal.out(describe(report))
          await turn()
          if (interruption.signal.aborted) break
        }
        if (interruption.signal.aborted) {
          terminal.err('tongcha: interrupted; nothing was changed')
          context.endWith(1)
          return
        }
        const index: CheckReport = {
          check: 'index',
          looked: await collection.engine.count(),
          findings: await verifyIndex(collection.store, collection.engine),
        }
        reports.push(index)
        const faults = reports.flatMap(({ findings }) => findings).filter(({ kind }) => kind === 'fault').length
        if (json) terminal.out(JSON.stringify({ faults, checks: reports }))
        else terminal.out(`${describe(index)}\n${faults === 0 ? 'the store is sound' : `${faults} faults`}`)
        if (faults > 0) {
          terminal.err(
            `tongcha: the store has ${faults} faults; restore a backup, or take the sources in again into another folder (TONGCHA_DATA_DIR)`,
          )
          context.endWith(1)
        }
      } finally {
        interruption.release()
        await collection.close()
      }
    })
}

function describe({ check, looked, findings }: CheckReport): string {
  const faults = findings.filter(({ kind }) => kind === 'fault')
  const warnings = findings.filter(({ kind }) => kind === 'warning')
  const state = faults.length === 0 ? 'ok' : `${faults.length} faults`
  const listed = [...faults.slice(0, listedAtMost), ...warnings.slice(0, listedAtMost)].map(
    ({ kind, where, message }) => `  ${kind}: ${where === null ? '' : `${where} `}${message}`,
  )
  const more = findings.length - listed.length
  return [toTable([[check, `${looked} read`, state]]), ...listed, ...(more > 0 ? [`  and ${more} more`] : [])].join(
    '\n',
  )
}
