import { toChineseNumerals } from '../../data/model/chinese-numerals.ts'

/** The parts of an `eId` as they are spoken of; what stands outside numbered parts has a name alone. */
const words: Readonly<Record<string, readonly [before: string, after: string]>> = {
  part: ['第', '编'],
  subpart: ['第', '分编'],
  chp: ['第', '章'],
  sec: ['第', '节'],
  art: ['第', '条'],
  para: ['第', '款'],
  subpara: ['第（', '）项'],
  item: ['第', '目'],
  cl: ['第', '项'],
  annex: ['附件', ''],
}

/** The kinds that have one name and no number: 序言. */
const names: Readonly<Record<string, string>> = { preamble: '序言', annex: '附件', note: '附注' }

/** `art_120-1`, `para_2`, `annex_1`: kind, number, insertion. */
const step = /^([a-z]+)_(\d+)(?:-(\d+))?/

/**
 * A provision as people cite it, from its `eId` alone: `art_120-1__para_2__subpara_1` is 第一百二十条之一第二款第（一）项.
 * The opening words of a list have no number of their own and are left out. `null` where nothing of it is spoken.
 */
export function provisionName(eId: string): string | null {
  const [first = '', ...below] = eId.split('__')
  // 序言 and paragraphs outside articles are not divided when they are spoken of.
  const own = outside(first)
  if (own !== null) return own
  const name = [first, ...below].map(stepName).join('')
  return name === '' ? null : name
}

/** The name of what stands outside numbered parts: 序言, 第三段; `null` for every other part. */
function outside(part: string): string | null {
  const paragraph = /^para_(\d+)$/.exec(part)?.[1]
  return paragraph === undefined ? (names[part] ?? null) : `第${toChineseNumerals(Number(paragraph))}段`
}

function stepName(part: string): string {
  const match = step.exec(part)
  const [, kind = '', number = '', insertion] = match ?? []
  const around = words[kind]
  if (match === null || around === undefined) return ''
  const [before, after] = around
  const value = kind === 'annex' ? number : toChineseNumerals(Number(number))
  return `${before}${value}${after}${insertion === undefined ? '' : `之${toChineseNumerals(Number(insertion))}`}`
}
