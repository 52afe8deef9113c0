import { describe, expect, it } from 'vitest'
import { findDocumentNumber, normaliseDocumentNumber } from '../../../data/model/document-number.ts'

describe('normaliseDocumentNumber', () => {
  it.each([
    ['国办发(1985)49号', '国办发〔1985〕49号'],
    ['湘政发 〔2009〕30号', '湘政发〔2009〕30号'],
    ['桂政干〔\n2020〕\n68号', '桂政干〔2020〕68号'],
    ['国发［２０２１］第７号', '国发〔2021〕7号'],
    ['国办发【2020】05号', '国办发〔2020〕5号'],
    ['公告2024年第151号', '公告〔2024〕151号'],
    ['公告〔2024〕151号', '公告〔2024〕151号'],
    ['令第１２５号', '令第125号'],
    ['第320号令', '令第320号'],
    ['政府令187号', '政府令第187号'],
    ['中中华人民共和国主席令第三号', '主席令第3号'],
    ['水陆交通部令2021年第3号', '水陆交通部令〔2021〕3号'],
    ['无号', '无号'],
  ])('writes %s as %s', (written, normalised) => {
    expect(normaliseDocumentNumber(written)).toBe(normalised)
    expect(normaliseDocumentNumber(normalised)).toBe(normalised)
  })
})

describe('findDocumentNumber', () => {
  it.each([
    ['现将（法释〔2001〕27号）废止', '法释〔2001〕27号'],
    ['生态环境部、公安部、交通运输部令第23号公布', '生态环境部、公安部、交通运输部令第23号'],
    ['没有文号', null],
  ])('finds in "%s" %s', (text, number) => {
    expect(findDocumentNumber(text)).toBe(number)
  })
})
