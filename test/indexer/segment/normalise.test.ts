import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, normaliseName, normaliseWithOffsets } from '../../../indexer/segment/normalise.ts'

describe('normalise', () => {
  it('folds full width, capitals, traditional characters and invisible ones', () => {
    expect(normalise('第３３條　ＡＢＣ')).toBe('第33条 abc')
    expect(normalise('中華人民共和國行政處罰法')).toBe('中华人民共和国行政处罚法')
    expect(normalise('第\u200b三\ufeff条')).toBe('第三条')
  })

  it('leaves simplified text alone whose characters traditional writing has too', () => {
    expect(normalise('著作权 乾隆 干燥 于是')).toBe('著作权 乾隆 干燥 于是')
    expect(normalise('著作權')).toBe('著作权')
  })
})

describe('normaliseWithOffsets', () => {
  it('remembers where each character stood', () => {
    const { text, starts, ends } = normaliseWithOffsets('第\u200b㎏３條')
    expect(text).toBe('第kg3条')
    expect(starts).toEqual([0, 2, 2, 3, 4])
    expect(ends).toEqual([1, 3, 3, 4, 5])
  })

  it('has an offset for every unit, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (original) => {
        const { text, starts, ends } = normaliseWithOffsets(original)
        expect(starts).toHaveLength(text.length)
        expect(ends).toHaveLength(text.length)
        for (let index = 0; index < text.length; index++) {
          expect(starts[index]).toBeLessThan(ends[index] ?? 0)
          expect(ends[index]).toBeLessThanOrEqual(original.length)
        }
      }),
    )
  })
})

describe('normaliseName', () => {
  it('leaves out the name of the state, marks, brackets and spaces', () => {
    expect(normaliseName('《中华人民共和国 行政处罚法》')).toBe('行政处罚法')
    expect(normaliseName('渡运规则（试行）')).toBe('渡运规则试行')
    expect(normaliseName('关于修改〈中华人民共和国渡运法〉的决定')).toBe('关于修改渡运法的决定')
  })

  it('is never empty where the title is not', () => {
    expect(normaliseName('中华人民共和国')).toBe('中华人民共和国')
  })
})
