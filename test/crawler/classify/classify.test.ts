import { describe, expect, it } from 'vitest'
import { kindOfTitle } from '../../../crawler/classify/kind-of-title.ts'
import { placeAtStart, regionOfInstrument } from '../../../crawler/classify/region-of.ts'
import type { DocumentType } from '../../../data/model/document-type.ts'

describe('kindOfTitle', () => {
  it.each<[DocumentType, string, string | null]>([
    ['law', '中华人民共和国刑法修正案（十二）', 'amendment'],
    ['constitution', '中华人民共和国宪法修正案（2018年）', 'amendment'],
    ['law', '全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释', 'interpretation'],
    ['law', '全国人民代表大会常务委员会关于设立虚构法院的决定', 'decision'],
    ['law', '全国人民代表大会关于修改《中华人民共和国虚构法》的决定', 'amending_decision'],
    ['administrative_regulation', '国务院关于修改和废止部分行政法规的决定', 'amending_decision'],
    ['judicial_interpretation', '最高人民检察院关于适用修订刑法第十二条若干问题的通知', null],
    ['judicial_interpretation', '最高人民法院关于审理虚构案件的解释', null],
    ['local_regulation', '上海市浦东新区虚构若干规定', 'pudong_regulation'],
    ['local_regulation', '深圳经济特区虚构条例', 'special_zone_regulation'],
    ['local_regulation', '海南自由贸易港虚构条例', 'hainan_ftp_regulation'],
    ['local_regulation', '景宁畲族自治县自治条例', 'autonomous_regulation'],
    ['local_regulation', '某省人大常委会关于虚构税额的决定', 'regulatory_decision'],
    ['local_regulation', '杭州市虚构条例', null],
  ])('%s: %s is %s', (type, title, kind) => {
    expect(kindOfTitle(type, title, [])).toBe(kind)
  })

  it('calls a rule of the congress of an autonomous county 单行条例, and one of its standing committee none', () => {
    expect(kindOfTitle('local_regulation', '某县城镇管理条例', ['景宁畲族自治县人民代表大会'])).toBe(
      'separate_regulation',
    )
    expect(kindOfTitle('local_regulation', '某县城镇管理条例', ['景宁畲族自治县人民代表大会常务委员会'])).toBeNull()
  })
})

describe('regionOfInstrument', () => {
  it('prefers the issuer’s place to the title’s, and the city to the province', () => {
    expect(regionOfInstrument(['杭州市人民代表大会常务委员会'], '西湖龙井茶保护条例', '330000')).toBe('330100')
    expect(regionOfInstrument([], '汕头经济特区消防条例', '440000')).toBe('440500')
  })

  it('takes no place outside the province that the source files it under', () => {
    expect(regionOfInstrument([], '北京市虚构条例', '330000')).toBe('330000')
    expect(regionOfInstrument([], '虚构条例', null)).toBeNull()
  })

  it('finds the longest name that a title opens with', () => {
    expect(placeAtStart('浙江省杭州湾条例')?.name).toBe('浙江省')
    expect(placeAtStart('渡船条例')).toBeNull()
  })
})
