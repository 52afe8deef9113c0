import { describe, expect, it } from 'vitest'
import { emptyTally, f1, kappa, match, percent, precision, recall, tallied } from './scores.ts'

describe('scores', () => {
  it('matches equal entries one to one, in any order', () => {
    expect(match(['a', 'b', 'a'], ['a', 'c', 'b'])).toEqual({ hits: ['a', 'b'], missed: ['a'], extra: ['c'] })
  })

  it('counts precision by what was found and recall by what was expected', () => {
    const tally = tallied(tallied(emptyTally, match(['a', 'b', 'c', 'd'], ['a', 'b', 'c'])), match([], ['x', 'y', 'z']))
    expect(tally).toEqual({ hits: 3, missed: 1, extra: 3 })
    expect(precision(tally)).toBe(0.5)
    expect(recall(tally)).toBe(0.75)
    expect(f1(tally)).toBeCloseTo(0.6)
  })

  it('calls nothing expected and nothing found perfect', () => {
    expect([precision(emptyTally), recall(emptyTally), f1(emptyTally)]).toEqual([1, 1, 1])
  })

  it('never rounds a share up to all', () => {
    expect(percent(1)).toBe('100 %')
    expect(percent(9_999_999 / 10_000_000)).toBe('99.99 %')
  })

  it('takes agreement by chance off the agreement of two judges', () => {
    expect(
      kappa([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1)
    expect(
      kappa([
        ['a', 'a'],
        ['a', 'b'],
        ['b', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(0)
    expect(kappa([['a', 'a']])).toBe(1)
  })
})
