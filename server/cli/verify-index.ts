import type { Store } from '../../data/store/store.ts'
import type { SearchEngine } from '../../indexer/engine.ts'
import { noFilters, toPlan } from '../../indexer/query/to-plan.ts'
import { understand } from '../../indexer/query/understand.ts'

/** What the index was found to be, against the store. */
export interface IndexFinding {
  readonly kind: 'fault' | 'warning'
  readonly where: string | null
  readonly message: string
}

/** After every day that a text can name, so that no version is left out for not having appeared yet. */
const endOfDays = '9999-12-31'

const idsAtOnce = 5_000

/** Position, number and ids of what is indexed against what is recorded. An index that is only behind is no fault. */
export async function verifyIndex(store: Store, engine: SearchEngine): Promise<readonly IndexFinding[]> {
  const position = await engine.position()
  const head = store.changes.head()
  if (position === null) return [warning('nothing is indexed yet; run `tongcha index`')]
  if (position > head)
    return [
      fault(null, `the index is at ${position}, beyond the change log (${head}); run \`tongcha index --rebuild\``),
    ]
  if (position < head)
    return [warning(`the index is ${head - position} changes behind the records; run \`tongcha index\``)]
  const indexed = await indexedIds(engine)
  const recorded = recordedIds(store)
  const count = await engine.count()
  return [
    ...(count === recorded.size ? [] : [fault(null, `${count} versions are indexed, and ${recorded.size} recorded`)]),
    ...[...recorded].filter((id) => !indexed.has(id)).map((id) => fault(id, 'is recorded and not indexed')),
    ...[...indexed].filter((id) => !recorded.has(id)).map((id) => fault(id, 'is indexed and not recorded')),
  ]
}

const fault = (where: string | null, message: string): IndexFinding => ({ kind: 'fault', where, message })
const warning = (message: string): IndexFinding => ({ kind: 'warning', where: null, message })

async function indexedIds(engine: SearchEngine): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let offset = 0; ; offset += idsAtOnce) {
    const { hits } = await engine.search(
      toPlan(understand(''), {
        in: 'all',
        filters: { ...noFilters, amendingDecisions: true },
        asOf: endOfDays,
        versions: 'all',
        unit: 'work',
        sort: { by: 'title', descending: false },
        offset,
        limit: idsAtOnce,
        provisionsPerHit: 0,
        facets: [],
        explain: false,
      }),
    )
    for (const { workId, versionId } of hits) ids.add(`${workId}/${versionId}`)
    if (hits.length < idsAtOnce) return ids
  }
}

function recordedIds({ works }: Store): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { workId } of works.all()) {
    if (works.mergedInto(workId) !== null) continue
    for (const { versionId } of works.versionsOf(workId)) ids.add(`${workId}/${versionId}`)
  }
  return ids
}
