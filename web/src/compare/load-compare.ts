import type { ApiClient } from '../api/client.ts'
import type { CompareAnswer, VersionSummary } from '../api/types.ts'
import type { Loaded } from '../app/page.ts'
import { toFailure } from '../app/problem.ts'
import { workUrl } from '../reader/reader-address.ts'
import { loadNotice } from '../search/load-search.ts'
import { compareUrl, type RowChoice, versionBefore } from './compare-address.ts'
import { toComparisonHtml } from './comparison-html.ts'

/** What the address of the page names; empty where it names nothing. */
export interface CompareAddress {
  readonly work: string
  readonly from: string
  readonly to: string
  readonly only: string
}

type Result = Parameters<typeof toFailure>[0]

/** With more rows than this, what is the same is left out unless asked for. */
const rowsShownWhole = 40

/** Two texts of a work; the newest and the one before it, as far as the address names none. */
export const loadCompare = async (api: ApiClient, address: CompareAddress): Promise<Loaded> => {
  if (address.work === '') return missingWork(api)
  const chosen = address.from === '' || address.to === '' ? await choose(api, address) : address
  if ('status' in chosen || 'redirect' in chosen) return chosen
  const result = await api.GET('/works/{workId}/compare', {
    params: { path: { workId: address.work }, query: { from: chosen.from, to: chosen.to } },
  })
  return result.data === undefined ? failed(api, result, address) : toComparePage(result.data, address)
}

const readChoice = (only: string): RowChoice | null => (only === 'all' || only === 'changes' ? only : null)

const missingWork = async (api: ApiClient): Promise<Loaded> => {
  const failure = { status: 400, code: 'bad-parameter', detail: '比较页的地址要写明哪一部法规（work）。' }
  return { status: 400, page: { kind: 'failure', failure, lookedFor: 'page', notice: await loadNotice(api) } }
}

type Chosen = Pick<CompareAddress, 'from' | 'to'>

/** Fills in the version not named: beside an old text the one after it, beside a new one the one before. */
const choose = async (api: ApiClient, { work, from, to }: CompareAddress): Promise<Chosen | Loaded> => {
  const result = await api.GET('/works/{workId}', { params: { path: { workId: work }, query: {} } })
  if (result.data === undefined) return failed(api, result, { work, from, to, only: '' })
  const { versions, workId } = result.data
  if (workId !== work) return { redirect: compareUrl(workId) }
  const newest = versions[0]?.versionId ?? ''
  const after = versions[versions.findIndex(({ versionId }) => versionId === from) - 1]?.versionId ?? newest
  const later = to !== '' ? to : from === '' ? newest : after
  return { to: later, from: from === '' ? (versionBefore(versions, later)?.versionId ?? later) : from }
}

const failed = async (api: ApiClient, result: Result, { from, to, only }: CompareAddress): Promise<Loaded> => {
  // A merged work: `/api/v1/works/w/compare?from=…`
  const movedTo = /\/works\/([^/?#]+)/.exec(result.response.headers?.get('location') ?? '')?.[1]
  if (result.response.status === 308 && movedTo !== undefined) {
    const choice = readChoice(only)
    return {
      redirect: compareUrl(decodeURIComponent(movedTo), {
        ...(from === '' || to === '' ? {} : { from, to }),
        ...(choice === null ? {} : { only: choice }),
      }),
    }
  }
  return toFailure(result, 'page', await loadNotice(api))
}

const toComparePage = (answer: CompareAnswer, address: CompareAddress): Loaded => {
  const { work, fromVersion, toVersion, versions, counts, rows, notice } = answer
  const isLong = rows.length > rowsShownWhole && counts.unchanged > 0
  const only: RowChoice = readChoice(address.only) ?? (isLong ? 'changes' : 'all')
  const comparison = { workId: work.workId, from: fromVersion.versionId, to: toVersion.versionId, rows }
  return {
    status: 200,
    canonical: compareUrl(work.workId, { from: comparison.from, to: comparison.to }),
    page: {
      kind: 'compare',
      work,
      from: fromVersion,
      to: toVersion,
      versions: versions.map(toChoice),
      counts,
      only,
      workUrl: workUrl(work.workId),
      notice,
    },
    staticHtml: { text: toComparisonHtml(comparison, only), contents: '' },
  }
}

const toChoice = ({
  versionId,
  promulgatedOn,
  promulgatedOnPrecision,
  adoptedOn,
  adoptedOnPrecision,
}: VersionSummary) => ({
  versionId,
  promulgatedOn,
  promulgatedOnPrecision,
  adoptedOn,
  adoptedOnPrecision,
})
