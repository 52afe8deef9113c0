import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import type { IndexBatch, SearchEngine } from '../../indexer/engine.ts'
import { openEngine } from '../../indexer/engines/engine-list.ts'
import { follow, rebuildAll } from '../../indexer/follow.ts'
import { anArticle, aVersion, aWork } from '../builders.ts'
import { aPlan } from './plans.ts'

const at = '2026-06-30T00:00:00.000Z'

describe('following the change log', () => {
  let folder: string
  let store: Store
  let engine: SearchEngine

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongcha-follow-'))
    store = openStore(join(folder, 'records.sqlite'))
    engine = openEngine({ dataDir: folder, engine: 'sqlite-fts' })
  })

  afterEach(async () => {
    await engine.close()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Records one version of an invented law whose one article says `text`. */
  function record(workId: string, title: string, promulgatedOn: string, text: string): void {
    store.transaction(() => {
      store.works.saveWork(
        aWork({ workId, title, key: { normalisedTitle: title, issuer: null, firstAdoptedOn: null } }),
        at,
      )
      const version = aVersion({ workId, versionId: promulgatedOn, title, promulgatedOn })
      store.works.saveVersion({ version, provisions: [anArticle('1', text)] }, at)
    })
  }

  const found = async (query: string, asOf = '2026-11-23') =>
    (await engine.search(aPlan(query, { asOf }))).hits.map(({ workId, versionId }) => `${workId}/${versionId}`)

  it('builds the first index, and then only what is new', async () => {
    record('w000000000000001', '湖泊渡运法', '2001-05-01', '渡船不得超载。')
    await follow({ store, engine })
    expect(await engine.position()).toBe(store.changes.head())
    record('w000000000000002', '灯塔看守条例', '2003-05-01', '灯塔每日点灯。')
    await follow({ store, engine })
    expect(await engine.position()).toBe(store.changes.head())
    expect(await found('灯塔')).toEqual(['w000000000000002/2003-05-01'])
    expect(await found('超载')).toEqual(['w000000000000001/2001-05-01'])
  })

  it('gives the older version its end when a newer one arrives', async () => {
    record('w000000000000001', '湖泊渡运法', '2001-05-01', '渡船不得超载。')
    await follow({ store, engine })
    record('w000000000000001', '湖泊渡运法', '2010-05-01', '渡船应当减载。')
    await follow({ store, engine })
    expect(await found('湖泊渡运法')).toEqual(['w000000000000001/2010-05-01'])
    expect(await found('湖泊渡运法', '2009-01-01')).toEqual(['w000000000000001/2001-05-01'])
  })

  it('goes on after the last batch that was applied, and loses none', async () => {
    await follow({ store, engine })
    for (let year = 2001; year <= 2009; year++) {
      record(`w00000000000000${year - 2000}`, `第${year}号渡运规则`, `${year}-05-01`, `渡船编号${year}。`)
    }
    let batches = 0
    const failing: SearchEngine = {
      ...engine,
      async apply(batch: IndexBatch) {
        if (++batches === 2) throw new Error('the process died')
        await engine.apply(batch)
      },
    }
    await expect(follow({ store, engine: failing, batch: 5 })).rejects.toThrow('the process died')
    const reached = await engine.position()
    expect(reached).toBe(5)
    await follow({ store, engine, batch: 5 })
    expect(await engine.position()).toBe(store.changes.head())
    expect(await engine.count()).toBe(9)
  })

  it('stops between batches where asked to', async () => {
    await follow({ store, engine })
    for (let year = 2001; year <= 2009; year++) {
      record(`w00000000000000${year - 2000}`, `第${year}号渡运规则`, `${year}-05-01`, `渡船编号${year}。`)
    }
    const stop = new AbortController()
    await follow({ store, engine, batch: 3, signal: stop.signal, onProgress: () => stop.abort() })
    expect(await engine.position()).toBe(3)
  })

  it('gives the same index when it is built anew', async () => {
    record('w000000000000001', '湖泊渡运法', '2001-05-01', '渡船不得超载。')
    record('w000000000000001', '湖泊渡运法', '2010-05-01', '渡船应当减载。')
    await follow({ store, engine })
    const before = [await found('渡船'), await found('渡船', '2005-01-01'), await engine.count()]
    const report = await rebuildAll({ store, engine })
    expect(report).toMatchObject({ versions: 2 })
    expect([await found('渡船'), await found('渡船', '2005-01-01'), await engine.count()]).toEqual(before)
    expect(await engine.position()).toBe(store.changes.head())
  })
})
