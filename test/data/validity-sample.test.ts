import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../crawler/folder/open-folder.ts'
import { crawl } from '../../crawler/intake/crawl.ts'
import { sample } from '../../crawler/sources/sample.ts'
import { openStore } from '../../data/store/open.ts'
import type { Store } from '../../data/store/store.ts'
import { decideVersions } from '../../data/validity/decide.ts'
import { provisionValidity } from '../../data/validity/provision-validity.ts'

/** What the periods of the sample collection come to; the relations between its texts are left out here. */
describe('periods of the sample collection', () => {
  const folder = mkdtempSync(join(tmpdir(), 'validity-sample-'))
  let store: Store

  beforeAll(async () => {
    store = openStore(join(folder, 'records.sqlite'))
    const files = await openFolder(new URL('../../data/sample', import.meta.url).pathname)
    const sourceDate = await sample.ownDate(files)
    await crawl({
      source: sample,
      io: { folder: files, sourceDate, now: () => '2026-07-01T00:00:00.000Z' },
      place: null,
      store,
      sourceDate,
      since: null,
      limit: null,
      only: () => true,
      reparse: false,
      clock: () => new Date('2026-07-01T00:00:00Z'),
      signal: null,
      onEvent: () => undefined,
    })
  })
  afterAll(() => {
    store.close()
    rmSync(folder, { recursive: true })
  })

  function evidenceFor(title: string) {
    const work = [...store.works.all()].find((one) => one.title === `【示例】${title}`)
    if (work === undefined) throw new Error(`the sample has no ${title}`)
    const versions = store.works.versionsOf(work.workId)
    return { versions, relations: [], titleOf: () => work.title, work }
  }

  const onReading = (title: string) => {
    const decided = decideVersions(evidenceFor(title), '2026-06-30')[0]
    return [
      decided?.validity.code,
      decided?.effectiveUntil,
      decided?.validity.conflict,
      decided?.validity.basis.map(({ rule }) => rule).join(),
    ]
  }

  it.each([
    ['湖泊渡运票价管理细则', ['expired', '2025-08-31', false, 'stated_period,source_label']],
    ['松澜省渡口安全管理实施细则', ['in_force', '2027-12-31', false, 'commencement']],
    ['鸢汀市共享自行车停放管理办法', ['in_force', '2028-03-31', false, 'commencement']],
    ['茗埠市古茶树认养办法', ['in_force', '2030-09-29', false, 'commencement']],
    ['茗埠市春茶交易秩序暂行规定', ['expired', '2026-02-28', false, 'default_period']],
    ['鉴波市市集管理局关于夜市摊位管理的通告', ['in_force', null, true, 'commencement']],
  ])('of %s', (title, expected) => {
    expect(onReading(title)).toEqual(expected)
  })

  it('of 自行车与慢行交通条例 begin on two days', () => {
    const all = evidenceFor('云岚国自行车与慢行交通条例')
    const versionId = all.versions[0]?.versionId ?? ''
    const code = (eId: string, day: string) => provisionValidity(all, versionId, eId, day).code
    expect([code('art_1', '2016-12-01'), code('art_7', '2016-12-01')]).toEqual(['in_force', 'not_yet_in_force'])
    expect([code('art_7', '2017-08-31'), code('art_7', '2017-09-01')]).toEqual(['not_yet_in_force', 'in_force'])
  })
})
