import { describe, expect, it } from 'vitest'
import { labelRows, readParts, readRows, readSpan, readTargets } from './labels.ts'

describe('tables of labels', () => {
  it('are read by the names of their columns; what a line lacks is empty', () => {
    expect(readRows('path\tparagraph\theld\na.md\t3\n')).toEqual([{ path: 'a.md', paragraph: '3', held: '' }])
  })

  it('name repealed titles by their place and role, whichever mark stands between them', () => {
    const targets = [
      { start: 1, end: 16, role: 'repealed' },
      { start: 19, end: 36, role: 'partial' },
    ]
    expect(readTargets('1-16:repealed,19-36:partial')).toEqual(targets)
    expect(readTargets('1-16:repealed;19-36:partial')).toEqual(targets)
    expect(readTargets('')).toEqual([])
  })

  it('read 第十二条第一项 as the 项 of the first 款, as trees have it', () => {
    expect(readParts('art_12__subpara_1,art_120-1__subpara_2')).toEqual([
      'art_120-1__para_1__subpara_2',
      'art_12__para_1__subpara_1',
    ])
    expect(readParts('art_12__para_2__subpara_1')).toEqual(['art_12__para_2__subpara_1'])
  })

  it('give no place where none is written', () => {
    expect(readSpan('')).toBeNull()
    expect(readSpan('17-33')).toEqual({ start: 17, end: 33 })
  })

  it.each(['title-notes.tsv', 'repeals.tsv', 'citations.tsv', 'blind-title-notes.tsv', 'blind-repeals.tsv'])(
    'have a path on every line of %s',
    (name) => {
      const rows = labelRows(name)
      expect(rows.length).toBeGreaterThanOrEqual(50)
      expect(rows.filter(({ path = '' }) => !path.endsWith('.md'))).toEqual([])
    },
  )
})
