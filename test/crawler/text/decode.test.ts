import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../crawler/text/decode.ts'
import { normaliseText, unusualCharacters } from '../../../crawler/text/normalise.ts'

const codeOf = (bytes: Uint8Array): string => {
  try {
    return decodeText(bytes, 'a.md')
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(codeOf(new TextEncoder().encode('条例'))).toBe('条例')
    expect(codeOf(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('条例')]))).toBe('条例')
  })

  it.each([
    ['no bytes', [], 'crawler/empty-file'],
    ['white space alone', [0x20, 0x0a], 'crawler/empty-file'],
    ['zero bytes', [0x41, 0x00, 0x42], 'crawler/binary-file'],
    ['GBK', [0xcc, 0xf5, 0xc0, 0xfd], 'crawler/wrong-encoding'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x67], 'crawler/wrong-encoding'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(new Uint8Array(bytes))).toBe(code)
  })
})

describe('normaliseText', () => {
  it('changes only what cannot be seen', () => {
    expect(normaliseText('第一条\u00a0为\u200b了\r\n总　则\ufeff')).toBe('第一条 为了\n总　则')
  })

  it('names characters that stand for a lost glyph', () => {
    expect(unusualCharacters('2\ue0105米\ue010')).toEqual(['\ue010'])
  })
})
