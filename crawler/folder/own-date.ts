import type { IsoDate } from '../../data/model/dates.ts'
import { dayInShanghai } from '../../data/model/days.ts'
import type { ReadOnlyFolder } from './read-only-folder.ts'

/**
 * The day on which a folder was true by its own account: the time of the commit that an archive of GitHub carries.
 * `null` for directories and other archives, whose file times tell when they were copied and not how old the texts are.
 */
export function ownDate(folder: ReadOnlyFolder): IsoDate | null {
  const { origin } = folder
  if (origin.kind !== 'archive' || origin.commit === null || origin.newestEntryAt === null) return null
  return dayInShanghai(new Date(origin.newestEntryAt))
}
