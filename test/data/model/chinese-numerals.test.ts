import { describe, expect, it } from 'vitest'
import { chineseNumber } from '../../../data/model/chinese-numerals.ts'

describe('chineseNumber', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一千二百六十', 1260],
    ['一千零五十七', 1057],
    ['两百', 200],
    ['二〇二一', 2021],
    ['１２５', 125],
    ['007', 7],
  ])('reads %s as %i', (text, value) => {
    expect(chineseNumber(text)).toBe(value)
  })

  it.each(['', '第', '十百', '一二百'])('finds no number in "%s"', (text) => {
    expect(chineseNumber(text)).toBeNull()
  })
})
