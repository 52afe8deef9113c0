import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, inventedApi, refused, relation, relationsAnswer } from './invented-api.ts'
import { type Renderer, startRenderer } from './rendering.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await startRenderer()
})
afterAll(() => renderer.close())

const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const relations = '/works/{workId}/relations'

/** What the ferry law itself says of another text. */
const repeal = relation({
  type: 'repeals',
  direction: 'out',
  from: {
    ...relation().target,
    workId: 'ferry',
    versionId: '2025-09-12',
    eId: 'art_9',
    title: '',
    label: '第九条',
    url: '/works/ferry/2025-09-12/art_9',
  },
  target: { workId: null, versionId: null, eId: null, title: null, label: null, citedAs: '夜渡办法<b>', url: null },
  quote: '《夜渡办法<b>》同时废止。',
  effectiveOn: '2026-01-01',
  declares: 'repealed',
})

describe('a text', () => {
  it('shows what it rests on and what rests on it, each with the sentence and a link', async () => {
    const { html, status } = await renderer.render('/works/ferry/2025-09-12', inventedApi())
    expect(status).toBe(200)
    expect(html).toContain('<a href="#relations">关联文件</a>')
    expect(wordsOf(html)).toContain('以本文件为依据的文件 1')
    expect(html).toContain('href="/works/pier/2026-01-10"')
    expect(html).toContain('href="/works/pier/2026-01-10/art_1"')
    expect(wordsOf(html)).toContain('根据《湖泊渡运法》，制定本办法。')
  })

  it('names what it repeals and is not held, escaped, with the day', async () => {
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([repeal], params)) })
    const { html } = await renderer.render('/works/ferry/2025-09-12', api)
    expect(html).not.toContain('<b>')
    const words = wordsOf(html)
    expect(words).toContain('本文件废止、宣告失效或者保留的文件 1')
    expect(words).toContain('《夜渡办法&lt;b&gt;》')
    expect(words).toContain('自 2026-01-01 起')
    expect(words).toContain('本库未收录')
    expect(words).toContain('本文件 第九条')
  })

  it('shows one sentence once, with all the articles it cites', async () => {
    const citing = ['art_3', 'art_4'].map((eId, index) =>
      relation({
        type: 'cites',
        direction: 'out',
        target: {
          ...relation().target,
          workId: 'pier',
          eId,
          label: `第${'三四'[index]}条`,
          title: '渡口法',
          url: `/works/pier/1/${eId}`,
        },
        quote: '依照渡口法第三条、第四条处理。',
      }),
    )
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer(citing, params)) })
    const { html } = await renderer.render('/works/ferry/2025-09-12', api)
    expect(wordsOf(html).split('依照渡口法第三条、第四条处理。')).toHaveLength(2)
    expect(html).toContain('href="/works/pier/1/art_3"')
    expect(html).toContain('href="/works/pier/1/art_4"')
  })

  it('leads to a page of its own where there are more than twenty', async () => {
    const many = Array.from({ length: 21 }, (_, index) => relation({ quote: `第${index}句。` }))
    const api = inventedApi({
      [relations]: ({ params }) => found(relationsAnswer(many, params, params.query?.limit === '20' ? 'more' : null)),
    })
    const { html } = await renderer.render('/works/ferry/2025-09-12', api)
    expect(wordsOf(html)).toContain('全部 21 处')
    expect(html).toContain('/works/ferry/relations?type=basedOn&amp;direction=in')
    expect(wordsOf(html)).not.toContain('第20句。')
  })

  it('is shown without them where they could not be asked for', async () => {
    const api = inventedApi({ [relations]: () => refused(503, 'store-unavailable') })
    const { html, status } = await renderer.render('/works/ferry/2025-09-12', api)
    expect(status).toBe(200)
    expect(wordsOf(html)).not.toContain('关联文件')
  })
})

describe('one article', () => {
  it('shows who cites it and where a breach of it is punished', async () => {
    const punishing = relation({
      type: 'penalizes',
      from: {
        ...relation().from,
        workId: 'ferry',
        eId: 'art_40',
        title: '湖泊渡运法',
        label: '第四十条',
        url: '/works/ferry/2025-09-12/art_40',
      },
      target: { ...relation().target, eId: 'art_3', label: '第三条', url: '/works/ferry/2025-09-12/art_3' },
      quote: '违反本法第三条规定的，处以罚款。',
    })
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([punishing], params)) })
    const { html } = await renderer.render('/works/ferry/2025-09-12/art_3', api)
    expect(wordsOf(html)).toContain('罚则 1')
    expect(html).toContain('href="/works/ferry/2025-09-12/art_40"')
    const asked = api.calls.filter(({ path }) => path === relations).map(({ query }) => query.eId)
    expect(new Set(asked)).toEqual(new Set(['art_3']))
  })
})

describe('a citation of an article', () => {
  it('says so where it means the text of another time than the one shown', async () => {
    const citing = relation({
      type: 'cites',
      target: {
        ...relation().target,
        versionId: '2012-06-01',
        eId: 'art_3',
        label: '第三条',
        url: '/works/ferry/2012-06-01/art_3',
      },
      quote: '依照湖泊渡运法第三条办理。',
    })
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([citing], params)) })
    const newer = wordsOf((await renderer.render('/works/ferry/2025-09-12/art_3', api)).html)
    expect(newer).toContain('所指为另一时期的文本')
    const own = wordsOf((await renderer.render('/works/ferry/2012-06-01/art_3', api)).html)
    expect(own).toContain('依照湖泊渡运法第三条办理。')
    expect(own).not.toContain('所指为另一时期的文本')
  })

  it('within the article itself is not listed on its page', async () => {
    const own = { workId: 'ferry', versionId: '2025-09-12', title: '', url: '/works/ferry/2025-09-12/art_3' }
    const within = relation({
      type: 'cites',
      direction: 'out',
      from: { ...own, eId: 'art_3__para_2', label: '第三条' },
      target: { ...own, eId: 'art_3__para_1', label: '第三条第一款', citedAs: '前款' },
      quote: '不具备前款规定条件的，不得设立渡口。',
    })
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([within], params)) })
    expect((await renderer.render('/works/ferry/2025-09-12/art_3', api)).html).not.toContain('id="relations"')
  })
})

describe('the page of all relations', () => {
  it('lists one kind page by page', async () => {
    const api = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([relation()], params, 'abc')) })
    const address = '/works/ferry/relations?type=basedOn&direction=in'
    const { html, head, status } = await renderer.render(address, api)
    expect(status).toBe(200)
    expect(head).toContain('关联文件')
    expect(head).toContain('noindex')
    expect(html).toContain('/works/ferry/relations?type=basedOn&amp;direction=in&amp;cursor=abc')
    expect(wordsOf(html)).toContain('根据《湖泊渡运法》，制定本办法。')
  })

  it('lists every kind where none is named, and says so where there is none', async () => {
    const { html } = await renderer.render('/works/ferry/relations', inventedApi())
    expect(wordsOf(html)).toContain('以本文件为依据的文件 1')
    const nothing = inventedApi({ [relations]: ({ params }) => found(relationsAnswer([], params)) })
    expect(wordsOf((await renderer.render('/works/ferry/relations', nothing)).html)).toContain('没有读到')
  })

  it('of a work that is not held is 404', async () => {
    const api = inventedApi({ [relations]: () => refused(404, 'unknown-work') })
    expect((await renderer.render('/works/nothing/relations', api)).status).toBe(404)
  })
})
