import { looksLikeInstrument } from '../../citations/instrument-words.ts'
import { eIdsOf } from '../../citations/leaves.ts'
import { namedInTitle } from '../../citations/named-in-title.ts'
import type { CitationContext } from '../../citations/read-citations.ts'
import { type NamedTarget, readShortNames, type ShortNames } from '../../citations/short-names.ts'
import type { Provision } from '../../model/provision.ts'
import { normaliseTitle } from '../../model/titles.ts'
import { statuteNames } from '../../reference/statute-names.ts'
import type { StatingText } from '../statement.ts'
import { namedTitles } from './named-titles.ts'
import { statedLeaves } from './unquoted-sentences.ts'

/** A text that changes others. Example: `…关于修改《甲》的决定`, `宪法修正案`, `甲法修正案（草案）` */
const changing =
  /(?:修改|修正|修订).*(?:决定|决议|通知|公告|补充安排)(?:[（(][^（()）]{1,20}[）)])?$|修正案(?:[（(][^（()）]{1,12}[）)])?$/
/** Rules about texts that others changed. Example: `关于修改后的甲法施行时…的规定` */
const afterChange = /修改后|修正后|修订后|修改决定(?:施行|实施)/
/** What an amendment amends. Example: `宪法` of 宪法修正案（2018年） */
const amendment = /^(?:中华人民共和国)?(.{1,60}?)修正案(?:[（(][^（()）]{1,12}[）)])?$/
/** Directly before a title that is changed. Example: `一、修改`, `将`, `对`, `删去` */
const changesBefore = /(?:将|对|修改|修正|修订|删去|删除|把)\s*$/
/** Behind it. Example: `作如下修改`, `第三条修改为`, `部分条款作出修改` */
const changesBehind = /^[^。；《》]{0,40}(?:修改|修正|修订|增加|删去|删除|改为|作为|调整为)/
/** Words about a change. Example: `修改为`, `增加一条` */
const changeWords = /修改|修正|修订|增加|删去|删除|改为|作为|调整/
/** A column of a table that lists articles of a law. Example: `刑法条文`, `《渡运法》条款`, `民法典` */
const columnOfLaw = /^[《〈]?(.{2,40}?)[》〉]?(?:的?(?:有关|相关)?(?:法条|条文|条款|条目|条|规定|依据))?$/

/** What is known of one text for reading its citations. */
export interface TextContext {
  readonly shortNames: ShortNames
  /** Of one leaf: its place, the articles and short names of the text, and what 第X条 alone means there. */
  at(eId: string): CitationContext
}

/**
 * The context in which each leaf of a text is to be read by `readCitations`. Bare 第X条 means: in a text that changes others, the act
 * that the clause changes; in a table, the law that the head of the column names; in a text without articles, the law in its title.
 * Reads the whole text once; pure.
 */
export function citationContext(text: StatingText): TextContext {
  const { provisions, work } = text
  const eIds = eIdsOf(provisions)
  const shortNames = readShortNames(provisions)
  const articles = [...eIds].filter((eId) => /^art_[\d-]+$/.test(eId)).map((eId) => eId.slice(4))
  const titled = articles.length === 0 ? namedInTitle(work.title)[0]?.target : undefined
  const subjects = new Map<string, NamedTarget>()
  if (changesOthers(text)) addAmended(text, shortNames, subjects)
  for (const table of tablesOf(provisions)) addColumns(table, shortNames, subjects)
  return {
    shortNames,
    at(eId) {
      const subject = subjects.get(eId) ?? titled
      return { eId, articles, shortNames, ...(subject === undefined ? {} : { subject }) }
    },
  }
}

function changesOthers({ work }: StatingText): boolean {
  if (afterChange.test(work.title)) return false
  return work.kind === 'amending_decision' || work.kind === 'amendment' || changing.test(work.title)
}

/** The act that each leaf of a decision changes: the one named last at the head of a change, else the only one in the title. */
function addAmended(text: StatingText, shortNames: ShortNames, subjects: Map<string, NamedTarget>): void {
  const leaves = statedLeaves(text.provisions)
  // The text as amended may stand behind the clauses of the decision, in articles of its own.
  const hasClauses = leaves.some(({ eId }) => /^cl_/.test(eId))
  const only = onlyAmended(text.work.title)
  let subject = only
  let annex: string | null = null
  for (const leaf of leaves) {
    if (leaf.annex !== annex) subject = only
    annex = leaf.annex
    subject = amendedIn(leaf.unquoted, shortNames) ?? subject
    const isAmendedText = /^annex_\d+__art_/.test(leaf.eId) || (hasClauses && /^art_/.test(leaf.eId))
    if (subject !== undefined && !isAmendedText) subjects.set(leaf.eId, subject)
  }
}

function onlyAmended(title: string): NamedTarget | undefined {
  const amended = amendment.exec(title)?.[1]
  if (amended !== undefined) return plain(amended)
  const words = title.slice(Math.max(0, title.search(/修改|修正|修订/)))
  const marked = words.includes('《') ? words : words.replace(/〈/g, '《').replace(/〉/g, '》')
  const [first, second] = namedTitles(marked)
  return first === undefined || second !== undefined || /》[^》]*等/.test(marked) ? undefined : plain(first.title)
}

/** The first title of a leaf that stands at the head of a change. */
function amendedIn(words: string, shortNames: ShortNames): NamedTarget | undefined {
  if (!words.includes('《')) return undefined
  for (const { title, start, end } of namedTitles(words)) {
    const known = shortNames.get(normaliseTitle(title))
    if (known === undefined && !looksLikeInstrument(title)) continue
    const before = words.slice(Math.max(0, start - 12), start)
    const behind = words.slice(end, end + 60)
    const isHead = changesBefore.test(before) && (/^\s*$/.test(behind) || changeWords.test(behind))
    const isOpening = /^[\s　]*$/.test(words.slice(0, start)) && changesBehind.test(behind)
    if (isHead || isOpening) return known ?? plain(title)
  }
  return undefined
}

function* tablesOf(provisions: readonly Provision[]): Generator<Provision> {
  for (const provision of provisions) {
    if (provision.kind === 'table') yield provision
    else yield* tablesOf(provision.children)
  }
}

/** The cells below a head that names a law. */
function addColumns(table: Provision, shortNames: ShortNames, subjects: Map<string, NamedTarget>): void {
  const [head, ...rows] = table.children
  const laws = (head?.children ?? []).map(({ text }) => lawOfColumn(text ?? '', shortNames))
  if (laws.every((law) => law === undefined)) return
  for (const { children } of rows) {
    children.forEach((cell, column) => {
      const law = laws[column]
      if (law !== undefined) subjects.set(cell.eId, law)
    })
  }
}

function lawOfColumn(words: string, shortNames: ShortNames): NamedTarget | undefined {
  const name = columnOfLaw.exec(words.replace(/\s+/g, ''))?.[1]
  if (name === undefined) return undefined
  const known = shortNames.get(normaliseTitle(name))
  return known ?? (statuteNames().has(name) ? plain(name) : undefined)
}

function plain(title: string): NamedTarget {
  return { citedAs: title, documentNumber: null, issuer: null, issuedOn: null }
}
