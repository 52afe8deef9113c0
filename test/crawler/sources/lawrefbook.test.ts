import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../../crawler/folder/open-folder.ts'
import type { ParsedDocument, ParseOutcome, SourceIo } from '../../../crawler/source.ts'
import { lawrefbook } from '../../../crawler/sources/lawrefbook.ts'
import { lawRefBookFixture } from '../lawrefbook-fixture.ts'
import { outline } from '../outline.ts'
import { describeSourceContract } from '../source-contract.ts'

let directory = ''
beforeAll(() => {
  directory = lawRefBookFixture()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const ioOf = async (): Promise<SourceIo> => ({
  folder: await openFolder(directory),
  sourceDate: null,
  now: () => '2026-01-01T00:00:00.000Z',
})

async function outcomeOf(ref: string): Promise<ParseOutcome> {
  return lawrefbook.parse(await lawrefbook.capture(ref, await ioOf()))
}

async function documentOf(ref: string): Promise<ParsedDocument> {
  const outcome = await outcomeOf(ref)
  if (outcome.kind !== 'parsed' || outcome.documents[0] === undefined) throw new Error(`${ref}: ${outcome.kind}`)
  return outcome.documents[0]
}

describe('lawrefbook', () => {
  describeSourceContract(lawrefbook, () => openFolder(directory))

  it('joins the pieces of 民法典 in the order of the code, each under its own heading', async () => {
    const code = await documentOf('民法典/')
    expect(code).toMatchObject({
      title: '中华人民共和国虚构民法典',
      type: 'law',
      sourceLabel: 'expired=0',
      region: '000000',
    })
    expect(code.effectiveFrom?.on).toBe('2020-01-01')
    expect(outline(code.provisions).filter((line) => !line.includes('para_'))).toEqual([
      'part_1 | - | 总则 | -',
      '  part_1__chp_1 | 第一章 | 基本规定 | -',
      '    art_1 | 第一条 | - | -',
      '    art_2 | 第二条 | - | -',
      'part_2 | - | 物权编 | -',
      '  part_2__subpart_1 | 第一分编 | 通则 | -',
      '    part_2__subpart_1__chp_1 | 第一章 | 一般规定 | -',
      '      art_3 | 第三条 | - | -',
      'hdg_1 | - | 附则 | -',
      '  art_4 | 第四条 | - | -',
    ])
  })

  it('takes dates, label and level from the metadata, and issuer and number from the note', async () => {
    expect(await documentOf('行政法规/虚构灯具管理条例(2018-04-04).md')).toMatchObject({
      type: 'administrative_regulation',
      kind: null,
      issuers: ['国务院'],
      documentNumber: '中华人民共和国国务院令第998号',
      documentNumberNormalised: '国务院令第998号',
      promulgated: { on: '2018-04-04', precision: 'day' },
      effectiveFrom: { on: '2018-06-01', precision: 'day' },
      effectiveFromOrigin: 'source',
      sourceLabel: 'expired=0',
    })
  })

  it('leaves the first day in force of an amended text unknown where only the first version’s sentence is left', async () => {
    expect(await documentOf('宪法相关法/虚构组织法(2021-03-11).md')).toMatchObject({
      firstAdopted: { on: '1992-03-01' },
      adopted: { on: '2021-03-11' },
      effectiveFrom: null,
      sourceLabel: 'expired=1',
      subjects: ['宪法相关法'],
    })
  })

  it('reads a 司法解释 with its number and its commencement by promulgation', async () => {
    expect(
      await documentOf('司法解释/最高人民法院关于审理虚构纠纷案件适用法律若干问题的解释(2022-03-10).md'),
    ).toMatchObject({
      issuers: ['最高人民法院'],
      documentNumberNormalised: '法释〔2022〕99号',
      effectiveFrom: { on: '2022-03-10' },
      effectiveFromOrigin: 'promulgation_clause',
      effectiveFromQuote: '本解释自公布之日起施行。',
    })
  })

  it('gives a city rule in a province folder the code of the city, and says that its metadata is missing', async () => {
    const ref = 'DLC/浙江地方法规/地方性法规/浙江/杭州市虚构渡船条例(2016-04-12).md'
    const outcome = await outcomeOf(ref)
    expect(outcome).toMatchObject({ kind: 'parsed', warnings: [{ code: 'metadata-missing' }] })
    expect(await documentOf(ref)).toMatchObject({
      type: 'local_regulation',
      region: '330100',
      issuers: ['杭州市人民代表大会'],
      approved: { on: '2016-03-31' },
      promulgated: { on: '2016-04-12' },
      effectiveFrom: { on: '2016-05-01' },
      effectiveFromOrigin: 'title_note',
      sourceLabel: null,
    })
  })

  it.each([
    ['README.md', 'project-file'],
    ['法律法规模版.md', 'project-file'],
    ['民法典/_index.md', 'index-page'],
    ['案例/消费购物/灯具案.md', 'not-a-norm'],
    ['db.sqlite3', 'metadata-file'],
  ])('skips %s as %s', async (ref, reason) => {
    expect(await outcomeOf(ref)).toMatchObject({ kind: 'skipped', reason })
  })

  it('reports rows of the metadata that name no file', async () => {
    expect(await outcomeOf('db.sqlite3')).toMatchObject({
      detail: expect.stringContaining('行政法规/没有文件的条例(2019-01-01).md'),
    })
  })

  it('reports an empty body as unreadable', async () => {
    expect(await outcomeOf('行政法规/空白条例(2018-04-05).md')).toMatchObject({
      kind: 'unreadable',
      error: { code: 'crawler/empty-body' },
    })
  })

  it('reads the texts even where the metadata is broken, and reports the metadata', async () => {
    const broken = lawRefBookFixture()
    writeFileSync(join(broken, 'db.sqlite3'), 'not a database at all')
    const io = { folder: await openFolder(broken), sourceDate: null, now: () => '2026-01-01T00:00:00.000Z' }
    await expect(lawrefbook.capture('db.sqlite3', io)).rejects.toMatchObject({ code: 'crawler/unreadable-metadata' })
    const capture = await lawrefbook.capture('行政法规/虚构灯具管理条例(2018-04-04).md', io)
    expect(lawrefbook.parse(capture)).toMatchObject({ kind: 'parsed', warnings: [{ code: 'metadata-missing' }] })
    rmSync(broken, { recursive: true })
  })

  it('knows no day of a folder that is no known state of the collection', async () => {
    expect(await lawrefbook.ownDate(await openFolder(directory))).toBeNull()
  })
})
