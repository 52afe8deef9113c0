import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareTexts } from '../../data/comparison/compare-texts.ts'
import type { Provision } from '../../data/model/provision.ts'
import { type CompareAnswer, compareResponse } from '../../server/http/schemas/compare.ts'
import { found, inventedApi, refused } from './invented-api.ts'
import { inventedText, newest, notice, oldest, part, work } from './invented-text.ts'
import { type Renderer, startRenderer } from './rendering.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await startRenderer()
})
afterAll(() => renderer.close())

/** The words of a page without its tags and without what is only spoken. */
const wordsOf = (html: string): string =>
  html
    .replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
    // `<p class="x">`
    .replace(/<[^>]*>/g, '')

const article = (number: string, text: string): Provision =>
  part(`art_${number}`, 'article', { label: `第${number}条` }, [part(`art_${number}__para_1`, 'paragraph', {}, text)])

/** An older and a newer text: one article changed, one moved, one gone, one new, one the same. */
const before: readonly Provision[] = [
  part('chp_1', 'chapter', { label: '第一章', heading: '渡口' }, [
    article('一', '渡口应当由湖区管理机构核准，核准前应当公告三十日。'),
    article('二', '夜间停航，但是抢险救灾的除外，停航时间由湖区管理机构公布。'),
    article('三', '票价由议会核定，五年调整一次，调整之前征求湖区居民意见。'),
  ]),
  part('chp_2', 'chapter', { label: '第二章', heading: '附则' }, [article('四', '本法自2012年9月1日起施行。')]),
]
const after: readonly Provision[] = [
  part('chp_1', 'chapter', { label: '第一章', heading: '渡口' }, [
    article('一', '渡口应当由<b>“湖区”</b>管理机构核准，核准前应当公告六十日。'),
    article('二', '候鸟越冬的水域划为静水区，机动船舶不得驶入。'),
    article('三', '夜间停航，但是抢险救灾的除外，停航时间由湖区管理机构公布。'),
  ]),
  part('chp_2', 'chapter', { label: '第二章', heading: '附则' }, [article('四', '本法自2012年9月1日起施行。')]),
]

const answerOf = (from: readonly Provision[], to: readonly Provision[]): CompareAnswer => {
  const rows = compareTexts(from, to)
  const counts = { unchanged: 0, changed: 0, added: 0, deleted: 0, moved: 0 }
  for (const { kind } of rows) counts[kind]++
  return compareResponse.parse({
    from: oldest.versionId,
    to: newest.versionId,
    rows,
    counts,
    work,
    fromVersion: oldest,
    toVersion: newest,
    versions: [newest, oldest],
    notice,
  })
}

const path = '/works/{workId}/compare'
const apiOf = (from = before, to = after) => inventedApi({ [path]: () => found(answerOf(from, to)) })
const address = '/compare?work=ferry&from=2012-06-01&to=2025-09-12'

/** The sections of the page, each with what became of it. */
const sectionsOf = (html: string): readonly string[] => html.match(/<section class="cmp [\s\S]*?<\/section>/g) ?? []

describe('the comparison of two texts', () => {
  it('shows old words with deletions to the left and new ones with additions to the right', async () => {
    const { status, html } = await renderer.render(address, apiOf())
    expect(status).toBe(200)
    const changed = sectionsOf(html).find((section) => section.includes('cmp--changed')) ?? ''
    const [old = '', fresh = ''] = changed.split('<div class="cmp__new">')
    expect(wordsOf(old)).toContain('渡口应当由湖区管理机构核准，核准前应当公告三十日。')
    expect(old).toMatch(/<del>.*三.*<\/del>/)
    expect(old).not.toContain('<ins>')
    expect(fresh).toMatch(/<ins>.*六.*<\/ins>/)
    expect(wordsOf(fresh.replace(/<del>.*?<\/del>/g, ''))).toContain('公告六十日。')
  })

  it('says what was added and deleted to those who do not see it', async () => {
    const { html } = await renderer.render(address, apiOf())
    expect(html).toContain('<ins><span class="visually-hidden">[新增：</span>')
    expect(html).toContain('<del><span class="visually-hidden">[删去：</span>')
  })

  it('escapes the words of both texts', async () => {
    const { html } = await renderer.render(address, apiOf())
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;b&gt;')
  })

  it('shows a moved article with both numbers, each a link to its text', async () => {
    const { html } = await renderer.render(address, apiOf())
    const moved = sectionsOf(html).find((section) => section.includes('cmp--moved')) ?? ''
    expect(wordsOf(moved)).toContain('第二条→第三条移动序号改变，内容未改')
    expect(moved).toContain('href="/works/ferry/2012-06-01/art_%E4%BA%8C"')
    expect(moved).toContain('href="/works/ferry/2025-09-12/art_%E4%B8%89"')
  })

  it('tells what is new and what is gone, where it stood', async () => {
    const { html } = await renderer.render(address, apiOf())
    const kinds = sectionsOf(html).map((section) => /cmp--(\w+)/.exec(section)?.[1])
    expect(kinds).toEqual(['unchanged', 'changed', 'added', 'moved', 'deleted', 'unchanged', 'unchanged'])
  })

  it('leaves out what is the same on demand, and keeps the headings of what is shown', async () => {
    const { html } = await renderer.render(`${address}&only=changes`, apiOf())
    expect(wordsOf(html)).toContain('第一章渡口')
    expect(wordsOf(html)).not.toContain('附则')
    expect(wordsOf(html)).not.toContain('起施行')
    expect(html).toContain('href="/compare?work=ferry&amp;from=2012-06-01&amp;to=2025-09-12&amp;only=all"')
  })

  it('leaves it out of itself where there are many rows', async () => {
    const many = [...Array(50).keys()].map((place) => article(String(place), `第${place}座灯塔由湖区管理机构维护。`))
    const { html } = await renderer.render(address, apiOf(many, [...many, article('99', '灯节每年举行。')]))
    expect(sectionsOf(html)).toHaveLength(1)
    const all = await renderer.render(`${address}&only=all`, apiOf(many, [...many, article('99', '灯节每年举行。')]))
    expect(sectionsOf(all.html)).toHaveLength(51)
  })

  it('says so where nothing but formatting differs', async () => {
    const { html } = await renderer.render(address, apiOf(inventedText, inventedText))
    expect(wordsOf(html)).toContain('两个文本内容相同')
    expect(html).not.toMatch(/<section class="cmp cmp--(?:changed|added|deleted|moved)/)
  })

  it('marks a paragraph that was only divided', async () => {
    const text = ['夜间停航，但是抢险救灾的除外。', '停航时间由湖区管理机构公布，公布之前征求意见。']
    const divided = part('art_一', 'article', { label: '第一条' }, [
      part('p1', 'paragraph', {}, text[0] ?? ''),
      part('p2', 'paragraph', {}, text[1] ?? ''),
    ])
    const { html } = await renderer.render(address, apiOf([article('一', text.join(''))], [divided]))
    expect(wordsOf(html)).toContain('除外。¶')
  })

  it('lets both texts be chosen by a form that needs no script', async () => {
    const { html } = await renderer.render(address, apiOf())
    expect(html).toMatch(/<form[^>]* action="\/compare" method="get"/)
    expect(html).toMatch(/<option value="2012-06-01" selected>2012年6月 通过/)
    expect(html).toMatch(/<option value="2025-09-12" selected>2025-09-12 公布/)
  })

  it('hands no words of the texts to the browser a second time', async () => {
    const { state } = await renderer.render(address, apiOf())
    expect(JSON.stringify(state)).not.toContain('核准')
  })
})

describe('the address of a comparison', () => {
  it('may name the work alone: the newest text with the one before it', async () => {
    const api = apiOf()
    const { status } = await renderer.render('/compare?work=ferry', api)
    expect(status).toBe(200)
    expect(api.calls.find((call) => call.path === path)?.query).toEqual({ from: '2012-06-01', to: '2025-09-12' })
  })

  it('may name one text: an old one with the one after it, a new one with the one before', async () => {
    for (const one of ['from=2012-06-01', 'to=2025-09-12']) {
      const api = apiOf()
      await renderer.render(`/compare?work=ferry&${one}`, api)
      expect(api.calls.find((call) => call.path === path)?.query).toEqual({ from: '2012-06-01', to: '2025-09-12' })
    }
  })

  it('of a work or text that is not held is not found, and without a work not understood', async () => {
    const api = inventedApi({ [path]: () => refused(404, 'unknown-version') })
    const version = await renderer.render('/compare?work=ferry&from=1&to=2', api)
    expect([version.status, wordsOf(version.html)]).toEqual([404, expect.stringContaining('没有找到这个文本')])
    expect((await renderer.render('/compare?work=nothing', inventedApi())).status).toBe(404)
    expect((await renderer.render('/compare', inventedApi())).status).toBe(400)
  })

  it('of a merged work leads on, with what else it names', async () => {
    const headers = { get: () => '/api/v1/works/ferry/compare?from=a' }
    const api = inventedApi({ [path]: () => ({ response: { status: 308, headers } }) })
    const { redirect } = await renderer.render('/compare?work=merged&from=2012-06-01&to=2025-09-12&only=all', api)
    expect(redirect).toBe('/compare?work=ferry&from=2012-06-01&to=2025-09-12&only=all')
  })
})

describe('the reader page', () => {
  it('offers each text beside the one before it, and none beside the oldest', async () => {
    const { html } = await renderer.render('/works/ferry/2025-09-12', inventedApi())
    expect(wordsOf(html).match(/与上一版比较/g)).toHaveLength(1)
    expect(html).toContain('href="/compare?work=ferry&amp;from=2012-06-01&amp;to=2025-09-12"')
    expect(wordsOf(html)).toContain('版本对照')
  })
})
