import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VersionAnswer } from '../../server/http/schemas/records.ts'
import { inventedText, part } from './invented-text.ts'
import { type Renderer, startRenderer } from './rendering.ts'

type Provisions = VersionAnswer['provisions']

let renderer: Renderer
let toProvisionHtml: (provisions: Provisions) => string
let toContentsHtml: (provisions: Provisions) => string | null

beforeAll(async () => {
  renderer = await startRenderer()
  ;({ toProvisionHtml } = (await renderer.load('/src/reader/provision-html.ts')) as {
    toProvisionHtml: typeof toProvisionHtml
  })
  ;({ toContentsHtml } = (await renderer.load('/src/reader/table-of-contents.ts')) as {
    toContentsHtml: typeof toContentsHtml
  })
})
afterAll(() => renderer.close())

/** Every label, heading and leaf of a tree, in order. */
const wordsOfTree = (provisions: Provisions): string =>
  provisions
    .map(({ label, heading, text, children }) => [label, heading, text, wordsOfTree([...children])].join(''))
    .join('')

const wordsOfHtml = (html: string): string =>
  html
    // `<p>`
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    // the space between a number and what follows it
    .replace(/[\s　]/g, '')

describe('the text of a law as HTML', () => {
  it('loses no character of the tree and adds none', () => {
    expect(wordsOfHtml(toProvisionHtml([...inventedText]))).toBe(wordsOfTree([...inventedText]).replace(/[\s　]/g, ''))
  })

  it('keeps every part of the tree under its eId once, rows and cells of tables apart', () => {
    const html = toProvisionHtml([...inventedText])
    const idsOf = (provisions: Provisions): string[] =>
      provisions
        .filter(({ kind }) => kind !== 'row' && kind !== 'cell')
        .flatMap(({ eId, children }) => [eId, ...idsOf([...children])])
    for (const id of idsOf([...inventedText])) expect(html.split(`id="${id}"`)).toHaveLength(2)
  })

  it('steps headings down one level at a time from h2', () => {
    const html = toProvisionHtml([...inventedText])
    expect(html).toContain('<h2 class="law-heading">第二章　渡口与船只</h2>')
    expect(html).toContain('<h3 class="law-heading">第一节　渡口的设立</h3>')
  })

  it('lets a table scroll inside itself and be reached with the keyboard', () => {
    expect(toProvisionHtml([...inventedText])).toContain('<div class="law-table" role="region" tabindex="0"')
  })

  it('escapes names and addresses as well as words', () => {
    const html = toProvisionHtml([
      part('a"><script>', 'article', { label: '<b>', heading: '"&\'' }, '<img src=x onerror=alert(1)>'),
    ])
    expect(html).not.toMatch(/<script|<img|<b>/)
    expect(html).toContain('id="a&quot;&gt;&lt;script&gt;"')
  })

  it('reads clauses, notes and an article without paragraphs', () => {
    const html = toProvisionHtml([
      part('cl_1', 'clause', { label: '一、' }, '设立灯节。'),
      part('art_1', 'article', { label: '第一条', heading: '【设立】' }, '每年一次。'),
      part('note_1', 'note', {}, '此件公开发布'),
    ])
    expect(html).toContain('<a class="law-number" href="#cl_1">一、</a>设立灯节。')
    expect(html).toContain('<strong class="law-caption">【设立】</strong>每年一次。')
    expect(html).toContain('<div class="law-note" id="note_1"><p>此件公开发布</p></div>')
  })
})

describe('the table of contents', () => {
  it('lists chapters, sections and annexes, nested, without articles', () => {
    const html = toContentsHtml([...inventedText]) ?? ''
    expect(html).toContain('<a href="#chp_2">第二章　渡口与船只</a><ol><li><a href="#chp_2__sec_1">')
    expect(html).not.toContain('art_')
  })

  it('is left out where there is nothing to choose from', () => {
    expect(toContentsHtml([part('art_1', 'article', { label: '第一条' }, '…')])).toBeNull()
  })
})
