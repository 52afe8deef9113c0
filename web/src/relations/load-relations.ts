import type { ApiClient } from '../api/client.ts'
import type { Relation } from '../api/types.ts'
import type { Loaded, RelationGroup } from '../app/page.ts'
import { redirectOf, toFailure } from '../app/problem.ts'
import { workUrl } from '../reader/reader-address.ts'
import { loadNotice } from '../search/load-search.ts'
import { type GroupKind, groupKindOf, groupKinds, toQuotedRelations } from './relation-groups.ts'

/** Sentences of one kind shown beside a text; the page of its own has the others. */
const shownBeside = 20
const shownOnPage = 100

/** Which relations of a work a list shows. */
interface Asked {
  readonly workId: string
  /** The version whose own words are shown; `null` for the newest. */
  readonly versionId: string | null
  readonly eId: string | null
}

/** Address of the page with all relations of one kind. */
export const relationsUrl = ({ workId, versionId, eId }: Asked, kind: GroupKind | null, cursor?: string): string => {
  const query = new URLSearchParams()
  if (kind !== null) {
    query.set('type', kind.type)
    query.set('direction', kind.direction)
  }
  if (versionId !== null && kind?.direction !== 'in') query.set('versionId', versionId)
  if (eId !== null) query.set('eId', eId)
  if (cursor !== undefined) query.set('cursor', cursor)
  const text = query.toString()
  return `${workUrl(workId)}/relations${text === '' ? '' : `?${text}`}`
}

/** What a text says is a matter of its version; what is said of the work counts for every version. */
const queryOf = (asked: Asked, direction: GroupKind['direction']) => ({
  direction,
  ...(asked.versionId === null || direction === 'in' ? {} : { versionId: asked.versionId }),
  // On the page of one article the articles beside it matter too; between whole texts they would hide the others.
  ...(asked.eId === null ? { between: 'others' } : { eId: asked.eId }),
})

const pageOf = async (
  api: ApiClient,
  asked: Asked,
  kind: GroupKind,
  limit: number,
  cursor?: string,
): Promise<{ readonly items: readonly Relation[]; readonly next: string | null }> => {
  const query = { ...queryOf(asked, kind.direction), type: kind.type, limit: String(limit) }
  const result = await api.GET('/works/{workId}/relations', {
    params: { path: { workId: asked.workId }, query: cursor === undefined ? query : { ...query, cursor } },
  })
  return { items: result.data?.items ?? [], next: result.data?.next ?? null }
}

/** 前款 within the article shown says nothing that its reader does not see. */
const isWithin = ({ from, target }: Relation, { eId }: Asked): boolean => {
  const isPart = (place: string | null): boolean => place === eId || place?.startsWith(`${eId}__`) === true
  return eId !== null && from.workId === target.workId && isPart(from.eId) && isPart(target.eId)
}

/** The kinds of relation that there are, each with its first sentences; none where they could not be asked for. */
export const loadRelationGroups = async (api: ApiClient, asked: Asked): Promise<readonly RelationGroup[]> => {
  const counts = await Promise.all(
    (['in', 'out'] as const).map(async (direction) => {
      const result = await api.GET('/works/{workId}/relations', {
        params: { path: { workId: asked.workId }, query: { ...queryOf(asked, direction), limit: '1' } },
      })
      return result.data?.counts ?? []
    }),
  )
  const groups = await Promise.all(
    groupKinds.map(async (kind): Promise<RelationGroup | null> => {
      const { type, direction, title } = kind
      const total = counts.flat().find((one) => one.type === type && one.direction === direction)?.count ?? 0
      if (total === 0) return null
      const { items, next } = await pageOf(api, asked, kind, shownBeside)
      const told = items.filter((relation) => !isWithin(relation, asked))
      if (told.length === 0) return null
      return {
        key: `${type}-${direction}`,
        title,
        total: total - (items.length - told.length),
        relations: toQuotedRelations(told, asked),
        allUrl: next === null ? null : relationsUrl(asked, kind),
      }
    }),
  )
  return groups.filter((group) => group !== null)
}

/** The relations of a work on a page of their own: of one kind page by page, or the beginning of each kind. */
export const loadRelationsPage = async (
  api: ApiClient,
  workId: string,
  query: Readonly<Record<string, string>>,
): Promise<Loaded> => {
  const { type = '', direction = '', versionId = null, eId = null, cursor } = query
  const kind = groupKindOf(type, direction)
  const asked: Asked = { workId, versionId: versionId === '' ? null : versionId, eId: eId === '' ? null : eId }
  const result = await api.GET('/works/{workId}/relations', {
    params: {
      path: { workId },
      query: {
        ...(kind === null ? {} : { ...queryOf(asked, kind.direction), type: kind.type }),
        limit: String(kind === null ? 1 : shownOnPage),
        ...(cursor === undefined ? {} : { cursor }),
      },
    },
  })
  const answer = result.data
  if (answer === undefined) {
    const redirect = redirectOf(result)
    if (redirect !== null) return { redirect: `${redirect}/relations` }
    return toFailure(result, 'work', await loadNotice(api))
  }
  const groups: readonly RelationGroup[] =
    kind === null
      ? await loadRelationGroups(api, asked)
      : [
          {
            key: `${kind.type}-${kind.direction}`,
            title: kind.title,
            total: answer.total,
            relations: toQuotedRelations(answer.items, asked),
            allUrl: null,
          },
        ]
  return {
    status: 200,
    canonical: relationsUrl(asked, kind),
    page: {
      kind: 'relations',
      workId,
      title: answer.title,
      groups,
      isOneKind: kind !== null,
      nextUrl: kind === null || answer.next === null ? null : relationsUrl(asked, kind, answer.next),
      notice: answer.notice,
    },
  }
}
