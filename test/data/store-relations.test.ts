import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { targetKey } from '../../data/relations/name-keys.ts'
import type { Statement } from '../../data/relations/statement.ts'
import { openStore } from '../../data/store/open.ts'
import type { LinkTarget } from '../../data/store/relation-store.ts'
import type { Store } from '../../data/store/store.ts'
import { anArticle, aVersion, aWork } from '../builders.ts'

const at = '2026-06-30T00:00:00.000Z'
const law = 'w000000000000001'
const rule = 'w000000000000002'

let folder: string
let file: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-relations-'))
  file = join(folder, 'records.sqlite')
  store = openStore(file)
  save(law, '湖泊渡运法', '2001-05-01', ['渡船应当登记。', '违反第一条的，处以罚款。'])
  save(rule, '渡船登记办法', '2005-05-01', ['根据《湖泊渡运法》第一条，制定本办法。', '《渡船检验办法》同时废止。'])
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

function save(workId: string, title: string, day: string, articles: readonly string[]): void {
  store.works.saveWork(aWork({ workId, title }), at)
  const provisions = articles.map((text, index) => anArticle(String(index + 1), text))
  store.works.saveVersion({ version: aVersion({ workId, versionId: day, title, promulgatedOn: day }), provisions }, at)
}

function aStatement(
  fields: Partial<Statement> & { readonly citedAs: string; readonly eIds?: readonly string[] },
): Statement {
  const { citedAs, eIds = [], ...rest } = fields
  return {
    type: 'cites',
    partial: false,
    effect: null,
    from: 'art_1__para_1',
    quote: '根据《湖泊渡运法》第一条，制定本办法。',
    effectiveOn: null,
    target: { citedAs, isSelf: false, documentNumber: null, issuer: null, issuedOn: null, eIds },
    ...rest,
  }
}

const citing = aStatement({ type: 'basedOn', citedAs: '湖泊渡运法', eIds: ['art_1'] })
const repealing = aStatement({
  type: 'repeals',
  citedAs: '渡船检验办法',
  effect: 'repealed',
  from: 'art_2__para_1',
  quote: '《渡船检验办法》同时废止。',
})

function say(statements: readonly Statement[], readFrom: string, workId = rule, versionId = '2005-05-01') {
  const dated = statements.map((statement) => ({
    statement,
    targetKey: targetKey(statement.target.citedAs),
    effectiveOn: statement.type === 'repeals' ? '2005-05-01' : null,
  }))
  const touched = store.relations.saveStatements(
    { workId, versionId, readFrom, statements: dated, saidOn: versionId },
    at,
  )
  store.relations.markNewest(workId, versionId)
  return touched
}

function linkAll(targets: Readonly<Record<string, LinkTarget>>): void {
  for (const { relationKey, target } of store.relations.toLink(100))
    store.relations.link(relationKey, targets[target.citedAs] ?? { workId: null, versionId: null, eId: null })
}

const toLaw = { 湖泊渡运法: { workId: law, versionId: '2001-05-01', eId: 'art_1' } }

describe('relations', () => {
  it('are read from both ends, with the sentence as it stands in the text', () => {
    say([citing, repealing], 'a')
    linkAll(toLaw)
    const [out] = store.works.relationsOf(rule, { types: ['basedOn'] }).items
    const [into] = store.works.relationsOf(law).items
    expect(into).toEqual({ ...out, direction: 'in' })
    expect(into).toMatchObject({
      type: 'basedOn',
      from: { workId: rule, versionId: '2005-05-01', eId: 'art_1__para_1' },
      target: { workId: law, versionId: '2001-05-01', eId: 'art_1', citedAs: '湖泊渡运法' },
      quote: '根据《湖泊渡运法》第一条，制定本办法。',
    })
  })

  it('keep a quote that stands in no single leaf in its own words', () => {
    say(
      [
        { ...citing, from: 'art_1', quote: '根据《湖泊渡运法》…制定本办法。' },
        { ...repealing, from: 'art_2' },
      ],
      'a',
    )
    const quotes = store.works.relationsOf(rule).items.map(({ quote }) => quote)
    expect(quotes.sort()).toEqual(['《渡船检验办法》同时废止。', '根据《湖泊渡运法》…制定本办法。'])
  })

  it('refuse a statement that stands in no part of its text', () => {
    expect(() => say([{ ...citing, from: 'art_77' }], 'a')).toThrow('art_77')
  })

  it('are kept when the same is read again, and superseded when something else is', () => {
    say([citing, repealing], 'a')
    linkAll({ ...toLaw, 渡船检验办法: { workId: law, versionId: null, eId: null } })
    expect(say([citing], 'a')).toEqual([])
    expect(store.works.relationsOf(rule).total).toBe(2)
    expect(say([citing], 'b')).toEqual([law])
    expect(store.works.relationsOf(rule).total).toBe(1)
    const raw = new Database(file, { readonly: true })
    expect(raw.prepare('SELECT count(*) FROM relations').pluck().get()).toBe(3)
    expect(raw.prepare('SELECT count(*) FROM statement_sets WHERE superseded_at IS NOT NULL').pluck().get()).toBe(1)
    raw.close()
  })

  it('wait under their name until a work answers to it', () => {
    say([repealing], 'a')
    linkAll({})
    expect(store.relations.countToLink()).toBe(0)
    expect(store.relations.danglingNames()).toMatchObject([
      { citedAs: '渡船检验办法', relations: 1, types: ['repeals'] },
    ])
    store.relations.reopen({ workId: 'w000000000000003', names: [targetKey('渡船检验办法')], documentNumbers: [] })
    expect(store.relations.toLink(10).map(({ target }) => target.citedAs)).toEqual(['渡船检验办法'])
    expect(store.works.evidenceRelations('w000000000000003')).toEqual([])
    linkAll({ 渡船检验办法: { workId: 'w000000000000003', versionId: null, eId: null } })
    expect(store.works.evidenceRelations('w000000000000003')).toMatchObject([
      { effect: 'repealed', effectiveOn: '2005-05-01' },
    ])
  })

  it('are of the newest version of each text, of all versions where asked', () => {
    say([citing], 'a')
    save(rule, '渡船登记办法', '2010-05-01', ['根据《湖泊渡运法》第一条，制定本办法。'])
    say([citing], 'b', rule, '2010-05-01')
    linkAll(toLaw)
    const versions = (page: { items: readonly { from: { versionId: string } }[] }) =>
      page.items.map(({ from }) => from.versionId)
    expect(versions(store.works.relationsOf(law))).toEqual(['2010-05-01'])
    expect(versions(store.works.relationsOf(law, { statedBy: 'every' }))).toEqual(['2010-05-01', '2005-05-01'])
    expect(versions(store.works.relationsOf(rule, { versionId: '2005-05-01' }))).toEqual(['2005-05-01'])
  })

  it('of a text with itself stand once in both directions, and apart from others where asked', () => {
    const own = aStatement({
      type: 'penalizes',
      citedAs: '第一条',
      eIds: ['art_1'],
      from: 'art_2__para_1',
      quote: '违反第一条的，处以罚款。',
    })
    say([{ ...own, target: { ...own.target, isSelf: true } }], 'a', law, '2001-05-01')
    linkAll({ 第一条: { workId: law, versionId: '2001-05-01', eId: 'art_1' } })
    expect(store.works.relationsOf(law).items.map(({ direction }) => direction)).toEqual(['out'])
    expect(store.works.relationsOf(law, { direction: 'in', eId: 'art_1' }).total).toBe(1)
    expect(store.works.relationsOf(law, { between: 'others' }).total).toBe(0)
    expect(store.works.relationsOf(law, { between: 'itself' }).total).toBe(1)
  })

  it('of a provision are those of its parts too, and of no other with a similar name', () => {
    say([citing], 'a')
    linkAll({ 湖泊渡运法: { workId: law, versionId: '2001-05-01', eId: 'art_1__para_1' } })
    const total = (eId: string) => store.works.relationsOf(law, { eId }).total
    expect([total('art_1'), total('art_1__para_1'), total('art_1__para_1__subpara_1'), total('art_1_2')]).toEqual([
      1, 1, 0, 0,
    ])
    expect(store.works.relationsOf(rule, { eId: 'art_1' }).total).toBe(1)
    expect(store.works.relationsOf(rule, { eId: 'art_2' }).total).toBe(0)
  })

  it('come page by page without loss or repetition, whatever the size of a page', () => {
    const many = ['甲', '乙', '丙', '丁', '戊'].map((name) => aStatement({ citedAs: `${name}法` }))
    say([...many, repealing], 'a')
    linkAll({})
    const whole = store.works.relationsOf(rule)
    expect(whole.items[0]?.type).toBe('repeals')
    expect(whole).toMatchObject({ total: 6, next: null })
    expect(whole.counts).toEqual([
      { type: 'repeals', direction: 'out', count: 1 },
      { type: 'cites', direction: 'out', count: 5 },
    ])
    for (const limit of [1, 2, 5, 6]) {
      const names: string[] = []
      let cursor: string | null = null
      do {
        const page = store.works.relationsOf(rule, { limit, ...(cursor === null ? {} : { cursor }) })
        names.push(...page.items.map(({ target }) => target.citedAs))
        cursor = page.next
      } while (cursor !== null)
      expect(names).toEqual(whole.items.map(({ target }) => target.citedAs))
    }
    expect(() => store.works.relationsOf(rule, { cursor: 'nonsense' })).toThrow(RangeError)
  })
})

describe('a store of the first schema', () => {
  it('is read without relations, and takes them in once it is opened to be written', () => {
    store.close()
    const raw = new Database(file)
    for (const table of ['relations', 'named_targets', 'statement_sets', 'progress']) raw.exec(`DROP TABLE ${table}`)
    raw.exec('CREATE TABLE relations (relation_key INTEGER PRIMARY KEY, from_work TEXT, target_work TEXT)')
    raw.exec('DROP INDEX provisions_by_name')
    raw.pragma('user_version = 1')
    raw.close()
    const reader = openStore(file, { readOnly: true })
    expect(reader.works.relationsOf(rule)).toEqual({ items: [], total: 0, counts: [], next: null })
    expect(reader.works.evidenceRelations(rule)).toEqual([])
    reader.close()
    store = openStore(file)
    expect(store.relations.progress('relations')).toBeNull()
    expect(store.works.counts().works).toBe(2)
    say([citing], 'a')
    expect(store.works.relationsOf(rule).total).toBe(1)
  })
})
