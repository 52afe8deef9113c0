import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightAll, snippet } from '../../indexer/highlight.ts'

/** What is left of a highlighted text without its marks. */
function withoutMarks(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

describe('highlightAll', () => {
  it('marks every place of every term', () => {
    expect(highlightAll('行政处罚与行政许可', ['行政', '许可'])).toBe('<mark>行政</mark>处罚与<mark>行政许可</mark>')
  })

  it('escapes what a title smuggles in', () => {
    const html = highlightAll('<script>alert("渡船")</script>&\'', ['渡船', 'script'])
    expect(html).not.toMatch(/<(?!\/?mark>)/)
    expect(html).toContain('<mark>渡船</mark>')
  })

  it('keeps the characters as written where the query is written otherwise', () => {
    expect(highlightAll('處以３０元罰\u200b款', ['罚款', '30'])).toBe('處以<mark>３０</mark>元<mark>罰\u200b款</mark>')
  })

  it('marks whole numbers only', () => {
    expect(highlightAll('2033年第33条', ['33'])).toBe('2033年第<mark>33</mark>条')
  })

  it('loses no character, whatever text and terms are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ minLength: 1, maxLength: 3 })),
        (text, terms) => {
          const html = highlightAll(text, terms)
          expect(withoutMarks(html)).toBe(text)
          expect(html).not.toMatch(/<(?!\/?mark>)/)
        },
      ),
    )
  })
})

describe('snippet', () => {
  const filler = '渡船应当保持整洁，并按照航线行驶。'.repeat(20)

  it('shows the sentence that has the terms', () => {
    const html = snippet(`${filler}超载运送乘客的，处以罚款。${filler}`, ['超载', '罚款'], { maxLength: 60 })
    expect(html).toMatch(/^…<mark>超载<\/mark>运送乘客的，处以<mark>罚款<\/mark>。/)
    expect(html).toMatch(/…$/)
  })

  it('is the whole text where it is short', () => {
    expect(snippet('乘客应当遵守秩序。', ['秩序'], { maxLength: 60 })).toBe('乘客应当遵守<mark>秩序</mark>。')
  })

  it('begins at the beginning where no term stands in the text', () => {
    expect(snippet(filler, ['灯塔'], { maxLength: 40 })).toMatch(/^渡船应当/)
  })

  it('is never much longer than asked for, and holds no tag but marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }),
        fc.string({ minLength: 1 }),
        (text, term) => {
          const html = snippet(text, [term, '<b>'], { maxLength: 50 })
          expect(html).not.toMatch(/<(?!\/?mark>)/)
          expect(withoutMarks(html).length).toBeLessThanOrEqual(50 + term.length + 2)
        },
      ),
    )
  })
})
