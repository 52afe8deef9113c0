import type { WorkEvidence } from '../validity/timeline.ts'
import type { Store } from './store.ts'

/** What the store holds to decide the status of a work's versions from. */
export function evidenceOf(store: Pick<Store, 'works'>, workId: string): WorkEvidence {
  const titles = new Map<string, string>()
  return {
    versions: store.works.versionsOf(workId),
    relations: store.works.evidenceRelations(workId),
    titleOf: (id) => {
      const title = titles.get(id) ?? store.works.find(id)?.title ?? ''
      titles.set(id, title)
      return title
    },
  }
}
