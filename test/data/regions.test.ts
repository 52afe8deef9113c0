import { describe, expect, it } from 'vitest'
import {
  isWithinRegion,
  levelOfRegion,
  regionAndAbove,
  regionByName,
  regionName,
} from '../../data/reference/regions.ts'

describe('regions', () => {
  it('are found by their full and their short name', () => {
    expect(regionByName('杭州市')).toBe('330100')
    expect(regionByName('杭州')).toBe('330100')
    expect(regionByName('广西')).toBe('450000')
    expect(regionByName('北京市')).toBe('110000')
    expect(regionByName('全国')).toBe('000000')
  })

  it('are not found by a name that equals share', () => {
    expect(regionByName('朝阳区')).toBeNull()
    expect(regionByName('鼓楼区')).toBeNull()
  })

  it('take the higher place where a city shares its name with a county', () => {
    expect(regionByName('吉林')).toBe('220000')
  })

  it('know no placeholder of the code table as a place', () => {
    expect(regionByName('市辖区')).toBeNull()
    expect(regionName('110100')).toBeNull()
  })

  it('know what lies above and below a code', () => {
    expect(regionAndAbove('440703')).toEqual(['440703', '440700', '440000', '000000'])
    expect(isWithinRegion('440703', '440700')).toBe(true)
    expect(isWithinRegion('440700', '440000')).toBe(true)
    expect(isWithinRegion('450000', '440000')).toBe(false)
    expect([
      levelOfRegion('000000'),
      levelOfRegion('440000'),
      levelOfRegion('440700'),
      levelOfRegion('440703'),
    ]).toEqual([0, 1, 2, 3])
  })

  it('take the code of the nation for national instruments alone', () => {
    expect(isWithinRegion('000000', '000000')).toBe(true)
    expect(isWithinRegion('440000', '000000')).toBe(false)
  })

  it('know the invented places of the sample collection, under codes that no real place has', () => {
    expect(regionName('990100')).toBe('鉴波市')
    expect(regionByName('松澜省')).toBe('990000')
    expect(regionName('000000')).toBe('全国')
  })
})
