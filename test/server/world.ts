import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Express } from 'express'
import { pino } from 'pino'
import type { Provision } from '../../data/model/provision.ts'
import type { Version } from '../../data/model/version.ts'
import type { Work } from '../../data/model/work.ts'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import type { SearchEngine, SearchResponse } from '../../indexer/engine.ts'
import type { SearchPlan } from '../../indexer/query/plan.ts'
import { createApp } from '../../server/http/app.ts'
import type { Pages } from '../../server/pages.ts'
import type { Collection } from '../../server/services/collection-in-use.ts'
import { createServices, type Services } from '../../server/services/services.ts'
import { anArticle, aVersion, aWork } from '../builders.ts'

/** A day of Shanghai at noon. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00+08:00`)

export interface World {
  readonly store: Store
  readonly services: Services
  readonly app: Express
  /** What the engine was asked, in order. */
  readonly asked: SearchPlan[]
  close(): void
}

interface WorldOptions {
  readonly now?: Date
  readonly kind?: Collection['kind']
  readonly requestsPerMinute?: number
  readonly engine?: Partial<SearchEngine>
  readonly pages?: Pages
}

/** An engine that answers what a test gives it: the engines have tests of their own. */
export function anEngine(asked: SearchPlan[], overrides: Partial<SearchEngine> = {}): SearchEngine {
  const nothing: SearchResponse = { total: 0, totalIsExact: true, hits: [], facets: {} }
  return {
    id: 'test-engine',
    features: { exactPhrases: true, exactTotals: true, provisionUnit: true },
    position: async () => 1,
    apply: async () => {},
    rebuild: async () => ({ versions: 0, provisions: 0, tookMs: 0 }),
    search: async (plan) => {
      asked.push(plan)
      return nothing
    },
    health: async () => ({ ok: true }),
    count: async () => 0,
    close: async () => {},
    ...overrides,
  }
}

/** Pages that say which address they were rendered for. */
export const plainPages: Pages = {
  clientFolder: join(tmpdir(), 'tongcha-no-such-folder'),
  render: async (url) => ({
    status: url.startsWith('/nowhere') ? 404 : 200,
    html: `<p>${url.length}</p>`,
    redirect: null,
  }),
}

/** Records a version with its text as the crawler would. */
export function record(
  store: Store,
  work: Partial<Work>,
  version: Partial<Version>,
  articles: readonly Provision[],
): void {
  const at = '2026-01-01T00:00:00.000Z'
  store.transaction(() => {
    const saved = aWork(work)
    store.works.saveWork(saved, at)
    store.works.saveVersion({ version: aVersion({ workId: saved.workId, ...version }), provisions: articles }, at)
  })
}

/** An instance with one law of two versions, in force since 2001 and 2020. */
export function aWorld({
  now = noonOf('2026-11-23'),
  kind = 'real',
  requestsPerMinute = 0,
  engine,
  pages = plainPages,
}: WorldOptions = {}): World {
  const folder = mkdtempSync(join(tmpdir(), 'tongcha-server-'))
  const store = openStore(join(folder, 'records.sqlite'))
  record(store, {}, { promulgatedOn: '2001-05-01' }, [anArticle('1', '渡船应当登记。')])
  record(store, {}, { promulgatedOn: '2020-03-01', effectiveFrom: '2020-06-01' }, [
    anArticle('1', '渡船应当登记并且<b>检验</b>。'),
    anArticle('2', '违反的，处以罚款。'),
  ])
  const asked: SearchPlan[] = []
  const collection: Collection = { kind, store, engine: anEngine(asked, engine) }
  const services = createServices(() => collection)
  const app = createApp({
    services,
    pages,
    config: { requestsPerMinute, trustedProxies: 0, publicUrl: null },
    log: pino({ level: 'silent' }),
    clock: () => now,
  })
  return {
    store,
    services,
    app,
    asked,
    close() {
      store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The id that `aWork` gives. */
export const workId = 'w000000000000001'
