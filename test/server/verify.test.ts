import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { validityFaults } from '../../data/store/verify-validity.ts'
import { main } from '../../server/cli/main.ts'
import { sampleFolder } from '../../server/collection.ts'
import { readConfig } from '../../server/config.ts'
import { aRepeal, aVersion, evidence } from '../builders.ts'

let folder: string
let storeFile: string

/** Runs a command line over the sample collection. */
async function tongcha(...args: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await main(
    args,
    { out: (text) => void out.push(text), err: (text) => void err.push(text), isInteractive: false },
    () => readConfig({ TONGCHA_DATA_DIR: folder, LOG_LEVEL: 'silent' }),
  )
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

/** Changes a store behind the program's back. */
function damage(sql: string): void {
  const raw = new Database(storeFile)
  raw.pragma('foreign_keys = OFF')
  const { changes } = raw.prepare(sql).run()
  raw.close()
  expect(changes, sql).toBeGreaterThan(0)
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-verify-'))
  storeFile = join(folder, 'sample', 'records.sqlite')
  expect((await tongcha('crawl', 'sample', '--path', sampleFolder)).exitCode).toBe(0)
  expect((await tongcha('index')).exitCode).toBe(0)
}, 60_000)
afterEach(() => rmSync(folder, { recursive: true }))

describe('verify', () => {
  it('finds nothing wrong with a store as it was taken in, related and indexed', async () => {
    const { exitCode, out, err } = await tongcha('verify')
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toContain('the store is sound')
    expect(out).not.toMatch(/fault|behind|not every text/)
    const { checks, faults } = JSON.parse((await tongcha('verify', '--json')).out)
    expect(faults).toBe(0)
    const looked = Object.fromEntries(checks.map((one: { check: string; looked: number }) => [one.check, one.looked]))
    for (const check of ['captures', 'texts', 'relations', 'validity', 'index'])
      expect(looked[check], check).toBeGreaterThan(5)
  })

  const faults: readonly (readonly [string, string, RegExp])[] = [
    [
      'bytes that are not those of their digest',
      "UPDATE blobs SET bytes = x'00', encoding = 'identity' WHERE rowid = 1",
      /captures .*not the one its digest names/s,
    ],
    [
      'bytes that cannot be unpacked',
      "UPDATE blobs SET bytes = x'1f8b00' WHERE encoding = 'gzip'",
      /cannot be unpacked/,
    ],
    [
      'a text that lost a word',
      'UPDATE provisions SET text = substr(text, 2) WHERE rowid_of IS NULL',
      /does not give back/,
    ],
    [
      'a relation to a work that is not held',
      "UPDATE relations SET target_work = 'w999', target_version = NULL WHERE target_work IS NOT NULL",
      /leads to w999/,
    ],
    [
      'a relation to a version that is not held',
      "UPDATE relations SET target_version = '1900-01-01' WHERE target_version IS NOT NULL",
      /1900-01-01, a version that is not held/,
    ],
    [
      'a relation to a provision that is not held',
      "UPDATE relations SET target_e_id = 'art_999' WHERE target_version IS NOT NULL",
      /art_999, a provision that is not held/,
    ],
  ]

  it.each(faults)('ends 1 for %s, and says where', async (_what, sql, message) => {
    damage(sql.replace('WHERE rowid_of IS NULL', 'WHERE length(text) > 3 AND text_key = 1'))
    const { exitCode, out, err } = await tongcha('verify')
    expect(out).toMatch(message)
    expect(exitCode).toBe(1)
    expect(err).toMatch(/^tongcha: the store has \d+ faults; /)
  })

  it('only warns of an index that is behind, and of texts not yet related', async () => {
    damage(
      "INSERT INTO change_log (at, kind, work_id, version_id) SELECT at, 'updated', work_id, version_id FROM change_log LIMIT 1",
    )
    const { exitCode, out } = await tongcha('verify')
    expect(out).toContain('1 changes behind')
    expect(out).toContain('not every text was read for relations yet')
    expect(exitCode).toBe(0)
    await tongcha('index')
    expect((await tongcha('verify')).out).not.toContain('behind')
  })

  it('ends 1 for an index that lacks a version', async () => {
    const raw = new Database(storeFile)
    const { work_id: workId } = raw.prepare('SELECT work_id FROM versions LIMIT 1').get() as { work_id: string }
    raw.exec(`INSERT INTO versions (work_id, version_id, created_at) VALUES ('${workId}', '1901-01-01', '');
      INSERT INTO texts (version_key, tree_sha256, articles) VALUES (last_insert_rowid(), '', 0);
      INSERT INTO version_records SELECT (SELECT max(version_key) FROM versions), 1, '', (SELECT max(text_key) FROM texts),
        json_set(record, '$.versionId', '1901-01-01', '$.textSha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
        FROM version_records WHERE version_key = 1 LIMIT 1`)
    raw.close()
    const { exitCode, out } = await tongcha('verify')
    expect(out).toContain(`${workId}/1901-01-01 is recorded and not indexed`)
    expect(exitCode).toBe(1)
  })
})

describe('the dated statuses of a work', () => {
  it('are sound where versions follow each other and one is repealed', () => {
    const versions = [
      aVersion(),
      aVersion({ versionId: '2012-01-01', promulgatedOn: '2012-01-01', effectiveFrom: '2012-06-01' }),
    ]
    expect(validityFaults(evidence(versions, [aRepeal({ effectiveOn: '2020-01-01' })]))).toEqual([])
  })
})
