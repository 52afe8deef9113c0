import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlace } from '../../crawler/folder/open-archive.ts'
import { crawl } from '../../crawler/intake/crawl.ts'
import { sample } from '../../crawler/sources/sample.ts'
import { relate } from '../../data/relations/relate.ts'
import { statementReaders } from '../../data/relations/statement-readers.ts'
import { titleFinder } from '../../data/relations/title-finder.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import { decideVersions } from '../../data/validity/decide.ts'
import { root } from '../tongcha.ts'

const clock = () => new Date('2026-06-30T00:00:00Z')

let folder: string
let store: Store

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-sample-'))
  store = openStore(join(folder, 'records.sqlite'))
  const place = await openPlace(join(root, 'data', 'sample'))
  const sourceDate = await sample.ownDate(place)
  await crawl({
    source: sample,
    io: { folder: place, sourceDate, now: () => clock().toISOString() },
    place: place.place,
    store,
    sourceDate,
    since: null,
    limit: null,
    only: () => true,
    reparse: false,
    clock,
    signal: null,
    onEvent: () => {},
  })
  await place.close()
  await relate(store, { clock, readers: statementReaders, finder: titleFinder })
})

afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

/** `2012-06-01 amended`, oldest first, of the work whose title ends so. */
function statuses(title: string, asOf: string): readonly string[] {
  const work = [...store.works.all()].find((one) => one.title.endsWith(title))
  if (work === undefined) throw new Error(`the sample has no ${title}`)
  return decideVersions(evidenceOf(store, work.workId), asOf)
    .map(({ version, validity }) => `${version.versionId} ${validity.code}${validity.conflict ? ' (conflict)' : ''}`)
    .sort()
}

describe('the sample collection', () => {
  it.each([
    ['湖泊渡运法', ['2012-06-01 amended', '2019-03-05 amended', '2025-09-12 in_force']],
    ['步道与山径法', ['2026-05-20 not_yet_in_force']],
    ['行政处罚暂行条例', ['1999-04-12 repealed']],
    ['人力货车登记条例', ['1996-02-07 repealed']],
    ['集市管理条例', ['2010-09-06 amended (conflict)']],
    ['在鸢汀港试行夜间免验制度的决定', ['2003-11-28 expired']],
    ['湖泊渡船检验办法（试行）', ['2013-05-17 repealed (conflict)']],
    ['湖泊渡运票价管理细则', ['2020-08-10 expired']],
    ['夜市摊位管理的通告', ['2019-11-20 in_force (conflict)']],
    ['茗埠市春茶交易秩序暂行规定', ['2024-02-26 expired']],
    ['鸢汀市共享自行车停放管理办法（试行）', ['2023-03-15 repealed']],
  ])('has the statuses that its README promises for %s on its day', (title, expected) => {
    expect(statuses(title, '2026-06-30')).toEqual(expected)
  })

  it.each([
    ['湖泊渡运票价管理细则', '2025-08-31', '2025-09-01', 'expired'],
    ['茗埠市春茶交易秩序暂行规定', '2026-02-28', '2026-03-01', 'expired'],
    ['行政处罚暂行条例', '2018-09-30', '2018-10-01', 'repealed'],
    ['人力货车登记条例', '2020-12-31', '2021-01-01', 'repealed'],
    ['松澜省渡口安全管理实施细则', '2027-12-31', '2028-01-01', 'expired'],
  ])('flips %s at midnight between %s and %s', (title, last, first, code) => {
    expect(statuses(title, last).at(-1)).toContain(' in_force')
    expect(statuses(title, first).at(-1)).toContain(` ${code}`)
  })

  it('brings the repeal of 山径管理条例 with the day its successor comes into force', () => {
    expect(statuses('云岚国山径管理条例', '2030-12-31').at(-1)).toBe('2020-11-16 in_force')
    expect(statuses('云岚国山径管理条例', '2031-01-01').at(-1)).toBe('2020-11-16 repealed')
  })

  it('loses a part of 公共场所秩序管理规定 and keeps the rest in force', () => {
    const work = [...store.works.all()].find(({ title }) => title.endsWith('鸢汀市公共场所秩序管理规定'))
    const [decided] = decideVersions(evidenceOf(store, work?.workId ?? ''), '2026-06-30')
    expect(decided?.validity.code).toBe('in_force')
    expect(decided?.validity.partial.map(({ effectiveOn }) => effectiveOn)).toEqual(['2021-11-01'])
  })
})
