import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteFts } from '../../../indexer/engines/sqlite-fts/engine.ts'
import { describeEngine } from '../engine-contract.ts'
import { aPlan } from '../plans.ts'
import { aSearchDocument } from '../search-documents.ts'

describeEngine('sqlite-fts', openSqliteFts)

describe('the files of sqlite-fts', () => {
  let folder: string
  const lighthouse = aSearchDocument({ title: '灯塔看守规则', articles: ['灯塔每日点灯。'] })

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongcha-index-'))
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const build = async (upTo: number): Promise<void> => {
    const engine = openSqliteFts(folder)
    await engine.rebuild(
      (async function* () {
        yield lighthouse
      })(),
      upTo,
    )
    await engine.close()
  }

  it('are one generation and a pointer; the one before is removed', async () => {
    await build(1)
    await build(2)
    expect(readFileSync(join(folder, 'index-current'), 'utf8')).toBe('2\n')
    expect(existsSync(join(folder, 'index-1.sqlite'))).toBe(false)
    expect(existsSync(join(folder, 'index-2.sqlite'))).toBe(true)
  })

  it('pass over a build that died, and clear it away with the next', async () => {
    await build(1)
    writeFileSync(join(folder, 'index-2.building.sqlite'), 'half a file')
    writeFileSync(join(folder, 'index-3.sqlite'), 'built, but never switched to')
    const engine = openSqliteFts(folder)
    expect(await engine.position()).toBe(1)
    expect((await engine.search(aPlan('灯塔'))).total).toBe(1)
    await engine.close()
    await build(4)
    expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toEqual(['index-4.sqlite'])
  })

  it('say so where a later release wrote them', async () => {
    await build(1)
    const db = new Database(join(folder, 'index-1.sqlite'))
    db.prepare("UPDATE meta SET value = 999 WHERE key = 'schema'").run()
    db.close()
    const engine = openSqliteFts(folder)
    await expect(engine.search(aPlan('灯塔'))).rejects.toMatchObject({ code: 'indexer/index-newer' })
    expect(await engine.health()).toMatchObject({ ok: false })
    await engine.close()
  })

  it('say so where they are damaged, and can be built anew', async () => {
    await build(1)
    writeFileSync(join(folder, 'index-1.sqlite'), 'this is no database at all, only words'.repeat(400))
    const engine = openSqliteFts(folder)
    await expect(engine.search(aPlan('灯塔'))).rejects.toMatchObject({ code: 'indexer/index-unreadable' })
    expect(await engine.position()).toBeNull()
    await engine.close()
    await build(2)
    const repaired = openSqliteFts(folder)
    expect((await repaired.search(aPlan('灯塔'))).total).toBe(1)
    await repaired.close()
  })
})
