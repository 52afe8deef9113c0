import { describe, expect, it } from 'vitest'
import { normaliseTitle } from '../../../data/model/titles.ts'

describe('normaliseTitle', () => {
  it.each([
    ['中华人民共和国行政处罚法', '行政处罚法'],
    ['行政处罚法（2021年修正文本）', '行政处罚法'],
    ['某条例（修订）', '某条例'],
    ['某条例(2018年修正)', '某条例'],
    ['关于修改〈中华人民共和国公司法〉的决定', '关于修改《公司法》的决定'],
    ['《某办法》', '某办法'],
    ['某 解释 （二）', '某解释(二)'],
    ['某办法（试行）', '某办法(试行)'],
    ['行政处罚暂行条例', '行政处罚暂行条例'],
    ['中华人民共和国', '中华人民共和国'],
    ['１９９６年某法', '1996年某法'],
  ])('%s is compared as %s', (title, normalised) => {
    expect(normaliseTitle(title)).toBe(normalised)
    expect(normaliseTitle(normalised)).toBe(normalised)
  })
})
