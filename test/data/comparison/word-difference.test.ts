import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../data/comparison/compare-texts.ts'
import { toComparedUnits } from '../../../data/comparison/compared-unit.ts'
import { fold } from '../../../data/comparison/fold.ts'
import { toTokens } from '../../../data/comparison/tokens.ts'
import { unitDifference } from '../../../data/comparison/unit-difference.ts'
import { type ComparedPart, wordDifference } from '../../../data/comparison/word-difference.ts'
import { statute, subjects } from './invented-statute.ts'

const oldWords = (parts: readonly ComparedPart[]): string =>
  parts.flatMap(({ op, text, fromText }) => (op === 'add' ? [] : [fromText ?? text])).join('')
const newWords = (parts: readonly ComparedPart[]): string =>
  parts.flatMap(({ op, text }) => (op === 'del' ? [] : [text])).join('')

const marked = (from: string, to: string): string =>
  wordDifference(from, to)
    .map(({ op, text }) => (op === 'same' ? text : op === 'add' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

/** Words as they stand in statutes, with what makes comparison hard: numbers, marks, white space, line ends. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('渡船', '登记', '应当', '必须', '的', '。', '；', '，', '\n', ' ', '　', '“', '”', '(', '）'),
      fc.constantFrom('第三条', '第十二条之一', '（一）', '二〇二一', '二零二一', '12.5％', 'GB/T', '——', '…'),
      fc.constantFrom(...subjects),
      fc.string({ maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''))

describe('the words of a text', () => {
  it('joined give the text back, whatever it is', () => {
    fc.assert(
      fc.property(words, (text) => {
        const tokens = toTokens(text)
        expect(tokens.map((token) => token.text).join('')).toBe(text)
      }),
    )
  })

  it('are numbers, Latin words and numbers of provisions whole', () => {
    const keys = toTokens('依照第一百二十条之一第2款，处１２.５％，GB 2010年').map(({ key }) => key)
    expect(keys).toEqual(['依', '照', '第一百二十条之一', '第2款', ',', '处', '12.5', '%', ',', 'GB', '2010', '年'])
  })
})

describe('the parts of a difference', () => {
  it('are the old text without what was added and the new one without what was deleted, to the character', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const parts = wordDifference(from, to)
        expect(oldWords(parts)).toBe(from)
        expect(newWords(parts)).toBe(to)
      }),
      { numRuns: 300 },
    )
  })

  it('are so too where lines are set beside each other first', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const parts = unitDifference(from, to)
        expect(oldWords(parts)).toBe(from)
        expect(newWords(parts)).toBe(to)
      }),
      { numRuns: 300 },
    )
  })

  it('say that nothing changed exactly where the texts are the same but for formatting', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const foldLines = (text: string): string => text.split('\n').map(fold).join('\n')
        const isSame = wordDifference(from, to).every(({ op }) => op === 'same')
        if (foldLines(from) === foldLines(to)) expect(isSame).toBe(true)
        expect(wordDifference(from, from).every(({ op }) => op === 'same')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('of a whole text hold each provision of both, however it was cut up and reordered', () => {
    const text = fc
      .array(fc.array(fc.constantFrom(...subjects), { minLength: 1, maxLength: 3 }), { maxLength: 8 })
      .chain((articles) =>
        fc.array(fc.constantFrom('', '\n'), { minLength: 24, maxLength: 24 }).map((ends) => ({ articles, ends })),
      )
      .map(({ articles, ends }) => articles.map((lines, place) => lines.join(ends[place] ?? '')))
    fc.assert(
      fc.property(text, text, (from, to) => {
        const [before, after] = [statute(from), statute(to)]
        const rows = compareTexts(before, after)
        for (const { eId, lines } of toComparedUnits(before)) {
          const own = rows.filter(({ fromEId }) => fromEId === eId)
          expect(own.map(({ parts }) => oldWords(parts)).join('')).toBe(lines.join('\n'))
        }
        for (const { eId, lines } of toComparedUnits(after)) {
          const own = rows.filter(({ toEId }) => toEId === eId)
          expect(own.map(({ parts }) => newWords(parts)).join('')).toBe(lines.join('\n'))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are the same differences the other way round', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...subjects]), fc.shuffledSubarray([...subjects]), (from, to) => {
        const there = compareTexts(statute(from), statute(to))
        const back = compareTexts(statute(to), statute(from))
        const pairs = (rows: typeof there, turned: boolean): readonly string[] =>
          rows.map(({ fromEId, toEId }) => (turned ? `${toEId} ${fromEId}` : `${fromEId} ${toEId}`)).sort()
        expect(pairs(back, true)).toEqual(pairs(there, false))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a difference can be read', () => {
  it.each([
    ['本法自2006年1月1日起施行。', '本法自2024年7月1日起施行。', '本法自[-2006年1-]{+2024年7+}月1日起施行。'],
    ['公安、教育部门', '公安、民政、教育部门', '公安、{+民政、+}教育部门'],
    ['改变经营范围', '变更经营范围', '[-改变-]{+变更+}经营范围'],
    ['在中国境内', '在中华人民共和国境内', '在[-中国-]{+中华人民共和国+}境内'],
    ['依照第三十七条处罚', '依照第五十九条处罚', '依照[-第三十七条-]{+第五十九条+}处罚'],
    ['登记。收费。', '登记。检验。收费。', '登记。{+检验。+}收费。'],
    ['登记。\n收费。', '登记。\n检验。\n收费。', '登记。\n{+检验。\n+}收费。'],
  ])('%s → %s', (from, to, expected) => {
    expect(marked(from, to)).toBe(expected)
  })

  it('as one text in place of another where next to nothing was kept', () => {
    const [from, to] = ['渡船应当登记并且检验。', '候鸟越冬的水域划为静水区。']
    expect(wordDifference(from, to)).toEqual([
      { op: 'del', text: from },
      { op: 'add', text: to },
    ])
  })

  it('takes words apart by spaces for the same words', () => {
    expect(marked('依照 GBT 2010 执行', '依照GB T2010执行。')).toBe('依照GB T2010执行{+。+}')
  })
})
