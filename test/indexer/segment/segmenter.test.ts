import { describe, expect, it } from 'vitest'
import { tokenise, wordsInside } from '../../../indexer/segment/segmenter.ts'

describe('tokenise', () => {
  it('keeps titles and terms of the legal dictionary whole', () => {
    expect(tokenise('依照行政处罚法的规定').words).toContain('行政处罚法')
  })

  it('cuts a query and a text the same way', () => {
    const words = tokenise('个人信息保护法').words
    expect(tokenise('违反个人信息保护法规定处理个人信息的，').words).toEqual(expect.arrayContaining([...words]))
  })

  it('names the words hidden in long ones, also those of four characters', () => {
    expect(tokenise('行政处罚法').subwords).toEqual(expect.arrayContaining(['行政', '处罚', '行政处罚']))
    expect(wordsInside('未成年人')).toEqual(expect.arrayContaining(['成年', '未成年']))
  })

  it('drops punctuation and spaces and keeps numbers together', () => {
    expect(tokenise('2021年，第33条：「罚款」。').words).toEqual(['2021', '年', '第', '33', '条', '罚款'])
  })

  it('keeps the normalised text for exact phrases', () => {
    expect(tokenise('處以　罰款').plain).toBe('处以 罚款')
    expect(tokenise('')).toEqual({ words: [], subwords: [], plain: '' })
  })
})
