import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, hit, inventedApi, refused, searchAnswer } from './invented-api.ts'
import { hostileTitle, newest, notice, versionAnswer } from './invented-text.ts'
import { type Renderer, startRenderer } from './rendering.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await startRenderer()
})
afterAll(() => renderer.close())

/** The words of a page without its tags. */
const wordsOf = (html: string): string =>
  html
    // `<p class="x">`
    .replace(/<[^>]*>/g, '')

describe('the results page', () => {
  it('asks for 现行有效 when the address names no status, and says so', async () => {
    const api = inventedApi()
    const { status, html } = await renderer.render('/search?q=渡运', api)
    expect(status).toBe(200)
    expect(api.calls).toEqual([{ path: '/search', query: { q: '渡运', status: 'in_force' } }])
    expect(wordsOf(html)).toContain('效力：现行有效')
    expect(html).toContain('href="/search?q=%E6%B8%A1%E8%BF%90&amp;status=all"')
  })

  it('asks for no status at all when the address says all', async () => {
    const api = inventedApi()
    await renderer.render('/search?q=渡运&status=all&type=law', api)
    expect(api.calls[0]?.query).toEqual({ q: '渡运', type: 'law' })
  })

  it('shows count, words as understood, marks, articles, and from when its knowledge is', async () => {
    const { html } = await renderer.render('/search?q=渡运', inventedApi())
    const words = wordsOf(html)
    expect(words).toContain('共 123 部法规')
    expect(words).toContain('识别为：关键词')
    expect(html).toContain('湖泊<mark>渡运</mark>法')
    expect(html).toContain('href="/works/ferry/2025-09-12/art_1"')
    expect(words).toContain('据2025-04-19资料')
    expect(words).toContain('资料日期未知')
    expect(words).toContain('本站推定')
  })

  it('carries another day to the texts and offers the way back to today', async () => {
    const api = inventedApi({
      '/search': () => found({ ...searchAnswer(), query: { ...searchAnswer().query, asOf: '2020-01-01' } }),
    })
    const { html } = await renderer.render('/search?q=渡运&asOf=2020-01-01', api)
    expect(wordsOf(html)).toContain('按 2020-01-01 的法律状态检索')
    expect(html).toContain('href="/works/ferry/2025-09-12/art_1?asOf=2020-01-01"')
    expect(html).toContain('href="/search?q=%E6%B8%A1%E8%BF%90"><!--[-->回到今天')
    const today = await renderer.render('/search?q=渡运', inventedApi())
    expect(today.html).not.toContain('回到今天')
  })

  it('says that nothing held all words only where that is so', async () => {
    const relaxed = { ...searchAnswer().query.understoodAs, relaxed: true }
    const api = inventedApi({
      '/search': () => found({ ...searchAnswer(), query: { ...searchAnswer().query, understoodAs: relaxed } }),
    })
    expect((await renderer.render('/search?q=a', api)).html).toContain('没有文本包含全部检索词')
    expect((await renderer.render('/search?q=a', inventedApi())).html).not.toContain('没有文本包含全部检索词')
  })

  it('points to an instrument that was named and is no longer in force, past the default filter', async () => {
    const understoodAs = { ...searchAnswer().query.understoodAs, kind: 'title' as const, title: '渡运船员培训暂行办法' }
    const answer = { ...searchAnswer(), query: { ...searchAnswer().query, understoodAs } }
    const repealed = hit({
      title: '渡运船员培训暂行办法',
      status: 'repealed',
      statusLabel: '已废止',
      url: '/works/b/1',
    })
    const api = inventedApi({
      '/search': ({ params }) =>
        found(params.query?.status === 'in_force' ? answer : { ...answer, total: 31, hits: [repealed] }),
    })
    const { html } = await renderer.render('/search?q=渡运船员培训暂行办法', api)
    expect(wordsOf(html)).toContain('《渡运船员培训暂行办法》已废止，不在“现行有效”之内')
    expect(html).toContain('href="/works/b/1">查看这个文本')
    const chosen = await renderer.render('/search?q=渡运船员培训暂行办法&status=in_force', api)
    expect(chosen.html).not.toContain('不在“现行有效”之内')
  })

  it('calls a part without a number 正文, never by its id', async () => {
    const provisions = [{ eId: 'para_2', label: 'para_2', snippetHtml: '摇橹', url: '/works/ferry/1/para_2' }]
    const answer = searchAnswer({ hits: [hit({ provisions, provisionsTotal: 1 })] })
    const { html } = await renderer.render('/search?q=摇橹', inventedApi({ '/search': () => found(answer) }))
    expect(html).toContain('>正文</a>')
    expect(wordsOf(html)).not.toContain('para_2')
  })

  it('offers other statuses and suggestions where nothing was found', async () => {
    const suggestions = [{ text: '在标题中检索', reason: '标题里有这个词', url: '/search?q=a&in=title' }]
    const api = inventedApi({ '/search': () => found({ ...searchAnswer(), total: 0, hits: [], suggestions }) })
    const { status, html } = await renderer.render('/search?q=a', api)
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('已废止的有 31 条')
    expect(html).toContain('href="/search?q=a&amp;in=title"')
  })

  it('answers 503 and never "nothing found" when the engine is dead', async () => {
    const api = inventedApi({ '/search': () => refused(503, 'engine-unavailable') })
    const { status, html } = await renderer.render('/search?q=渡运', api)
    expect(status).toBe(503)
    expect(wordsOf(html)).toContain('检索服务暂不可用')
    expect(wordsOf(html)).toContain(notice)
    expect(html).not.toContain('部法规')
    expect(html).not.toContain('没有符合条件')
  })

  it('shows a hostile title as characters', async () => {
    const answer = searchAnswer({ hits: [hit({ titleHtml: '<mark>渡</mark><img src=x onerror=alert(1)>' })] })
    const { html } = await renderer.render(
      '/search?q=<script>alert(1)</script>',
      inventedApi({ '/search': () => found(answer) }),
    )
    expect(html).toContain('<mark>渡</mark>&lt;img src=x')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script>')
  })
})

describe('the page of a text', () => {
  it('shows the version that applies on the day, its evidence and where it came from', async () => {
    const { status, html } = await renderer.render('/works/ferry', inventedApi())
    const words = wordsOf(html)
    expect(status).toBe(200)
    for (const expected of [
      '云岚国元首令第八十八号',
      '载明的施行日期',
      '以公报刊登的文本为准',
      'https://law.example/ferry.html',
      '条文序号不连续',
      '2026-10-01 00:30',
    ])
      expect(words).toContain(expected)
    expect(html).toContain('id="art_3__para_1__subpara_1"')
    expect(html).toContain('<a class="law-number" href="#art_3-1">第三条之一</a>')
  })

  it('says why an older text is not the law, and leads to the one that is', async () => {
    const { html } = await renderer.render('/works/ferry/2012-06-01', inventedApi())
    expect(wordsOf(html)).toContain('已不是现行文本：法规已经修改，自2026-01-01起')
    expect(html).toContain('href="/works/ferry"')
    expect(wordsOf(html)).toContain('2012年6月')
  })

  it('keeps the chosen day', async () => {
    const api = inventedApi()
    const { html } = await renderer.render('/works/ferry?asOf=2020-01-01', api)
    const records = api.calls.filter(({ path }) => !path.endsWith('/relations'))
    expect(records.map(({ query }) => query)).toEqual([{ asOf: '2020-01-01' }, { asOf: '2020-01-01' }])
    expect(wordsOf(html)).toContain('您看的是 2020-01-01 的法律状态')
    expect(html).toContain('href="/works/ferry/2025-09-12?asOf=2020-01-01"')
  })

  it('hands no text of the law to the browser as state, and puts it where it is left alone', async () => {
    const { html, state } = await renderer.render('/works/ferry', inventedApi())
    const json = JSON.stringify(state)
    expect(json).not.toContain('设立渡口应当具备下列条件')
    expect(json.length).toBeLessThan(6000)
    expect(html).toContain('<div data-static="text" class="law">')
  })

  it('escapes the text and the title of a law wherever they stand', async () => {
    const answer = versionAnswer({ ...newest, title: hostileTitle })
    const api = inventedApi({ '/works/{workId}/versions/{versionId}': () => found(answer) })
    const { head, html } = await renderer.render('/works/ferry/2025-09-12', api)
    expect(html).not.toContain('<script>')
    expect(html).toContain('载客定额&lt;script&gt;alert(1)&lt;/script&gt;由“渡运管理机构”核定 &amp; 公布。')
    expect(head).not.toContain('<script>')
  })

  it('gives a canonical address only where the instance knows its own', async () => {
    const url = '/works/ferry?asOf=2026-11-23'
    expect((await renderer.render(url, inventedApi())).head).not.toContain('canonical')
    expect((await renderer.render(url, inventedApi(), 'https://law.example')).head).toContain(
      '<link rel="canonical" href="https://law.example/works/ferry/2025-09-12">',
    )
  })

  it('tells a work without text on the day from a work that is not held', async () => {
    const early = await renderer.render('/works/ferry?asOf=2001-01-01', inventedApi())
    expect(early.status).toBe(404)
    expect(wordsOf(early.html)).toContain('还没有公布的文本')
    const missing = await renderer.render('/works/nowhere', inventedApi())
    expect(missing.status).toBe(404)
    expect(wordsOf(missing.html)).toContain('没有找到这部法规')
    expect(wordsOf(missing.html)).toContain(notice)
    const version = await renderer.render('/works/ferry/1900-01-01', inventedApi())
    expect(wordsOf(version.html)).toContain('没有找到这个文本')
  })

  it('sends a merged id to the new one, with the day', async () => {
    const followed = await renderer.render('/works/merged?asOf=2020-01-01', inventedApi())
    expect(followed).toMatchObject({ status: 308, redirect: '/works/ferry?asOf=2020-01-01' })
    const moved = {
      response: { status: 308, headers: { get: () => '/api/v1/works/ferry/versions/2025-09-12/provisions/art_3' } },
    }
    const api = inventedApi({ '/works/{workId}/versions/{versionId}/provisions/{eId}': () => moved })
    const told = await renderer.render('/works/merged/2025-09-12/art_3', api)
    expect(told).toMatchObject({ status: 308, redirect: '/works/ferry/2025-09-12/art_3' })
  })
})

describe('the page of an article', () => {
  it('shows it in its place with its neighbours', async () => {
    const { status, head, html } = await renderer.render('/works/ferry/2025-09-12/art_3', inventedApi())
    expect(status).toBe(200)
    expect(head).toContain('<title>第三条 · 【示例】云岚国湖泊渡运法 — 法规通查</title>')
    for (const href of [
      '/works/ferry/2025-09-12/art_2',
      '/works/ferry/2025-09-12/art_3-1',
      '/works/ferry/2025-09-12#art_3',
      '/works/ferry/2025-09-12#chp_2',
    ])
      expect(html).toContain(`href="${href}"`)
  })

  it('follows the law as it changes under its current address', async () => {
    const { html } = await renderer.render('/works/ferry/current/art_3', inventedApi())
    expect(html).toContain('href="/works/ferry/current/art_2"')
  })

  it('says that the article is missing, not the law', async () => {
    const { status, html } = await renderer.render('/works/ferry/2025-09-12/art_999', inventedApi())
    expect(status).toBe(404)
    expect(wordsOf(html)).toContain('没有找到这一条')
  })
})

describe('every page', () => {
  it.each(['/', '/about', '/search', '/works/ferry', '/works/ferry/2025-09-12/art_3', '/nowhere'])(
    'says what must be said of the collection, and holds nothing inline that the policy forbids: %s',
    async (url) => {
      const { html, head } = await renderer.render(url, inventedApi())
      expect(wordsOf(html)).toContain(notice)
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script/)
      expect(head).toContain('<title>')
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    },
  )

  it('stands on its own where the engine is dead', async () => {
    const api = inventedApi({ '/search': () => refused(503, 'engine-unavailable') })
    const home = await renderer.render('/', api)
    expect(home.status).toBe(503)
    expect(wordsOf(home.html)).toContain('检索服务暂不可用')
    expect((await renderer.render('/works/ferry', api)).status).toBe(200)
  })
})
