import type { ApiClient } from '../api/client.ts'
import type { ProvisionAnswer, VersionAnswer } from '../api/types.ts'
import type { Loaded, RelationGroup } from '../app/page.ts'
import { redirectOf, toFailure } from '../app/problem.ts'
import { loadRelationGroups } from '../relations/load-relations.ts'
import { loadNotice } from '../search/load-search.ts'
import { toProvisionHtml } from './provision-html.ts'
import { titleOf } from './provision-title.ts'
import { provisionUrl, versionUrl, withAsOf, workUrl } from './reader-address.ts'
import { toContentsHtml } from './table-of-contents.ts'

type Day = string | null

const queryOf = (asOf: Day): { readonly asOf?: string } => (asOf === null ? {} : { asOf })

type Result = Parameters<typeof toFailure>[0]

const failedWork = async (api: ApiClient, result: Result, asOf: Day): Promise<Loaded> => {
  const redirect = redirectOf(result)
  if (redirect !== null) return { redirect: withAsOf(redirect, asOf) }
  // A page that could not be found still says what must be said of the collection.
  return toFailure(result, 'work', await loadNotice(api))
}

/** The version that applies on a day, today where none is asked for. */
export const loadWork = async (api: ApiClient, workId: string, asOf: Day): Promise<Loaded> => {
  const result = await api.GET('/works/{workId}', { params: { path: { workId }, query: queryOf(asOf) } })
  const work = result.data
  if (work === undefined) return failedWork(api, result, asOf)
  if (work.workId !== workId) return { redirect: withAsOf(workUrl(work.workId), asOf) }
  if (work.applicableVersionId === null) return { status: 404, page: { kind: 'no-text', work, notice: work.notice } }
  return loadVersion(api, workId, work.applicableVersionId, asOf)
}

export const loadVersion = async (api: ApiClient, workId: string, versionId: string, asOf: Day): Promise<Loaded> => {
  const result = await api.GET('/works/{workId}/versions/{versionId}', {
    params: { path: { workId, versionId }, query: queryOf(asOf) },
  })
  const version = result.data
  if (version === undefined) return failedWork(api, result, asOf)
  if (version.work.workId !== workId) return { redirect: withAsOf(versionUrl(version.work.workId, versionId), asOf) }
  return toReaderPage(version, await loadRelationGroups(api, { workId, versionId, eId: null }))
}

const toReaderPage = (answer: VersionAnswer, relations: readonly RelationGroup[]): Loaded => {
  const { provisions, otherVersions, notice, ...version } = answer
  const contents = toContentsHtml(provisions)
  return {
    status: 200,
    canonical: versionUrl(version.work.workId, version.versionId),
    page: { kind: 'reader', version, versions: otherVersions, hasContents: contents !== null, relations, notice },
    staticHtml: { text: toProvisionHtml(provisions), contents: contents ?? '' },
  }
}

/** One article, of a version or (`versionId` null) of whichever version applies on the day. */
export const loadProvision = async (
  api: ApiClient,
  address: { readonly workId: string; readonly versionId: string | null; readonly eId: string },
  asOf: Day,
): Promise<Loaded> => {
  const { workId, versionId, eId } = address
  const query = queryOf(asOf)
  const result =
    versionId === null
      ? await api.GET('/works/{workId}/provisions/{eId}', { params: { path: { workId, eId }, query } })
      : await api.GET('/works/{workId}/versions/{versionId}/provisions/{eId}', {
          params: { path: { workId, versionId, eId }, query },
        })
  const answer = result.data
  if (answer === undefined) return failedWork(api, result, asOf)
  if (answer.work.workId !== workId)
    return { redirect: withAsOf(provisionUrl(answer.work.workId, versionId ?? 'current', eId), asOf) }
  const relations = await loadRelationGroups(api, {
    workId,
    versionId: answer.version.versionId,
    eId: answer.provision.eId,
  })
  return toProvisionPage(answer, relations, versionId === null, asOf)
}

const toProvisionPage = (
  answer: ProvisionAnswer,
  relations: readonly RelationGroup[],
  isCurrent: boolean,
  asOf: Day,
): Loaded => {
  const { work, version, provision, validity, ancestors, previous, next, notice } = answer
  const whole = withAsOf(versionUrl(work.workId, version.versionId), asOf)
  return {
    status: 200,
    canonical: provisionUrl(work.workId, version.versionId, provision.eId),
    page: {
      kind: 'provision',
      work,
      version,
      validity,
      eId: provision.eId,
      title: titleOf({ ...provision, text: null }),
      ancestors,
      previous,
      next,
      isCurrent,
      relations,
      notice,
    },
    staticHtml: { text: toProvisionHtml([provision], (eId) => `${whole}#${eId}`), contents: '' },
  }
}
