import { normaliseTitle } from '../model/titles.ts'
import { statuteNames } from '../reference/statute-names.ts'
import { isBareInstrumentWord as isGeneric } from './instrument-words.ts'
import type { ShortNames } from './short-names.ts'

/** A name without 《》 and where it begins. */
export interface UnmarkedName {
  readonly start: number
  readonly name: string
}

const longestName = 40

/** What may stand before a name without being part of it: the last character of 依照, 根据, 违反, 认定为, 包括 and the like. */
const boundary =
  /[照据按合反用于成施为有除对将以和或及与者是的后前由在因经依至到入视享承未当指受从违背定具备触犯行使就仅称且守括交理去开起请过引加改涉出求张现存列执援遵了]$/
/** Verbs that govern the title of an instrument. Example: `依照`, `参照适用`, `不符合` */
const governing = /(?:依照|依据|根据|按照|参照|适用|违反|符合|构成|属于|认定为|触犯|实施|犯有|修改后|修正后)[的了]?$/
/** The end of a name that can be cited. Example: `食品安全法`, `期货交易管理条例`, `刑法修正案（九）` */
const nameEnd = /(?:法典|法|条例|细则|修正案|解释|规定|办法|规则|通则|总则)(?:[（(][一二三四五六七八九十]{1,3}[）)])?$/
/** Words that end as names do and are none. Example: `依法`, `办案方法`, `行政执法` */
const noName = /(?:方|司|立|执|违|合|依|无|非|守|用人单位|有关|本|该)法$/
/** Words that are no name of their own. Example: `本法`, `该条例`, `上述规定`, `有关法` */
const unnamed = /^(?:本|该|同|上述|前述|有关|相关|其他|原|各|此|国家)?.{0,2}(?:法律|规定|办法|解释|规则|总则|条例|法)$/

/**
 * The name that ends at `end` and begins not before `from`: a short name of the text, a known law or abbreviation, else words
 * between a governing verb and the end that read as a title. `null` where there is none.
 */
export function unmarkedNameBefore(
  text: string,
  end: number,
  from: number,
  shortNames: ShortNames,
  isTitle: ((name: string) => boolean) | undefined,
): UnmarkedName | null {
  const window = text.slice(Math.max(from, end - longestName), end)
  if (!nameEnd.test(window) && ![...shortNames.keys()].some((name) => window.endsWith(name))) return null
  const names = statuteNames()
  for (let start = 0; start < window.length - 1; start++) {
    const name = window.slice(start)
    const isShort = shortNames.has(normaliseTitle(name))
    if (!isShort && !names.has(name) && isTitle?.(name) !== true) continue
    if (isBounded(window.slice(0, start), name)) return { start: end - name.length, name }
  }
  return byVerb(window, end)
}

/** Whether what stands before a known name is no part of it: 仲裁法 behind 调解 is another law. */
function isBounded(before: string, name: string): boolean {
  if (before === '' || !/[\u4e00-\u9fa5]$/.test(before) || boundary.test(before)) return true
  return !isGeneric(name) && !longerNames().get(name)?.has(before.slice(-1))
}

/** For names in which longer ones end: the characters that stand before them there. Example: 合同法 → 动, 济, 术 */
let endings: ReadonlyMap<string, ReadonlySet<string>> | null = null

function longerNames(): ReadonlyMap<string, ReadonlySet<string>> {
  if (endings !== null) return endings
  const found = new Map<string, Set<string>>()
  const names = statuteNames()
  for (const name of names) {
    for (let start = 1; start < name.length - 1; start++) {
      const ending = name.slice(start)
      if (!names.has(ending)) continue
      const before = found.get(ending) ?? new Set()
      found.set(ending, before.add(name.charAt(start - 1)))
    }
  }
  endings = found
  return found
}

/** Example: `依照电力监管条例` → `电力监管条例` */
function byVerb(window: string, end: number): UnmarkedName | null {
  // Only Chinese characters and the brackets of 解释（二） belong to a name.
  const run = /[\u4e00-\u9fa5]*(?:[（(][一二三四五六七八九十]{1,3}[）)])?$/.exec(window)?.[0] ?? ''
  for (let start = run.length - 4; start >= 2; start--) {
    if (!governing.test(run.slice(0, start))) continue
    const name = run.slice(start)
    return unnamed.test(name) || noName.test(name) || /^(?:修订|修正|了)|的/.test(name)
      ? null
      : { start: end - name.length, name }
  }
  return null
}
