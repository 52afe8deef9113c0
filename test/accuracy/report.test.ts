import { describe, expect, it } from 'vitest'
import { generatedBegin, generatedEnd, renderReport, type Section, shareFigure, withReport } from './report.ts'

const section: Section = {
  title: 'Repeals',
  notes: ['One target is one title.'],
  figures: [shareFigure('precision', 0.5, 0.99, '1 of 2'), shareFigure('recall', 1, null)],
  misses: [
    { title: 'Missed', lines: ['甲.md ¶3'] },
    { title: 'Too many', lines: [] },
  ],
}

describe('the report', () => {
  it('shows each figure beside its aim and lists every miss', () => {
    const report = renderReport(['Date: 2026-01-02'], [section])
    expect(report).toContain('- Date: 2026-01-02\n')
    expect(report).toContain('| precision | 50.00 % (1 of 2) | ≥ 99 % | **no** |\n| recall | 100 % |  |  |')
    expect(report).toContain('<details><summary>Missed: 1</summary>\n\n- 甲.md ¶3\n')
    expect(report).not.toContain('Too many')
  })

  it('takes the place of the one before it and leaves the words around it alone', () => {
    const first = withReport('# Labels\n\nBy hand.\n', 'one\n')
    expect(first).toBe(`# Labels\n\nBy hand.\n\n${generatedBegin}\n\none\n\n${generatedEnd}\n`)
    const second = withReport(`${first}\n## After\n`, 'two\n')
    expect(second).toBe(`# Labels\n\nBy hand.\n\n${generatedBegin}\n\ntwo\n\n${generatedEnd}\n\n## After\n`)
  })
})
