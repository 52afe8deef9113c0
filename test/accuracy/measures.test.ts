import { describe, expect, it } from 'vitest'
import type { Citation } from '../../data/citations/citation.ts'
import { citingKindOf } from './citing-kind.ts'
import { type CitedParagraph, scoreCitations } from './measures/citations.ts'
import { compareEvents } from './measures/title-notes.ts'

function citation(text: string, isSelf: boolean): Citation {
  const target = { citedAs: text, isSelf, documentNumber: null, issuer: null, issuedOn: null, eIds: [] }
  return { start: 0, end: text.length, text, target }
}

describe('events of title notes', () => {
  it('agree by date and action, and by date alone', () => {
    const score = compareEvents(
      new Map([
        ['a.md', ['2001-01-01:adopted', '2002-02-02:amended']],
        ['b.md', ['2003-03-03:adopted']],
        ['not-read.md', ['2004-04-04:adopted']],
      ]),
      new Map([
        ['a.md', ['2002-02-02:revised', '2001-01-01:adopted']],
        ['b.md', ['2003-03-03:adopted']],
      ]),
    )
    expect(score).toMatchObject({ documents: 2, documentsRight: 1, events: { hits: 2, missed: 1, extra: 1 } })
    expect(score.dates).toEqual({ hits: 3, missed: 0, extra: 0 })
    expect(score.misses).toEqual(['a.md: missed 2002-02-02:amended; extra 2002-02-02:revised'])
  })
})

describe('kinds of citations', () => {
  it.each([
    ['《甲法》第三条', false, 'title'],
    ['刑法第三条', false, 'title'],
    ['本条例第十条', true, 'self'],
    ['第十条', true, 'self'],
    ['本条第一款', true, 'relative'],
    ['前款', true, 'relative'],
    ['第二款', true, 'relative'],
    ['第三条', false, 'anaphor'],
    ['该条第二款', true, 'anaphor'],
    ['鸢政发〔2021〕7号', false, 'number'],
    ['国务院令第684号', false, 'number'],
  ])('calls %s (own text: %s) %s', (text, isSelf, kind) => {
    expect(citingKindOf(citation(text, isSelf))).toBe(kind)
  })
})

describe('citations against labels', () => {
  const labelled = (start: number, end: number, kind: string, parts: readonly string[] = []) =>
    ({ start, end, kind, parts, title: null, held: '', citation: citation('', false) }) as const
  const paragraph = (
    expected: readonly ReturnType<typeof labelled>[],
    found: readonly ReturnType<typeof labelled>[],
  ): CitedParagraph => ({ path: '甲.md', paragraph: 4, text: '', expected, found })

  it('agree by span, then by kind, then by parts', () => {
    const score = scoreCitations([
      paragraph(
        [labelled(0, 4, 'title'), labelled(6, 9, 'self', ['art_3']), labelled(10, 12, 'self', ['art_4'])],
        [labelled(0, 4, 'title'), labelled(6, 9, 'anaphor', ['art_3']), labelled(10, 12, 'self', ['art_5'])],
      ),
    ])
    expect([score.spans.hits, score.kinds.hits, score.parts.hits]).toEqual([3, 2, 1])
    expect(score.faults.map(({ kind }) => kind)).toEqual(['kind', 'parts'])
  })

  it('name what was not found, what is none, and what begins or ends elsewhere', () => {
    const { faults } = scoreCitations([
      paragraph(
        [labelled(0, 4, 'title'), labelled(6, 12, 'self')],
        [labelled(6, 9, 'self'), labelled(20, 22, 'title')],
      ),
    ])
    expect(faults).toEqual([
      { kind: 'not found', line: '甲.md ¶4: labelled `0-4 title`' },
      { kind: 'extent', line: '甲.md ¶4: labelled `6-12 self`, found `6-9 self`' },
      { kind: 'no citation', line: '甲.md ¶4: found `20-22 title`' },
    ])
  })
})
