import { announceCorrections } from '../../data/relations/announce-corrections.ts'
import { type RelateReport, relate } from '../../data/relations/relate.ts'
import { statementReaders } from '../../data/relations/statement-readers.ts'
import { titleFinder } from '../../data/relations/title-finder.ts'
import { knownCorrections } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import type { CommandContext } from './context.ts'
import { createMeter } from './progress.ts'

/** Reads what the texts recorded since the last time say of others, with its progress shown; at once where none was. */
export async function relateTexts(
  store: Store,
  { terminal, clock }: Pick<CommandContext, 'terminal' | 'clock'>,
  signal: AbortSignal,
): Promise<RelateReport> {
  announceCorrections(store, knownCorrections(), clock)
  const meter = createMeter(terminal, 'relate')
  try {
    return await relate(store, {
      clock,
      signal,
      readers: statementReaders,
      finder: titleFinder,
      onProgress: ({ done, total }) => meter.update(done, total),
    })
  } finally {
    meter.stop()
  }
}
