import { describe, expect, it } from 'vitest'
import { readDate, readDay } from '../../../crawler/text/dates.ts'

describe('readDate', () => {
  it.each([
    ['2021年1月22日', '2021-01-22', 'day'],
    ['2024年01月05日', '2024-01-05', 'day'],
    ['一九九四年一月一日', '1994-01-01', 'day'],
    ['二〇〇四年十月三十一日', '2004-10-31', 'day'],
    ['二ＯＯ四年十月一日', '2004-10-01', 'day'],
    ['２０１２年１２月１９日', '2012-12-19', 'day'],
    ['2026-03-12 00:00:00', '2026-03-12', 'day'],
    ['2026.3.26', '2026-03-26', 'day'],
    ['2025年12月', '2025-12-01', 'month'],
    ['1950年', '1950-01-01', 'year'],
  ])('reads %s as %s, known to the %s', (text, on, precision) => {
    expect(readDate(text)).toEqual({ on, precision })
  })

  it.each(['', '—', '0', '2021-02-30', '2021年13月1日', '公布之日'])('finds no date in "%s"', (text) => {
    expect(readDate(text)).toBeNull()
  })

  it('gives a day only where the day is stated', () => {
    expect(readDay('2021-03-01')).toBe('2021-03-01')
    expect(readDay('2021年3月')).toBeNull()
  })
})
