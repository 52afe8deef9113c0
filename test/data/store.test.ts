import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../data/errors.ts'
import { versionIdFor } from '../../data/model/version-id.ts'
import { workIdOf } from '../../data/model/work-id.ts'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import { anArticle, aVersion, aWork } from '../builders.ts'

const at = '2026-06-30T00:00:00.000Z'

let folder: string
let file: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-store-'))
  file = join(folder, 'records.sqlite')
  store = openStore(file)
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const provisions = [anArticle('1', '湖面渡运，先登记。'), anArticle('2', '渡工持证上岗。')]

function save(fields = {}) {
  store.works.saveWork(aWork(), at)
  return store.works.saveVersion({ version: aVersion(fields), provisions }, at)
}

describe('records', () => {
  it('give back works, versions and the tree of a text as they were saved', () => {
    expect(save()).toBe('created')
    const text = store.works.versionText(aWork().workId, '2001-05-01')
    expect(store.works.find(aWork().workId)).toEqual(aWork())
    expect(text?.version).toEqual(aVersion())
    expect(text?.provisions).toEqual(provisions)
  })

  it('change nothing when saved again', () => {
    save()
    const head = store.changes.head()
    expect(save()).toBe('unchanged')
    expect(store.works.saveWork(aWork(), at)).toBe('unchanged')
    expect(store.changes.head()).toBe(head)
  })

  it('are appended and never overwritten', () => {
    save()
    expect(save({ documentNumber: '云令〔2001〕3号' })).toBe('updated')
    const raw = new Database(file, { readonly: true })
    expect(raw.prepare('SELECT count(*) FROM version_records').pluck().get()).toBe(2)
    expect(raw.prepare('SELECT count(*) FROM texts').pluck().get()).toBe(1)
    raw.close()
    expect(store.works.version(aWork().workId, '2001-05-01')?.documentNumber).toBe('云令〔2001〕3号')
  })

  it('list the versions of a work newest first', () => {
    save()
    save({ versionId: '2012-03-10', promulgatedOn: '2012-03-10' })
    expect(store.works.versionsOf(aWork().workId).map(({ versionId }) => versionId)).toEqual([
      '2012-03-10',
      '2001-05-01',
    ])
  })

  it('find a provision with what stands above it and beside it', () => {
    save()
    const found = store.works.provision(aWork().workId, '2001-05-01', 'art_2__para_1')
    expect(found?.provision.text).toBe('渡工持证上岗。')
    expect(found?.ancestors.map(({ eId }) => eId)).toEqual(['art_2'])
    expect(found).toMatchObject({ previous: 'art_1', next: null })
    expect(store.works.provision(aWork().workId, '2001-05-01', 'art_3')).toBeNull()
  })

  it('count the articles of the newest records only', () => {
    save()
    store.works.saveVersion({ version: aVersion(), provisions: provisions.slice(0, 1) }, at)
    expect(store.works.counts()).toMatchObject({ works: 1, versions: 1, articles: 1 })
  })

  it('write nothing of a transaction that fails', () => {
    expect(() =>
      store.transaction(() => {
        save()
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(store.works.find(aWork().workId)).toBeNull()
    expect(store.changes.head()).toBe(0)
  })
})

describe('the change log', () => {
  it('has one entry for each version created or updated, in order', () => {
    save()
    save({ versionId: '2012-03-10', promulgatedOn: '2012-03-10' })
    save({ documentNumber: '云令〔2001〕3号' })
    const entries = store.changes.after(0, 10).map(({ kind, versionId }) => `${kind} ${versionId}`)
    expect(entries).toEqual(['created 2001-05-01', 'created 2012-03-10', 'updated 2001-05-01'])
    expect(store.changes.after(store.changes.head(), 10)).toEqual([])
    expect(store.changes.after(1, 1).map(({ versionId }) => versionId)).toEqual(['2012-03-10'])
  })
})

describe('captures', () => {
  const bytes = Buffer.from('# 湖泊渡运法\n'.repeat(100))
  const capture = {
    sourceId: 'sample',
    ref: 'law/湖泊渡运法.md',
    capturedAt: at,
    sourceDate: null,
    resources: [
      {
        role: 'text',
        url: 'law/湖泊渡运法.md',
        mediaType: 'text/markdown',
        headers: {},
        sha256: 'a'.repeat(64),
        bytes,
      },
    ],
  }

  it('give back the very bytes, kept compressed and once', () => {
    expect(store.captures.keep(capture)).toEqual({ captureId: 1, isNew: true })
    expect(store.captures.keep(capture)).toEqual({ captureId: 1, isNew: false })
    const kept = store.captures.latest('sample', capture.ref)
    expect(Buffer.from(kept?.resources[0]?.bytes ?? []).equals(bytes)).toBe(true)
    const raw = new Database(file, { readonly: true })
    expect(raw.prepare('SELECT length(bytes) FROM blobs').pluck().get()).toBeLessThan(bytes.length)
    raw.close()
    expect(store.captures.refs('sample')).toEqual([capture.ref])
    expect(store.captures.latest('sample', 'elsewhere.md')).toBeNull()
  })
})

describe('runs', () => {
  const run = { sourceId: 'sample', publisher: '示例', place: '/x', sourceDate: null, parser: 'sample@1', at }
  const outcome = {
    ref: 'a.md',
    result: 'new' as const,
    reason: null,
    message: null,
    captureSha256: 'b'.repeat(64),
    parser: 'sample@1',
    warnings: [],
    versions: [{ workId: 'w', versionId: 'v' }],
  }

  it('go on where they were interrupted, and begin anew after they ended', () => {
    const { runId, resumed } = store.runs.begin(run)
    expect(resumed).toBe(false)
    store.runs.record(runId, outcome, at)
    expect(store.runs.begin(run)).toEqual({ runId, resumed: true })
    expect(store.runs.isDone(runId, 'a.md')).toBe(true)
    expect(store.runs.isDone(runId, 'b.md')).toBe(false)
    store.runs.finish(runId, { outcome: 'completed', message: null, at })
    expect(store.runs.begin(run)).toEqual({ runId: runId + 1, resumed: false })
  })

  it('tell what became of each document and count it', () => {
    const { runId } = store.runs.begin(run)
    store.runs.record(runId, outcome, at)
    store.runs.record(runId, { ...outcome, ref: 'b.md', result: 'unreadable', reason: 'crawler/empty-body' }, at)
    expect(store.runs.outcomeOf('sample', 'a.md')).toEqual(outcome)
    expect([...store.runs.outcomes('sample')].map(({ ref }) => ref)).toEqual(['a.md', 'b.md'])
    expect(store.runs.latest()[0]).toMatchObject({ outcome: 'running', counts: { new: 1, unreadable: 1, changed: 0 } })
  })
})

describe('opening a store', () => {
  function errorOf(open: () => void): unknown {
    try {
      open()
    } catch (error) {
      return error instanceof StoreError ? error.code : error
    }
    return null
  }

  it('refuses a store of a newer schema and leaves it as it is', () => {
    const newer = join(folder, 'newer.sqlite')
    openStore(newer).close()
    const raw = new Database(newer)
    raw.pragma('user_version = 99')
    raw.close()
    expect(errorOf(() => openStore(newer))).toBe('data/store-newer')
    expect(errorOf(() => openStore(newer, { readOnly: true }))).toBe('data/store-newer')
    expect(new Database(newer).pragma('user_version', { simple: true })).toBe(99)
  })

  it('refuses a database of another program, and a file that is none', () => {
    const foreign = join(folder, 'foreign.sqlite')
    const raw = new Database(foreign)
    raw.exec('CREATE TABLE recipes (name TEXT)')
    raw.close()
    writeFileSync(join(folder, 'noise.sqlite'), 'this is no database, whatever its name says'.repeat(100))
    expect(errorOf(() => openStore(foreign))).toBe('data/not-a-store')
    expect(errorOf(() => openStore(join(folder, 'noise.sqlite')))).toBe('data/not-a-store')
  })

  it('says what to do where the folder cannot be one', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(errorOf(() => openStore(join(folder, 'file', 'records.sqlite')))).toBe('data/store-unreadable')
    expect(errorOf(() => openStore(join(folder, 'absent.sqlite'), { readOnly: true }))).toBe('data/store-unreadable')
  })

  it('keeps what is stored when opened again', () => {
    save()
    store.close()
    store = openStore(file)
    expect(store.works.counts()).toMatchObject({ works: 1, versions: 1, articles: 2 })
  })
})

describe('ids', () => {
  it('of a work are 16 base-32 characters that depend on its key alone', () => {
    const key = { normalisedTitle: '湖泊渡运法', issuer: null, firstAdoptedOn: '2001-05-01' }
    expect(workIdOf(key)).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
    expect(workIdOf({ ...key })).toBe(workIdOf(key))
    expect(workIdOf({ ...key, firstAdoptedOn: null })).not.toBe(workIdOf(key))
  })

  it('of a version are its day, made unique, or its digest where it has none', () => {
    const version = aVersion()
    expect(versionIdFor(version, new Set())).toBe('2001-05-01')
    expect(versionIdFor(version, new Set(['2001-05-01', '2001-05-01-2']))).toBe('2001-05-01-3')
    expect(versionIdFor({ ...version, promulgatedOn: null, adoptedOn: null }, new Set())).toBe('undated-00000000')
  })
})
