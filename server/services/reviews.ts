import type { IsoDate } from '../../data/model/dates.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { reviewItems } from '../../data/validity/review.ts'
import { listedKinds, type Review, type ReviewsAnswer, type ReviewsParameters } from '../http/schemas/reviews.ts'
import { versionUrl } from './addresses.ts'
import { type CurrentCollection, noticeOf } from './collection-in-use.ts'

/** What a maintainer should look at. */
export interface ReviewsService {
  /** Throws `RangeError` for a cursor that no page gave out. */
  reviews(parameters: ReviewsParameters, asOf: IsoDate): Promise<ReviewsAnswer>
}

export function reviewsService(current: CurrentCollection): ReviewsService {
  // Looking at every work takes seconds in a large collection, and changes only with the records or the day.
  let kept: {
    readonly store: Store
    readonly head: number
    readonly asOf: IsoDate
    readonly all: readonly Review[]
  } | null = null

  return {
    async reviews({ kind, cursor, limit }, asOf) {
      const collection = current()
      const { store } = collection
      const head = store.changes.head()
      if (kept === null || kept.store !== store || kept.head !== head || kept.asOf !== asOf) {
        kept = { store, head, asOf, all: await listReviews(store, asOf) }
      }
      const { all } = kept
      const asked = kind === undefined || kind.length === 0 ? all : all.filter((item) => kind.includes(item.kind))
      const first = cursor === undefined ? 0 : readCursor(cursor)
      return {
        asOf,
        items: asked.slice(first, first + limit),
        total: asked.length,
        counts: listedKinds.flatMap((one) => {
          const count = all.filter((item) => item.kind === one).length
          return count === 0 ? [] : [{ kind: one, count }]
        }),
        next: first + limit < asked.length ? Buffer.from(String(first + limit)).toString('base64url') : null,
        notice: noticeOf(collection),
      }
    },
  }
}

function readCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString()
  // Example: `100`
  if (!/^\d{1,9}$/.test(text)) throw new RangeError('the cursor cannot be read')
  return Number(text)
}

/** All there is to look at on a day, in slices, so that searches are answered in between. */
export async function listReviews(store: Store, asOf: IsoDate): Promise<readonly Review[]> {
  const reviews: Review[] = []
  let seen = 0
  for (const work of store.works.all()) {
    for (const item of reviewItems(evidenceOf(store, work.workId), work, asOf)) {
      const { kind, workId, versionId, title, explanation, basis } = item
      reviews.push({
        kind,
        workId,
        versionId,
        title,
        explanation,
        url: versionUrl(workId, versionId),
        basis: [...basis],
      })
    }
    if (++seen % 50 === 0) await new Promise((resume) => setImmediate(resume))
  }
  reviews.push(...unreadFiles(store), ...danglingNames(store))
  const order = new Map(listedKinds.map((kind, index) => [kind, index]))
  // Names stay in the order of how much they are used.
  const keyOf = ({ kind, title }: Review): string => (kind === 'dangling_name' ? '' : (title ?? ''))
  return reviews.sort(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || keyOf(a).localeCompare(keyOf(b), 'zh'),
  )
}

function unreadFiles({ runs }: Store): readonly Review[] {
  return runs.latest().flatMap(({ sourceId }) =>
    [...runs.outcomes(sourceId)]
      .filter(({ result }) => result === 'unreadable')
      .map(({ ref, message, reason }) => ({
        kind: 'unread_file' as const,
        workId: null,
        versionId: null,
        title: ref,
        explanation: `来源 ${sourceId} 的文件无法读取：${message ?? reason ?? ''}`,
        url: null,
        basis: [],
      })),
  )
}

function danglingNames({ relations }: Store): readonly Review[] {
  return relations.danglingNames().map(({ citedAs, documentNumber, relations: count, from }) => ({
    kind: 'dangling_name' as const,
    workId: from.workId,
    versionId: from.versionId,
    title: citedAs,
    explanation: `${documentNumber === null ? '' : `（${documentNumber}）`}被提到 ${count} 处，本库没有这个名称的文件，或者不能确定是哪一部`,
    url: versionUrl(from.workId, from.versionId),
    basis: [],
  }))
}
