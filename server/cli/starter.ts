import { resolve } from 'node:path'
import { CodedError } from '../../crawler/errors.ts'
import { openPlace } from '../../crawler/folder/open-archive.ts'
import type { ReadOnlyFolder } from '../../crawler/folder/read-only-folder.ts'
import type { Source } from '../../crawler/source.ts'
import { lawrefbook } from '../../crawler/sources/lawrefbook.ts'
import { type LawRefBookSnapshot, lawRefBookSnapshots } from '../../crawler/sources/lawrefbook-snapshots.ts'
import { sample } from '../../crawler/sources/sample.ts'
import { archiveRequestDefaults, fetchArchive } from '../../crawler/starter-archive.ts'
import { openStore } from '../../data/store/open.ts'
import {
  type CollectionPlace,
  collectionInUse,
  holdsRecords,
  isIntakeUnfinished,
  placeForIntake,
  placeOf,
  removeSample,
  sampleFolder,
} from '../collection.ts'
import type { Config } from '../config.ts'
import { prepareDataFolder } from '../data-folder.ts'
import { ServerError } from '../errors.ts'
import type { CommandContext } from './context.ts'
import { takeIn } from './intake.ts'
import { createMeter } from './progress.ts'

/** Whether there is something to serve now, or the run was asked to end before. */
export type StarterState = 'ready' | 'interrupted'

const howToTakeInRealTexts =
  'only the sample of invented texts is here; for real ones run `tongcha crawl lawrefbook --path FOLDER_OR_ARCHIVE`, or set TONGCHA_STARTER to a folder, archive or address and start again'

/**
 * Sees to it that there are records: those that are here, else the starter that the operator names, else the public
 * archive, else the sample. An intake that was interrupted goes on.
 */
export async function takeInStarter(config: Config, context: CommandContext): Promise<StarterState> {
  prepareDataFolder(config.dataDir)
  if (config.starter !== null) return takeInNamed(config.starter, config.dataDir, context)
  const [snapshot] = lawRefBookSnapshots
  const real = placeOf('real', config.dataDir)
  const inUse = collectionInUse(config.dataDir)
  if (inUse?.kind === 'sample' && !isUnfinished(inUse, sampleFolder)) {
    // Asking the network again at every start would make each one wait for it.
    context.terminal.err(`tongcha: ${howToTakeInRealTexts}`)
    return 'ready'
  }
  if (snapshot !== undefined && needsIntake(real, snapshot.archiveUrl)) {
    const folder = await fetchPublic(snapshot, context)
    if (folder !== null) return intake(lawrefbook, folder, snapshot.archiveUrl, real, config.dataDir, context)
  }
  return inUse?.kind === 'real' ? 'ready' : takeInSample(config.dataDir, context)
}

async function takeInSample(dataDir: string, context: CommandContext): Promise<StarterState> {
  const into = placeOf('sample', dataDir)
  const state = await intake(sample, await openPlace(sampleFolder), sampleFolder, into, dataDir, context)
  context.terminal.err(`tongcha: ${howToTakeInRealTexts}`)
  return state
}

async function takeInNamed(starter: string, dataDir: string, context: CommandContext): Promise<StarterState> {
  // Examples: https://example.cn/laws.tar.gz, http://10.0.0.5/laws.tar.zst
  const isAddress = /^https?:\/\//i.test(starter)
  const place = isAddress ? starter : resolve(starter)
  const path = isAddress ? null : place
  const into = placeForIntake({ sourceId: lawrefbook.id, path }, dataDir)
  if (!needsIntake(into, place)) return 'ready'
  const folder = await openStarter(place, isAddress, context)
  return intake(into.kind === 'sample' ? sample : lawrefbook, folder, place, into, dataDir, context)
}

async function openStarter(place: string, isAddress: boolean, { terminal }: CommandContext): Promise<ReadOnlyFolder> {
  const meter = createMeter(terminal, 'fetch')
  try {
    return isAddress
      ? await fetchArchive({ url: place, contentDigest: null, ...archiveRequestDefaults, onProgress: meter.update })
      : await openPlace(place)
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause
    throw new ServerError(
      'server/starter-unavailable',
      `TONGCHA_STARTER (${place}) cannot be read: ${cause.message} Correct it, or unset it to begin with the public collection.`,
      { cause },
    )
  } finally {
    meter.stop()
  }
}

/** `null` where the network does not give it; that is said, and is no failure. */
async function fetchPublic(
  { archiveUrl: url, contentDigest }: LawRefBookSnapshot,
  { terminal }: CommandContext,
): Promise<ReadOnlyFolder | null> {
  terminal.err(`tongcha: fetching the public starter collection from ${url}`)
  const meter = createMeter(terminal, 'fetch')
  try {
    return await fetchArchive({ url, contentDigest, ...archiveRequestDefaults, onProgress: meter.update })
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    terminal.err(`tongcha: the public starter collection cannot be fetched (${error.message})`)
    return null
  } finally {
    meter.stop()
  }
}

/** No record yet, or an intake from `from` that did not come to its end. */
const needsIntake = (place: CollectionPlace, from: string): boolean => !holdsRecords(place) || isUnfinished(place, from)

function isUnfinished({ storeFile }: CollectionPlace, from: string): boolean {
  const store = openStore(storeFile)
  try {
    return isIntakeUnfinished(store, from)
  } finally {
    store.close()
  }
}

async function intake(
  source: Source,
  folder: ReadOnlyFolder,
  place: string,
  into: CollectionPlace,
  dataDir: string,
  context: CommandContext,
): Promise<StarterState> {
  const sourceDate = await source.ownDate(folder)
  const report = await takeIn({ source, folder, place, into, sourceDate }, context)
  if (report.interrupted) return 'interrupted'
  if (!holdsRecords(into)) {
    throw new ServerError(
      'server/starter-unavailable',
      `${place} holds no document that can be read; name another folder or archive with TONGCHA_STARTER`,
    )
  }
  if (into.kind === 'real') removeSample(dataDir)
  return 'ready'
}
