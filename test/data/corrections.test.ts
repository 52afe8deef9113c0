import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctionsByWork, correctionsFolder, readCorrections } from '../../data/corrections/read-corrections.ts'

const header = 'work,field,value,quote,address,by,on'
const work = '0123456789abcdef'

describe('readCorrections', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrections-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)

  it('reads every field, in the order of files and lines', () => {
    write(
      'a.csv',
      header,
      `${work}/2021-01-22,effectiveFrom,2021-07-15,本法自2021年7月15日起施行。,https://example.org/a,张三,2026-11-23`,
      `${work},effectiveUntil,无,,,张三,2026-11-23`,
    )
    write(
      'b.csv',
      header,
      `${work},status,已失效,,,李四,2026-11-24`,
      `${work},repealedBy,2024-03-01 某市人民政府关于废止部分文件的决定,"《甲办法》""乙""予以废止，自2024年3月1日起执行。",,李四,2026-11-24`,
      `${work},title,湖泊渡运法,,,李四,2026-11-24`,
    )
    write('notes.txt', 'no corrections')
    const read = readCorrections(folder)
    expect(read[0]).toEqual({
      workId: work,
      versionId: '2021-01-22',
      field: 'effectiveFrom',
      value: '2021-07-15',
      quote: '本法自2021年7月15日起施行。',
      address: 'https://example.org/a',
      by: '张三',
      on: '2026-11-23',
    })
    expect(read.slice(1).map(({ field, value }) => [field, value])).toEqual([
      ['effectiveUntil', null],
      ['status', 'expired'],
      ['repealedBy', { on: '2024-03-01', by: '某市人民政府关于废止部分文件的决定' }],
      ['title', '湖泊渡运法'],
    ])
    expect(read[3]?.quote).toBe('《甲办法》"乙"予以废止，自2024年3月1日起执行。')
    expect(correctionsByWork(read).get(work)).toHaveLength(5)
  })

  it.each([
    ['a day that the calendar does not have', `${work}/2021-01-22,effectiveFrom,2021-02-30,,,张三,2026-11-23`, /value/],
    ['a first day without its version', `${work},effectiveFrom,2021-02-03,,,张三,2026-11-23`, /写明版本/],
    ['an unknown field', `${work},issuer,国务院,,,张三,2026-11-23`, /field/],
    ['an unknown status', `${work},status,有效,,,张三,2026-11-23`, /不是状态/],
    ['a status that is a first day', `${work},status,尚未生效,,,张三,2026-11-23`, /不是状态/],
    ['a repeal without its day', `${work},repealedBy,某决定,,,张三,2026-11-23`, /日期/],
    ['nobody as its author', `${work},title,甲,,,,2026-11-23`, /by/],
    ['a work that is none', 'Law,title,甲,,,张三,2026-11-23', /work/],
    ['too many columns', `${work},title,甲,,,张三,2026-11-23,more`, /CSV/],
  ])('names file and line of one with %s', (_what, line, reason) => {
    write('corrections.csv', header, `${work},title,甲,,,张三,2026-11-22`, line)
    const read = () => readCorrections(folder)
    expect(read).toThrow(expect.objectContaining({ code: 'data/bad-reference-table' }))
    expect(read).toThrow(/corrections\.csv 第3行/)
    expect(read).toThrow(reason)
  })

  it('refuses two corrections of one day that differ, and takes the same twice', () => {
    write('a.csv', header, `${work},title,甲,,,张三,2026-11-23`)
    write('b.csv', header, `${work},title,甲,,,李四,2026-11-23`)
    expect(readCorrections(folder)).toHaveLength(2)
    write('b.csv', header, `${work},title,乙,,,李四,2026-11-23`)
    expect(() => readCorrections(folder)).toThrow(/b\.csv 第2行：与 .*a\.csv 第2行/)
  })

  it('refuses another header, and a folder that is not there', () => {
    write('a.csv', 'work,field,value', `${work},title,甲`)
    expect(() => readCorrections(folder)).toThrow(/a\.csv 第1行：表头/)
    expect(() => readCorrections(join(folder, 'none'))).toThrow(/无法读取/)
  })

  it('finds none in the folder that comes with the program, and reads its README as an example', () => {
    expect(readCorrections()).toEqual([])
    const readme = readFileSync(join(correctionsFolder, 'README.md'), 'utf8')
    write('example.csv', /```csv\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? '')
    expect(readCorrections(folder).map(({ field }) => field)).toEqual(['effectiveFrom', 'repealedBy', 'effectiveUntil'])
  })
})
