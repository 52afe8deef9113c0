import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { statedPeriod } from '../../../crawler/commencement/stated-period.ts'
import { readMarkdownResources } from '../../../crawler/sources/markdown-document.ts'
import { readStructure } from '../../../crawler/structure/read-structure.ts'
import { corpusFolder, corpusNote, hasCorpus } from '../../corpus.ts'

const read = (...paragraphs: string[]) =>
  statedPeriod(readStructure(paragraphs.map((text) => ({ kind: 'paragraph', text }))).provisions)

const article = (text: string) => read('第一条 甲。', `第二条 ${text}`)

describe('statedPeriod', () => {
  it.each([
    ['本办法自2021年5月1日起施行，有效期五年。', '2026-04-30', 5],
    ['本办法自2025年1月1日起施行，有效期3年，自2025年1月1日至2027年12月31日。', '2027-12-31', 3],
    ['本通知自印发之日起实施，有效期至2026年12月31日。', '2026-12-31', null],
    ['本公告有效期自2023年10月11日起至2025年10月10日。', '2025-10-10', null],
    ['本办法自2023年4月15日起试行，试行期两年。', '2025-04-14', 2],
    ['本办法自2024年1月1日起试行一年。', '2024-12-31', 1],
    ['本办法自2024年6月1日起施行，施行期限为三年。', '2027-05-31', 3],
    ['本办法自2026.3.26施行，有效期5年。', '2031-03-25', 5],
    ['本意见自2024年1月1日起施行，有效期2年（至2025年12月31日）。', '2025-12-31', 2],
    ['本公告执行至2027年12月31日。', '2027-12-31', null],
    ['本通知自2023年1月1日至2025年12月31日执行。', '2025-12-31', null],
    ['本通告自2024年5月1日起施行，有效期至2026年12月。', '2026-12-31', null],
    ['第二十五条本规定自2022年1月1日起施行，有效期五年。', '2026-12-31', 5],
    ['本细则自2020年2月29日起施行，有效期1年。', '2021-02-28', 1],
    ['本细则自2020年2月29日起施行，有效期4年。', '2024-02-28', 4],
  ])('reads %s', (text, until, years) => {
    expect(article(text)).toMatchObject({ until, years, quote: text, eId: 'art_2__para_1' })
  })

  it('leaves the last day to the first day of the version where that is the day of issue', () => {
    expect(article('本办法自印发之日起施行，有效期五年。')).toMatchObject({ until: null, years: 5, months: null })
    expect(article('本公告内容自发布之日起生效，有效期6个月。')).toMatchObject({ until: null, years: null, months: 6 })
    expect(article('本办法自发布之日起30日后施行，有效期24个月。')).toMatchObject({
      until: null,
      years: 2,
      months: null,
    })
  })

  it('reads a sentence of its own after that of the commencement', () => {
    expect(article('本细则自2020年1月1日起施行。有效期5年。')).toMatchObject({
      until: '2024-12-31',
      quote: '有效期5年。',
    })
    expect(read('甲。', '本通知自2020年1月1日起施行。', '有效期至2024年12月31日。')?.until).toBe('2024-12-31')
  })

  it.each([
    '登记证有效期三年。',
    '《司法鉴定许可证》《司法鉴定人执业证》有效期5年。',
    '知识产权海关保护备案自海关总署准予备案之日起生效，有效期为10年。',
    '犬只准养登记有效期为一年。',
    '本条例规定的许可证有效期五年。',
    '本办法规定的有效期为五年。',
    '本合同自签字之日起生效，有效期五年。',
    '本规定生效前申领的居住证在有效期内继续有效。',
    '规范性文件的有效期自施行之日起一般不超过五年。',
    '许可证自发布之日起施行，有效期五年。',
    '“本办法自2021年5月1日起施行，有效期五年。”',
    '原产地证书自签发之日起1年内有效。',
    '有效期五年。',
  ])('takes %s for no period of the text', (text) => {
    expect(article(text)).toBeNull()
  })
})

describe.skipIf(!hasCorpus)(`periods in the real texts${corpusNote}`, () => {
  it('finds every period of a customs announcement and none of a licence, certificate or registration', () => {
    const file = join(corpusFolder, 'customs_gac_2024', 'regulations.json')
    const announcements = z.array(z.object({ content: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')))
    const found = announcements.flatMap(({ content }) => {
      const period = read(...content.split(/\n|(?<=。)/u).filter((text) => text !== ''))
      return period === null ? [] : [`${period.until ?? `${period.months}个月`} ${period.quote.slice(0, 9)}`]
    })
    expect(announcements.filter(({ content }) => content.includes('有效期')).length).toBeGreaterThan(20)
    expect(found.sort()).toEqual([
      '2025-10-10 本公告有效期自20',
      '2025-12-31 本公告有效期自20',
      '6个月 本公告内容自发布之',
      '6个月 本公告内容自发布之',
      '6个月 本公告内容自发布之',
    ])
  })

  it('finds none in the 有效期 of laws and regulations, which are all of licences and the like', () => {
    const folder = join(corpusFolder, 'lawrefbook')
    let lines = 0
    const found = filesOf(folder).flatMap((path) => {
      const bytes = readFileSync(path)
      const text = bytes.toString('utf8')
      // Texts with words of a period alone: reading all of them takes long and finds no more.
      const matching = text.match(/^.*(?:有效期|试行期|施行期限|有效至|执行至).*$/gmu) ?? []
      if (matching.length === 0 || !/^# /m.test(text)) return []
      lines += matching.length
      const resource = { role: 'text', url: path, mediaType: 'text/markdown', headers: {}, sha256: '', bytes } as const
      const period = statedPeriod(readMarkdownResources([resource]).provisions)
      return period === null ? [] : [`${path} ${period.quote}`]
    })
    expect(lines).toBeGreaterThan(500)
    expect(found).toEqual([])
  }, 60_000)
})

/** Norms of the collection; 案例 are cases. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('案例') && !path.includes('模版'))
    .sort()
}
