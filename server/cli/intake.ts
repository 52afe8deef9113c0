import { mkdirSync } from 'node:fs'
import type { ReadOnlyFolder } from '../../crawler/folder/read-only-folder.ts'
import { type CrawlReport, crawl } from '../../crawler/intake/crawl.ts'
import type { Source } from '../../crawler/source.ts'
import { openStore } from '../../data/store/open.ts'
import type { CollectionPlace } from '../collection.ts'
import type { CommandContext } from './context.ts'
import { reportLines } from './crawl-report.ts'
import { onInterruption } from './interruption.ts'
import { createProgress } from './progress.ts'
import { relateTexts } from './relating.ts'

/** What is taken in, from where, and into which collection. */
export interface Intake {
  readonly source: Source
  readonly folder: ReadOnlyFolder
  /** What the run is called in the records: the same place goes on where it stopped. */
  readonly place: string
  readonly into: CollectionPlace
  readonly sourceDate: string | null
  readonly since?: string | null
  readonly limit?: number | null
  readonly only?: (ref: string) => boolean
  readonly reparse?: boolean
  readonly asJson?: boolean
}

/** Runs the crawler, then relates what it took in, with progress shown; closes the folder. A run that was interrupted says so in its report. */
export async function takeIn(intake: Intake, { terminal, clock }: CommandContext): Promise<CrawlReport> {
  const { source, folder, into, asJson = false } = intake
  mkdirSync(into.folder, { recursive: true })
  const store = openStore(into.storeFile)
  const progress = createProgress(terminal, asJson)
  const interruption = onInterruption()
  try {
    const report = await crawl({
      source,
      io: { folder, sourceDate: intake.sourceDate, now: () => clock().toISOString() },
      place: intake.place,
      store,
      sourceDate: intake.sourceDate,
      since: intake.since ?? null,
      limit: intake.limit ?? null,
      only: intake.only ?? (() => true),
      reparse: intake.reparse ?? false,
      clock,
      signal: interruption.signal,
      onEvent: progress.onEvent,
    })
    progress.stop()
    if (!asJson) for (const line of reportLines(report)) terminal.err(line)
    if (report.interrupted) return report
    // What was taken in is related before it is indexed, so that a repeal shows from the first search on.
    const related = await relateTexts(store, { terminal, clock }, interruption.signal)
    return { ...report, interrupted: related.interrupted }
  } finally {
    progress.stop()
    interruption.release()
    store.close()
    await folder.close()
  }
}
