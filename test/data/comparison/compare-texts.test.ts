import { describe, expect, it } from 'vitest'
import { type ComparedRow, compareTexts } from '../../../data/comparison/compare-texts.ts'
import { article, chapter, node, statute, subjects } from './invented-statute.ts'
import { reformatted, reformattings } from './reformatted.ts'

const [register, crew, fog, fare, gear, fine, lost] = subjects

/** Each row in one word: `=1` unchanged, `~1>2` changed, `>1>2` moved, `+2`, `-1`. */
const outline = (rows: readonly ComparedRow[]): readonly string[] =>
  rows.map(({ kind, fromEId, toEId }) => {
    const [from, to] = [fromEId, toEId].map((eId) => eId?.replace('art_', '') ?? '')
    const words = { unchanged: `=${to}`, changed: `~${from}>${to}`, moved: `>${from}>${to}`, added: `+${to}` }
    return kind === 'deleted' ? `-${from}` : words[kind]
  })

/** Words with their marks: `湖[-区-]{+面+}`. */
const marked = ({ parts }: Pick<ComparedRow, 'parts'>): string =>
  parts.map(({ op, text }) => (op === 'same' ? text : op === 'add' ? `{+${text}+}` : `[-${text}-]`)).join('')

const compare = (from: readonly string[], to: readonly string[]) => compareTexts(statute(from), statute(to))

const rowTo = (rows: readonly ComparedRow[], eId: string): ComparedRow => {
  const row = rows.find(({ toEId }) => toEId === eId)
  if (row === undefined) throw new Error(`no row to ${eId}`)
  return row
}

describe('articles of two texts', () => {
  it('are unchanged in a text compared with itself', () => {
    expect(outline(compare(subjects, subjects))).toEqual(subjects.map((_, place) => `=${place + 1}`))
  })

  it('that only got another number, because one was put in before them, are moved and not changed', () => {
    const rows = compare([register, crew, fog], [register, fare, crew, fog])
    expect(outline(rows)).toEqual(['=1', '+2', '>2>3', '>3>4'])
    expect(rowTo(rows, 'art_3')).toMatchObject({ fromLabel: '第2条', toLabel: '第3条' })
    expect(rowTo(rows, 'art_3').parts).toEqual([{ op: 'same', text: crew }])
  })

  it('that were deleted stand where they stood, and those after them are moved', () => {
    expect(outline(compare([register, crew, fog, fare], [register, fog, fare]))).toEqual(['=1', '-2', '>3>2', '>4>3'])
  })

  it('put in as 之一 leave all others alone', () => {
    const from = statute([register, crew, fog])
    const to = [...from.slice(0, 2), article('2-1', fare, '第二条之一'), ...from.slice(2)]
    expect(outline(compareTexts(from, to))).toEqual(['=1', '=2', '+2-1', '=3'])
  })

  it('that changed and got another number are changed, with both numbers', () => {
    const rows = compare([register, crew], [fog, register, crew.replace('两年', '一年')])
    expect(outline(rows)).toEqual(['+1', '>1>2', '~2>3'])
    expect(rowTo(rows, 'art_3')).toMatchObject({ kind: 'changed', fromLabel: '第2条', toLabel: '第3条' })
    expect(marked(rowTo(rows, 'art_3'))).toBe(crew.replace('两', '每[-两-]{+一+}').replace('每每', '每'))
  })

  it('carried to another place are moved there, with changes or without', () => {
    expect(outline(compare([register, crew, fog, fare], [register, fog, fare, crew]))).toEqual([
      '=1',
      '>3>2',
      '>4>3',
      '>2>4',
    ])
    const edited = crew.replace('五年', '十年')
    expect(outline(compare([register, crew, fog, fare], [register, fog, fare, edited]))).toEqual([
      '=1',
      '>3>2',
      '>4>3',
      '~2>4',
    ])
  })

  it('with nothing in common under one number are two articles, unless they stand alone in their place', () => {
    expect(outline(compare([register, crew, fog], [register, fine, fog]))).toEqual(['=1', '-2', '+2', '=3'])
  })

  it('are found by their words where every number changed', () => {
    const before = [...subjects]
    const after = [lost, ...before.filter((text) => text !== lost).map((text) => text.replace('应当', '必须'))]
    const pairs = compare(before, after).map(({ fromEId, toEId }) => [fromEId, toEId])
    for (const [place, text] of before.entries()) {
      const there = after.findIndex((other) => other.replace('必须', '应当') === text)
      expect(pairs).toContainEqual([`art_${place + 1}`, `art_${there + 1}`])
    }
  })
})

describe('an article divided or joined', () => {
  it('is shown in pieces, each beside the article it became', () => {
    const rows = compare([register, `${crew}\n${fog}`, fare], [register, crew, fog, fare])
    expect(outline(rows)).toEqual(['=1', '~2>2', '>2>3', '>3>4'])
    expect(rows.map(({ division }) => division)).toEqual([null, 'split', 'split', null])
    const pieces = rows.filter(({ fromEId }) => fromEId === 'art_2').flatMap(({ parts }) => parts)
    expect(pieces.every(({ op }) => op === 'same')).toBe(true)
    expect(pieces.map(({ text, fromText }) => fromText ?? text).join('')).toBe(`${crew}\n${fog}`)
  })

  it('is shown in pieces where its sentences were one paragraph', () => {
    const rows = compare([register, crew + fog, fare], [register, crew.replace('两年', '三年'), fog, fare])
    expect(outline(rows)).toEqual(['=1', '~2>2', '>2>3', '>3>4'])
    expect(marked(rowTo(rows, 'art_2'))).toContain('[-两-]{+三+}年')
  })

  it('is shown beside each of those it was made of', () => {
    const rows = compare([register, crew, fog, fare], [register, `${crew}\n${fog}`, fare])
    expect(outline(rows)).toEqual(['=1', '~2>2', '>3>2', '>4>3'])
    expect(rows.map(({ division }) => division)).toEqual([null, 'merged', 'merged', null])
  })

  it('into paragraphs is a change, since paragraphs are cited by their number', () => {
    const rows = compare([crew + fog], [`${crew}\n${fog}`])
    expect(rows).toMatchObject([{ kind: 'changed', division: null }])
    expect(marked(rows[0] ?? { parts: [] })).toBe(`${crew}{+\n+}${fog}`)
  })
})

describe('parts that are no articles', () => {
  it('are compared too: preamble, headings, clauses, tables, notes', () => {
    const text = (fields: { preamble: string; heading: string; clause: string; cell: string; note: string }) => [
      node('preamble', 'preamble', {}, [node('preamble__para_1', 'paragraph', {}, fields.preamble)]),
      chapter('1', fields.heading, statute([register])),
      node('cl_1', 'clause', { number: '1', label: '一、' }, fields.clause),
      node('annex_1', 'annex', { number: '1', label: '附件1', heading: '渡口名录' }, [
        node('annex_1__table_1', 'table', {}, [
          node('annex_1__table_1__row_1', 'row', {}, [
            node('annex_1__table_1__row_1__cell_1', 'cell', {}, '鸢汀港渡口'),
            node('annex_1__table_1__row_1__cell_2', 'cell', {}, fields.cell),
          ]),
        ]),
      ]),
      node('note_1', 'note', {}, fields.note),
    ]
    const before = {
      preamble: '为了湖区安全，议会通过本法。',
      heading: '登记',
      clause: '设立灯节，每年冬至举行。',
      cell: '核定三十人',
      note: '此件公开发布',
    }
    const after = {
      preamble: '为了湖区安宁，议会通过本法。',
      heading: '登记和检验',
      clause: '设立灯节，每年夏至举行。',
      cell: '核定四十人',
      note: '此件公开发布',
    }
    const rows = compareTexts(text(before), text(after))
    expect(rows.map(({ provisionKind, kind }) => `${provisionKind} ${kind}`)).toEqual([
      'preamble changed',
      'chapter changed',
      'article unchanged',
      'clause changed',
      'annex unchanged',
      'table changed',
      'note unchanged',
    ])
    expect(marked(rows[5] ?? { parts: [] })).toBe('鸢汀港渡口\t核定[-三十-]{+四十+}人')
  })

  it('of one heading in several chapters keep their own', () => {
    const text = (fogText: string) => [
      chapter('1', '一般规定', statute([register])),
      chapter('2', '一般规定', [article('2', fogText)]),
      chapter('3', '一般规定', [article('3', fare)]),
    ]
    const rows = compareTexts(text(fog), text(gear))
    expect(rows.filter(({ provisionKind }) => provisionKind === 'chapter').map(({ kind }) => kind)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ])
  })
})

describe('an item put into a list', () => {
  it('changes the numbers of those after it and none of their words', () => {
    const list = (items: readonly string[]) =>
      node('art_1', 'article', { number: '1', label: '第一条' }, [
        node('art_1__para_1', 'paragraph', {}, [
          node('art_1__para_1__intro', 'intro', {}, '渡口应当配备下列器材：'),
          ...items.map((text, place) =>
            node(
              `art_1__para_1__subpara_${place + 1}`,
              'subparagraph',
              { number: String(place + 1), label: `（${'一二三四'[place]}）` },
              text,
            ),
          ),
        ]),
      ])
    const rows = compareTexts([list(['救生衣；', '灭火器。'])], [list(['救生衣；', '浮具；', '灭火器。'])])
    expect(marked(rows[0] ?? { parts: [] })).toBe(
      '渡口应当配备下列器材：\n（一）救生衣；\n{+（二）浮具；\n+}[-（二）-]{+（三）+}灭火器。',
    )
  })
})

describe('formatting', () => {
  const text = [
    chapter('1', '总　则', [
      article('1', '依照“湖区”条例〔二〇〇五〕3号，处百分之零点五的罚款（不足100元的除外）。', '第一百〇一条'),
    ]),
  ]

  it.each(Object.keys(reformattings))('is no difference: %s', (name) => {
    const rows = compareTexts(text, reformatted(text, reformattings[name] ?? String))
    expect(rows.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged'])
    expect(rows.flatMap(({ parts }) => parts).every(({ op }) => op === 'same')).toBe(true)
  })

  it('of both texts is kept: the words of each can be put together again', () => {
    const rows = compareTexts([article('1', '处“5％”的罚款。')], [article('1', '处"5%"以上的罚款。')])
    const parts = rows[0]?.parts ?? []
    expect(parts.flatMap(({ op, text, fromText }) => (op === 'add' ? [] : [fromText ?? text])).join('')).toBe(
      '处“5％”的罚款。',
    )
    expect(parts.flatMap(({ op, text }) => (op === 'del' ? [] : [text])).join('')).toBe('处"5%"以上的罚款。')
    expect(parts.filter(({ op }) => op !== 'same')).toEqual([{ op: 'add', text: '以上' }])
  })
})
