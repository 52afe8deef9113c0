import { effectIn } from '../../data/relations/effects.ts'
import type { DirectedRelation, RelationPage, RelationQuery } from '../../data/store/relation-store.ts'
import type { Store } from '../../data/store/store.ts'
import type { RelationAnswer, RelationsAnswer, RelationsParameters } from '../http/schemas/relations.ts'
import { provisionUrl, versionUrl, workUrl } from './addresses.ts'
import { type CurrentCollection, noticeOf } from './collection-in-use.ts'
import { found, type Lookup, missing } from './lookup.ts'
import { provisionName } from './provision-name.ts'

/** What texts say of each other. */
export interface RelationsService {
  /** Throws `RangeError` for a cursor that no page gave out. */
  relations(workId: string, parameters: RelationsParameters): Lookup<RelationsAnswer>
}

export function relationsService(current: CurrentCollection): RelationsService {
  return {
    relations(workId, parameters) {
      const collection = current()
      const { store } = collection
      const mergedInto = store.works.mergedInto(workId)
      if (mergedInto !== null) return { kind: 'moved', workId: mergedInto }
      const work = store.works.find(workId)
      if (work === null) return missing('unknown-work', `本库没有编号为 ${workId} 的文件。`)
      const { versionId } = parameters
      if (versionId !== undefined && store.works.version(workId, versionId) === null)
        return missing('unknown-version', `《${work.title}》没有编号为 ${versionId} 的版本。`)
      const page: RelationPage = store.works.relationsOf(workId, toQuery(parameters))
      const answers = new RelationAnswers(store)
      return found({
        workId,
        title: work.title,
        items: page.items.map((relation) => answers.of(relation)),
        total: page.total,
        counts: page.counts.map((count) => ({ ...count })),
        next: page.next,
        notice: noticeOf(collection),
      })
    },
  }
}

function toQuery({
  type,
  direction,
  eId,
  versionId,
  between,
  statedBy,
  cursor,
  limit,
}: RelationsParameters): RelationQuery {
  return {
    ...(type === undefined || type.length === 0 ? {} : { types: type }),
    ...(direction === undefined ? {} : { direction }),
    ...(eId === undefined ? {} : { eId }),
    ...(versionId === undefined ? {} : { versionId }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(between === undefined ? {} : { between }),
    statedBy,
    limit,
  }
}

/** Relations with the titles and addresses of both ends; a title is looked up once for a page. */
class RelationAnswers {
  readonly #store: Store
  readonly #titles = new Map<string, string>()

  constructor(store: Store) {
    this.#store = store
  }

  of(relation: DirectedRelation): RelationAnswer {
    const { type, direction, partial, from, target, quote, effectiveOn, effect } = relation
    return {
      type,
      direction,
      partial,
      from: {
        ...from,
        title: this.#title(from.workId, from.versionId),
        label: from.eId === null ? null : provisionName(articleOf(from.eId)),
        url:
          from.eId === null
            ? versionUrl(from.workId, from.versionId)
            : provisionUrl(from.workId, from.versionId, articleOf(from.eId)),
      },
      target: {
        ...target,
        title: target.workId === null ? null : this.#title(target.workId, target.versionId),
        label: target.eId === null ? null : provisionName(target.eId),
        url: targetUrl(target),
      },
      quote,
      effectiveOn,
      declares: effect,
      effect: effectIn(this.#store, relation),
    }
  }

  #title(workId: string, versionId: string | null): string {
    const key = `${workId}/${versionId ?? ''}`
    const { works } = this.#store
    const version = versionId === null ? null : works.version(workId, versionId)
    const title = this.#titles.get(key) ?? version?.title ?? works.find(workId)?.title ?? ''
    this.#titles.set(key, title)
    return title
  }
}

/** What a provision is read in, on a page of its own: `art_86__para_2` → `art_86`, `preamble__para_1` → `preamble`. */
function articleOf(eId: string): string {
  const parts = eId.split('__')
  const article = parts.findIndex((part) => part.startsWith('art_'))
  const isInContainer = /^(?:part|subpart|chp|sec)_/.test(eId)
  if (article < 0) return isInContainer ? eId : (parts[0] ?? eId)
  return parts.slice(0, article + 1).join('__')
}

function targetUrl({ workId, versionId, eId }: DirectedRelation['target']): string | null {
  if (workId === null) return null
  if (versionId === null) return eId === null ? workUrl(workId) : provisionUrl(workId, 'current', articleOf(eId))
  return eId === null ? versionUrl(workId, versionId) : provisionUrl(workId, versionId, articleOf(eId))
}
