import type { FacetName, UnderstoodAs } from '../api/types.ts'

export const facetTitles: Readonly<Record<FacetName, string>> = {
  status: '效力',
  type: '种类',
  region: '地区',
  issuer: '制定机关',
  year: '公布年份',
}

/** What a query was taken for. */
export const understoodWords: Readonly<Record<UnderstoodAs['kind'], string>> = {
  title: '法规名称',
  citation: '引用条文',
  number: '文号',
  phrase: '短语',
  words: '关键词',
  question: '问题',
}

/** The orders offered; the first is the default and does not stand in the address. */
export const sortChoices = [
  { value: null, label: '相关度' },
  { value: '-promulgated', label: '公布日期从新到旧' },
  { value: 'promulgated', label: '公布日期从旧到新' },
  { value: '-effective', label: '施行日期从新到旧' },
  { value: 'title', label: '名称' },
] as const

export const unitChoices = [
  { value: null, label: '按法规' },
  { value: 'provision', label: '按条文' },
] as const

/** 1234 → `1,234`. */
export const toCount = (count: number): string => count.toLocaleString('zh-CN')
