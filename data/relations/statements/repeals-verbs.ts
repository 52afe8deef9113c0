import { dayPattern, statedDay } from '../../citations/stated-day.ts'
import type { IsoDate } from '../../model/dates.ts'
import type { RelationEffect } from '../../model/relation.ts'
import { namedTitles, withoutTitles } from './named-titles.ts'
import { numberedActsBefore } from './repeals-numbers.ts'
import { type ActList, actsBefore, dayEnding } from './repeals-sentence.ts'

/** Acts that a sentence ends or keeps, each with the words that say so. */
export interface EndedActs extends ActList {
  readonly effect: RelationEffect
  /** The day that stands beside the verb or before the acts; `null` where none does. */
  readonly on: IsoDate | null
}

const adverb =
  '(?:均|都|也|亦|一律|一并|一概|全部|全文|随之|相应地?|同时|同日|即行|即日|即|立即|应予|予以|予|自行|自动|随即|正式|现予以?|现|应|已?经?本次清理)'
const ending =
  '废止|废除|作废|停止执行|停止施行|停止实施|停止适用|终止执行|终止施行|不再执行|不再施行|不再实施|不再适用|不再有效'
const lapsing = '失去效力|失去法律效力|失效'
const keeping = '继续有效|仍然有效|继续执行|继续施行|继续保留|予以保留'
/** What may follow: the end of the clause, or another verb. Example: `同时废止。`, `予以废止，不再执行`, `同时废止；` */
const closes = '(?=[\\s　]*(?:$|[。；;，,：:、）)]|并|和|（|\\())'

/** Example: `同时废止`, `即行废止`, `宣告失效`, `自行失效`, `不再执行`, `停止执行` */
const verbBehind = new RegExp(`(?:${adverb}){0,4}(?:宣布|宣告)?(?:(${ending})|(${lapsing}))${closes}`, 'g')
/** Example: `继续有效`, `继续执行` */
const verbKeeping = new RegExp(`(?:${adverb}){0,3}(?:仍)?(?:${keeping})${closes}`, 'g')
/** Example: `决定废止《…》`, `停止执行《…》`, `宣布废止《…》`; not `修改、废止《…》`, `关于废止《…》`, `应当废止《…》` */
const verbAhead =
  /(^|[\s　，。；：:]|决定|现|兹|予以|宣布|宣告|同意|同时|一并|并|会议|起|政府|部分|[）)])(废止|废除|停止执行|停止施行)(?:了|下列|以下)?/g
const endsWell = /^[\s　]*(?:$|[。；;，,：:）)]|（|\()/

/** Between a list and its verb, the day or the text's own commencement. Example: `自本办法施行之日起`, `自2020年1月1日起`, `，于本办法施行之日` */
const effectWords = /[，,]?\s?(?:自|从|于|在|至|到|本)[^，。；《》\ufdd1]{1,30}(?:之日|之时|后|时|起|日)起?[，,]?$/

/** What ends or keeps acts in one sentence. `unquoted` is the sentence with quoted words blanked out. */
export function endedActs(unquoted: string, before: string, purpose: 'end' | 'keep'): readonly EndedActs[] {
  const titles = namedTitles(unquoted)
  const bare = withoutTitles(unquoted, titles)
  const found: EndedActs[] = []
  let from = 0
  const verbs = purpose === 'end' ? verbBehind : verbKeeping
  for (const verb of bare.matchAll(verbs)) {
    const end = verb.index + verb[0].length
    const list = listBefore(unquoted, bare, from, verb.index)
    if (list === null) continue
    const effect = purpose === 'keep' ? 'kept' : verb[2] === undefined ? 'repealed' : 'lapsed'
    const ahead = unquoted.slice(0, list.start)
    found.push({ ...list, effect, on: list.on ?? dayEnding(ahead) ?? ownDay(ahead, before) })
    from = end
  }
  if (purpose === 'end') found.push(...actsBehind(unquoted, bare, before))
  return found
}

function listBefore(
  unquoted: string,
  bare: string,
  from: number,
  verb: number,
): (ActList & { readonly on: IsoDate | null }) | null {
  const list = actsBefore(unquoted, from, verb) ?? numberedActsBefore(bare, from, verb)
  if (list !== null) return { ...list, on: null }
  // The words about the day may stand between the list and its verb.
  const words = effectWords.exec(bare.slice(from, verb))
  if (words === null || words[0] === '') return null
  const end = from + words.index
  const shorter = actsBefore(unquoted, from, end) ?? numberedActsBefore(bare, from, end)
  return shorter === null ? null : { ...shorter, on: dayEnding(words[0].replace(/[，,]$/, '')) }
}

/** 废止《…》、《…》: the verb stands first, and the sentence or clause ends with the list. */
function actsBehind(unquoted: string, bare: string, before: string): readonly EndedActs[] {
  const found: EndedActs[] = []
  for (const verb of bare.matchAll(verbAhead)) {
    const begin = verb.index + verb[0].length
    const titles = namedTitles(unquoted).filter(({ start }) => start >= begin)
    // The list goes on as far as its titles are joined; the longest one that ends a clause counts.
    for (let last = titles.length - 1; last >= 0; last--) {
      const title = titles[last]
      if (title === undefined) break
      const end = endOfPart(bare, title.end)
      if (end === null) continue
      const list = actsBefore(unquoted, begin, end)
      if (list === null || list.acts.length === 0 || list.start - begin > 1) continue
      const ahead = unquoted.slice(0, verb.index + (verb[1] ?? '').length)
      found.push({ ...list, effect: 'repealed', on: dayEnding(ahead) ?? ownDay(ahead, before) })
      break
    }
  }
  return found
}

/** Where the clause of the last title ends: at once, or behind the part of it that is named; `null` where it goes on. */
function endOfPart(bare: string, from: number): number | null {
  if (endsWell.test(bare.slice(from, from + 8))) return from
  // Example: `第三章、第十条。`, `中有关…的规定；`, `等3件规章`
  const part = /^[^，。；《》：:]{1,100}/.exec(bare.slice(from))
  return part !== null && endsWell.test(bare.slice(from + part[0].length, from + part[0].length + 8))
    ? from + part[0].length
    : null
}

const ownCommencement = new RegExp(
  `^(?:附则)?(?:本|以上)[^，。；《》]{1,30}?(?:自|从)\\s?${dayPattern}(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|实行|试行)(?!的)`,
)

/** 本条例自2026年6月1日起施行。《…》同时废止: the day on which both happen. */
function ownDay(ahead: string, before: string): IsoDate | null {
  const said = [ahead, /自|从|之日/.test(ahead) ? '' : before].map((words) => ownCommencement.exec(words.trim()))
  const match = said.find((found) => found !== null)
  const date = match === undefined || match === null ? null : statedDay(match[1] ?? '', match[2], match[3])
  return date?.precision === 'day' ? date.on : null
}
