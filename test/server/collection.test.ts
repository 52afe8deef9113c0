import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../data/store/open.ts'
import {
  collectionInUse,
  isIntakeUnfinished,
  placeForIntake,
  placeOf,
  removeSample,
  sampleFolder,
} from '../../server/collection.ts'
import { followCollection, openCollection } from '../../server/live-collection.ts'
import { anArticle } from '../builders.ts'
import { record } from './world.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tongcha-collection-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

function fill(kind: 'sample' | 'real', title: string): void {
  const store = openStore(placeOf(kind, dataDir).storeFile)
  record(store, { title }, { title }, [anArticle('1', '渡船应当登记。')])
  store.close()
}

describe('the collection in use', () => {
  it('is none in an empty folder', async () => {
    expect(collectionInUse(dataDir)).toBeNull()
    await expect(openCollection({ dataDir, engine: null })).rejects.toThrow('tongcha start')
  })

  it('is the sample until there is a real record, and never both', () => {
    fill('sample', '示例法')
    openStore(placeOf('real', dataDir).storeFile).close()
    expect(collectionInUse(dataDir)).toMatchObject({ kind: 'sample', folder: join(dataDir, 'sample') })
    fill('real', '真实法')
    expect(collectionInUse(dataDir)).toMatchObject({ kind: 'real', folder: dataDir })
    removeSample(dataDir)
    expect(existsSync(join(dataDir, 'sample'))).toBe(false)
    expect(collectionInUse(dataDir)?.kind).toBe('real')
  })

  it('is not the sample because the real store is broken', () => {
    fill('sample', '示例法')
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(placeOf('real', dataDir).storeFile, 'this is no database, only words that fill a page'.repeat(100))
    expect(() => collectionInUse(dataDir)).toThrow('is not a store')
  })
})

describe('texts that are taken in', () => {
  it('are kept with the sample where they are the sample, by source or by place', () => {
    expect(placeForIntake({ sourceId: 'lawrefbook', path: '/srv/laws' }, dataDir).kind).toBe('real')
    expect(placeForIntake({ sourceId: 'lawrefbook', path: join(sampleFolder, 'law') }, dataDir).kind).toBe('sample')
    expect(placeForIntake({ sourceId: 'sample', path: '/srv/laws' }, dataDir).kind).toBe('sample')
    expect(placeForIntake({ sourceId: 'lawrefbook', path: `${sampleFolder}-of-ours` }, dataDir).kind).toBe('real')
    expect(placeForIntake({ sourceId: 'lawrefbook', path: null }, dataDir).kind).toBe('real')
  })

  it('are unfinished from the beginning of the run to its end', () => {
    const store = openStore(placeOf('real', dataDir).storeFile)
    const run = { sourceId: 'lawrefbook', publisher: 'p', sourceDate: null, parser: 'lawrefbook@1' }
    expect(isIntakeUnfinished(store, '/srv/laws')).toBe(false)
    const { runId } = store.runs.begin({ ...run, place: '/srv/laws', at: '2026-01-01T00:00:00.000Z' })
    expect(isIntakeUnfinished(store, '/srv/laws')).toBe(true)
    expect(isIntakeUnfinished(store, '/srv/other')).toBe(false)
    store.runs.finish(runId, { outcome: 'completed', message: null, at: '2026-01-01T00:01:00.000Z' })
    expect(isIntakeUnfinished(store, '/srv/laws')).toBe(false)
    store.close()
  })
})

describe('a collection that is served', () => {
  it('goes over to real texts that another process takes in, and follows them', async () => {
    fill('sample', '示例法')
    const live = await followCollection({ dataDir, engine: null }, pino({ level: 'silent' }))
    const stop = new AbortController()
    await live.catchUp(stop.signal)
    expect(live.current().kind).toBe('sample')
    const following = live.followUntil(stop.signal)
    fill('real', '真实法')
    for (let tries = 0; tries < 100 && live.current().kind === 'sample'; tries++) await pause(100)
    const { kind, engine, store } = live.current()
    expect([kind, await engine.count(), store.works.counts().works]).toEqual(['real', 1, 1])
    const other = openStore(placeOf('real', dataDir).storeFile)
    record(other, {}, { promulgatedOn: '2020-01-01' }, [anArticle('1', '渡船应当检验。')])
    other.close()
    for (let tries = 0; tries < 100 && (await engine.count()) < 2; tries++) await pause(100)
    expect(await engine.count()).toBe(2)
    stop.abort()
    await following
    await live.close()
  })
})
