import type { Citation } from '../../citations/citation.ts'
import type { ShortNames } from '../../citations/short-names.ts'
import { normaliseTitle } from '../../model/titles.ts'
import { statuteNames } from '../../reference/statute-names.ts'
import type { Statement, StatingText } from '../statement.ts'
import { type CitedInSentence, citedText, eachOnce, statementsOf } from './cites-in-text.ts'
import { type StatedLeaf, sentencesOf, statedLeaves } from './unquoted-sentences.ts'

/** Leaves at the beginning of a text in which it may say what it rests on. */
const openingLeaves = 6

/** What introduces a basis. Example: `根据`, `依照`, `为了实施`, `为贯彻执行` */
const lead =
  /(?:根据|依据|依照|按照|遵照|遵循|(?:为|为了|为更好地|以)(?:保证|保障|加强|正确|全面|深入|更好)?(?:贯彻)?(?:实施|执行|落实|贯彻))/g
/** What is made or done on that basis. Example: `制定本条例`, `特制定`, `决定如下`, `作如下规定`, `现就…解释如下` */
const made =
  /(?:制定|制订|订立|修订|订定|现就|作出|作如下|特作|决定[:：如]|规定如下|解释如下|批复如下|通知如下|公布如下|答复如下|特(?:制定|规定))/
/** Names without marks stand between these. Example: `宪法和《…》`, `民法典、民事诉讼法等` */
const betweenNames = /[、，,和与以及等的《》（）()“”]/

/** A basis as it stands in a leaf. */
interface Basis extends Pick<CitedInSentence, 'citation' | 'sentence'> {
  readonly leaf: StatedLeaf
}

/** 根据《甲》、《乙》，制定本办法: what a text rests on, as its first article, preamble or first words say. */
export function readBasedOn(text: StatingText): readonly Statement[] {
  return eachOnce(basesOf(text).flatMap((basis) => statementsOf('basedOn', basis.leaf, basis)))
}

/** Where the bases of a text are named, so that they are not counted as citations too. */
export function basesOf(text: StatingText): readonly Basis[] {
  const { leaves, shortNames } = citedText(text)
  const citations = new Map(leaves.map((cited) => [cited.leaf.eId, cited.citations]))
  const opening = openingOf(statedLeaves(text.provisions))
  for (const leaf of opening) {
    const bases = basesIn(leaf, citations.get(leaf.eId) ?? [], shortNames)
    if (bases.length > 0) return bases
  }
  return []
}

/** What comes before the second article, at most a few leaves. */
function openingOf(leaves: readonly StatedLeaf[]): readonly StatedLeaf[] {
  const opening: StatedLeaf[] = []
  let first: string | null = null
  for (const leaf of leaves) {
    const unit = /^(?:art|cl)_[\d-]+/.exec(leaf.eId)?.[0] ?? null
    if (unit !== null && first !== null && unit !== first) break
    first ??= unit
    if (leaf.kind !== 'heading' && leaf.kind !== 'chapter' && leaf.kind !== 'part') opening.push(leaf)
    if (opening.length >= openingLeaves) break
  }
  return opening
}

function basesIn(leaf: StatedLeaf, cited: readonly CitedInSentence[], shortNames: ShortNames): readonly Basis[] {
  let from = 0
  for (const sentence of sentencesOf(leaf)) {
    const start = leaf.text.indexOf(sentence.text, from)
    from = start + sentence.text.length
    const span = basisSpan(sentence.text)
    if (span === null) continue
    const [begin, end] = [start + span.begin, start + span.end]
    const marked = cited.filter(
      ({ citation }) =>
        citation.start >= begin &&
        citation.start < end &&
        !citation.target.isSelf &&
        isLedTo(span.bare, citation.start - start),
    )
    const unmarked = unmarkedNames(
      leaf.text,
      begin,
      end,
      shortNames,
      marked.map(({ citation }) => citation),
    )
    const bases = [...marked.map(({ citation }) => citation), ...unmarked]
    if (bases.length > 0) return bases.map((citation) => ({ leaf, citation, sentence: sentence.text.trim() }))
  }
  return []
}

interface BasisSpan {
  readonly begin: number
  readonly end: number
  /** The sentence with its titles blanked out. */
  readonly bare: string
}

/** From the first 根据 to the 制定 behind it; `null` where the sentence has no such words. */
function basisSpan(sentence: string): BasisSpan | null {
  // 《…关于修改…的决定》 must not be taken for what is made.
  const bare = sentence.replace(/《[^》]*》/g, (title) => '\ufdd1'.repeat(title.length))
  const begin = bare.search(lead)
  if (begin < 0) return null
  const length = bare.slice(begin).search(made)
  return length < 0 ? null : { begin, end: begin + length, bare }
}

/** Whether the last 根据 before a title leads to it, and not to something in a clause before: 根据实际需要，对《甲》作如下修改. */
function isLedTo(bare: string, at: number): boolean {
  const before = bare.slice(0, at)
  const last = [...before.matchAll(lead)].at(-1)
  // 根据《甲》等法律，以及《乙》 goes on with the same basis.
  return last !== undefined && !/[，,](?!以及|和|及)/.test(before.slice(last.index))
}

/** Laws named without 《》 between `begin` and `end`: 根据宪法和…, 根据民法典、民事诉讼法等法律规定. */
function unmarkedNames(
  text: string,
  begin: number,
  end: number,
  shortNames: ShortNames,
  marked: readonly Citation[],
): readonly Citation[] {
  const found: Citation[] = []
  const isWithinMarked = (at: number) => marked.some((citation) => at >= citation.start && at < citation.end)
  let depth = 0
  let start = begin
  const take = (to: number): void => {
    const words = text.slice(start, to)
    // Example: `根据宪法` → `宪法`
    const name = words.replace(/^.*(?:根据|依据|依照|按照|遵照|实施|执行|落实|贯彻)/s, '').trim()
    const at = start + words.lastIndexOf(name)
    const known = shortNames.get(normaliseTitle(name))
    if (name.length >= 2 && !isWithinMarked(at) && (known !== undefined || statuteNames().has(name))) {
      const named = known ?? { citedAs: name, documentNumber: null, issuer: null, issuedOn: null }
      const target = { ...named, isSelf: false, eIds: [] }
      if (!isRepeated(target.citedAs)) found.push({ start: at, end: at + name.length, text: name, target })
    }
  }
  const isRepeated = (citedAs: string) =>
    [...marked, ...found].some((other) => normaliseTitle(other.target.citedAs) === normaliseTitle(citedAs))
  for (let index = begin; index <= end; index++) {
    const character = text[index] ?? ''
    if (index === end || (depth === 0 && betweenNames.test(character))) {
      take(index)
      start = index + 1
    }
    if ('《（('.includes(character) && character !== '') depth++
    if ('》）)'.includes(character) && character !== '') depth = Math.max(0, depth - 1)
    if (depth > 0) start = index + 1
  }
  return found
}
