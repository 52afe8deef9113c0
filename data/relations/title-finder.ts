import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import type { Store } from '../store/store.ts'
import type { FindTarget } from './link-relations.ts'
import { resolveTarget } from './resolve.ts'
import { type TitleIndex, titleIndex } from './title-index.ts'

/** The names of all works that a store holds. */
export function titlesOf({ works }: Pick<Store, 'works'>): TitleIndex {
  function* held(): Generator<{ readonly work: Work; readonly versions: readonly Version[] }> {
    for (const work of works.all()) {
      if (works.mergedInto(work.workId) === null) yield { work, versions: works.versionsOf(work.workId) }
    }
  }
  return titleIndex(held())
}

/** Finds what a text means by a name among the works held; a name that may mean several is left open. */
export function titleFinder(store: Pick<Store, 'works'>): FindTarget {
  const titles = titlesOf(store)
  return (target, from) => {
    const found = resolveTarget(target, from, titles)
    return found === null || 'candidates' in found
      ? { workId: null, versionId: null, eId: null }
      : { ...found, eId: target.eIds[0] ?? null }
  }
}
