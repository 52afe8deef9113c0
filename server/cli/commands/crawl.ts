import { resolve } from 'node:path'
import type { Command } from 'commander'
import { openPlace } from '../../../crawler/folder/open-archive.ts'
import type { Source } from '../../../crawler/source.ts'
import { sourceById, sources } from '../../../crawler/source-list.ts'
import { openStore } from '../../../data/store/open.ts'
import { collectionInUse, placeForIntake, removeSample } from '../../collection.ts'
import { prepareDataFolder } from '../../data-folder.ts'
import { ServerError } from '../../errors.ts'
import { parseCount, parseDay } from '../arguments.ts'
import type { CommandContext } from '../context.ts'
import { matchesGlob } from '../glob.ts'
import { takeIn } from '../intake.ts'
import { toTable } from '../table.ts'

interface CrawlOptions {
  readonly list?: boolean
  readonly path?: string
  readonly sourceDate?: string
  readonly since?: string
  readonly limit?: number
  readonly only?: string
  readonly reparse?: boolean
  readonly json?: boolean
}

export function addCrawlCommand(program: Command, context: CommandContext): void {
  program
    .command('crawl')
    .description('discovers, captures, parses and records the documents of a source; goes on where it was interrupted')
    .argument('[source]', 'id of the source; --list names them')
    .option('--list', 'the sources, what each covers, when last run, how it ended')
    .option('--path <dir-or-archive>', 'folder, .tar.gz or .tar.zst to read')
    .option('--source-date <date>', 'the day on which folder or archive was true, YYYY-MM-DD', parseDay)
    .option('--since <date>', 'only what changed from that day on, where the source can tell', parseDay)
    .option('--limit <number>', 'stop after so many documents', parseCount(1))
    .option('--only <glob>', 'only documents whose path matches: "*处罚*", "法律/**"')
    .option('--reparse', 'read everything again from the bytes kept, without asking the source')
    .option('--json', 'one JSON line per event')
    .action(async (sourceId: string | undefined, options: CrawlOptions) => {
      if (options.list === true) list(context, options.json === true)
      else if (sourceId === undefined) throw usage('name a source; `tongcha crawl --list` lists them')
      else await run(sourceNamed(sourceId), options, context)
    })
}

const usage = (message: string): ServerError => new ServerError('server/wrong-usage', message)

function sourceNamed(id: string): Source {
  const source = sourceById(id)
  if (source === null) {
    throw usage(`there is no source ${id}; there are ${sources.map((one) => one.id).join(', ')}`)
  }
  return source
}

async function run(source: Source, options: CrawlOptions, context: CommandContext): Promise<void> {
  const { path = null, only, json = false } = options
  if (path === null && options.reparse !== true && source.politeness.kind === 'offline') {
    throw usage(`${source.id} is read from a folder or archive: name it with --path`)
  }
  const { dataDir } = context.config()
  prepareDataFolder(dataDir)
  const folder = path === null ? nothingToRead : await openPlace(path)
  const into = placeForIntake({ sourceId: source.id, path }, dataDir)
  const report = await takeIn(
    {
      source,
      folder,
      place: path === null ? 'captures' : resolve(path),
      into,
      sourceDate: options.sourceDate ?? (await source.ownDate(folder)),
      since: options.since ?? null,
      limit: options.limit ?? null,
      ...(only === undefined ? {} : { only: matchesGlob(only) }),
      reparse: options.reparse === true,
      asJson: json,
    },
    context,
  )
  if (report.interrupted) {
    context.terminal.err('tongcha: interrupted; run the same command again to go on')
    context.endWith(1)
  } else if (into.kind === 'real' && collectionInUse(dataDir)?.kind === 'real') {
    removeSample(dataDir)
  }
}

/** With `--reparse` everything comes from the captures kept. */
const nothingToRead: Awaited<ReturnType<typeof openPlace>> = {
  place: 'captures',
  origin: { kind: 'directory' },
  paths: () => [],
  size: () => null,
  read: () => Promise.reject(usage('with --reparse and without --path no source is read')),
  close: () => Promise.resolve(),
}

function list({ terminal, config }: CommandContext, asJson: boolean): void {
  const place = collectionInUse(config().dataDir)
  const store = place === null ? null : openStore(place.storeFile, { readOnly: true })
  try {
    const runs = new Map(store?.runs.latest().map((run) => [run.sourceId, run]))
    const listed = sources.map(({ id, publisher, coverage }) => ({
      id,
      publisher,
      coverage,
      lastRun: runs.get(id) ?? null,
    }))
    if (asJson) terminal.out(JSON.stringify(listed))
    else {
      const rows = listed.map(({ id, coverage, lastRun }) => [
        id,
        lastRun === null ? 'never run' : `${lastRun.outcome} ${lastRun.endedAt ?? lastRun.startedAt}`,
        coverage,
      ])
      terminal.out(toTable(rows))
    }
  } finally {
    store?.close()
  }
}
