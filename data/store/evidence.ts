import type { Correction } from '../corrections/correction.ts'
import { correctionsByWork, readCorrections } from '../corrections/read-corrections.ts'
import type { WorkEvidence } from '../validity/timeline.ts'
import type { Store } from './store.ts'

let corrections: ReadonlyMap<string, readonly Correction[]> | null = null

/** The corrections that come with the program, read once. Throws `StoreError` where a line of them cannot be read. */
export function knownCorrections(): ReadonlyMap<string, readonly Correction[]> {
  corrections ??= correctionsByWork(readCorrections())
  return corrections
}

/** What the store holds to decide the status of a work's versions from. */
export function evidenceOf(
  store: Pick<Store, 'works'>,
  workId: string,
  corrected: ReadonlyMap<string, readonly Correction[]> = knownCorrections(),
): WorkEvidence {
  const titles = new Map<string, string>()
  return {
    work: store.works.find(workId),
    versions: store.works.versionsOf(workId),
    relations: store.works.evidenceRelations(workId),
    corrections: corrected.get(workId) ?? [],
    titleOf: (id) => {
      const title = titles.get(id) ?? store.works.find(id)?.title ?? ''
      titles.set(id, title)
      return title
    },
  }
}
