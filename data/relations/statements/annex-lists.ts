import type { IsoDate } from '../../model/dates.ts'
import type { Provision } from '../../model/provision.ts'
import type { RelationEffect } from '../../model/relation.ts'
import type { Statement, TargetDescription } from '../statement.ts'
import { actInItem } from './list-items.ts'
import { dayEnding } from './repeals-sentence.ts'
import type { StatedLeaf } from './unquoted-sentences.ts'

/** An act that a list names, with what the list does to its members. */
export interface ListedAct {
  readonly effect: RelationEffect
  readonly statement: Statement
}

/** What a list does to its members; `other` for lists of something else. */
type Purpose = RelationEffect | 'other'

interface ListHead {
  readonly purpose: Purpose
  readonly partial: boolean
  readonly on: IsoDate | null
}

/** Example: `国务院决定废止的行政法规`, `宣布失效的文件目录`, `停止执行的规范性文件`, `予以废止：` */
const ends = /废止|废除|作废|停止执行|停止施行|不再执行|不再施行|不再适用/
const lapses = /失效|失去效力/
const keeps = /继续有效|保留|继续执行|继续施行|现行有效/
const changes = /修改|修正|修订/

/** Example: `下列行政法规同时废止：`, `废止下列文件：`, `对以下3件规章予以废止：`, `全国人大常委会制定的下列…，自本法施行之日起，予以废止：` */
const leadsList =
  /(?:下列|以下|如下)[^。《》]{0,120}(?:废止|废除|作废|停止执行|停止施行|不再执行|不再施行|不再适用|失效|失去效力|继续有效|保留|继续执行)[^。《》]{0,60}[：:]\s*$|(?:废止|废除|停止执行|停止施行|宣布失效|宣告失效)(?:了)?[^。《》]{0,20}(?:下列|以下|如下)[^。《》]{0,60}[：:]\s*$/
/** A line that says what the members below it are. Example: `废止的规章目录（3件）`, `一、宣布失效的文件` */
const headsList = /^[^《》。；]{0,60}(?:废止|失效|继续有效|保留|停止执行|修改)[^《》。；]{0,40}$/
/** What a body sentence says of an annex. Example: `予以废止（附件2）`, `附件1所列…继续有效`, `见附件` */
const namesAnnex = /附件\s?([0-9一二三四五六七八九十]{0,3})/g

/**
 * The acts in lists: below a sentence that leads a list (下列…予以废止：), and in annexes whose heading, first line or mention in
 * the body says that their members are repealed, lapsed or kept, there also without 《》 and in tables.
 */
export function listedActs(provisions: readonly Provision[], leaves: readonly StatedLeaf[]): readonly ListedAct[] {
  const found = inBody(leaves)
  const annexes = provisions.filter(({ kind }) => kind === 'annex')
  const isOnly = annexes.length === 1
  for (const annex of annexes) {
    const within = leaves.filter((leaf) => leaf.annex === annex.eId)
    const head = headOfAnnex(annex, leaves, isOnly)
    found.push(...inAnnex(within, annex, head))
    found.push(...inTables(annex, headOver(within, head)))
  }
  return found
}

/** Lists in the body: the leaves below a sentence that leads one, as long as each names an act. */
function inBody(leaves: readonly StatedLeaf[]): ListedAct[] {
  const found: ListedAct[] = []
  for (let index = 0; index < leaves.length; index++) {
    const leaf = leaves[index]
    if (leaf === undefined || leaf.annex !== null || !leadsList.test(leaf.unquoted)) continue
    const head = headFrom(leaf.unquoted)
    for (let next = leaves[index + 1]; next !== undefined; next = leaves[index + 1]) {
      const act = next.annex === null ? actInItem(next.unquoted, { isMarked: next.label !== null }) : null
      if (act === null) break
      found.push(...listed(act, next, head))
      index++
    }
  }
  return found
}

function inAnnex(leaves: readonly StatedLeaf[], annex: Provision, first: ListHead): ListedAct[] {
  const found: ListedAct[] = []
  let head = first
  for (const leaf of leaves) {
    if (leaf.eId === annex.eId) continue
    const own = leadsList.test(leaf.unquoted) || headsList.test(leaf.unquoted) ? headFrom(leaf.unquoted) : null
    const act = own !== null && leadsList.test(leaf.unquoted) ? null : actInItem(leaf.unquoted, { isMarked: true })
    if (act !== null && head.purpose !== 'other') found.push(...listed(act, leaf, head))
    else if (act === null && own !== null) head = own
  }
  return found
}

function listed(acts: readonly TargetDescription[], leaf: StatedLeaf, head: ListHead): readonly ListedAct[] {
  if (head.purpose === 'other') return []
  const { purpose } = head
  return acts.map((target) => ({
    effect: purpose,
    statement: statementOf(purpose, target, leaf.eId, leaf.text.trim(), head),
  }))
}

function statementOf(
  effect: RelationEffect,
  target: TargetDescription,
  from: string,
  quote: string,
  head: ListHead,
): Statement {
  return {
    type: effect === 'kept' ? 'cites' : 'repeals',
    partial: head.partial || target.eIds.length > 0,
    effect,
    from,
    target,
    quote,
    effectiveOn: head.on,
  }
}

/** Rows of tables: the column headed 文件名称 names the act, those headed 文号 and 日期 say more of it. */
function inTables(annex: Provision, head: ListHead): readonly ListedAct[] {
  const { purpose } = head
  if (purpose === 'other') return []
  return tablesIn(annex).flatMap((table) => {
    const [first, ...rows] = table.children
    const columns = first === undefined ? null : columnsOf(first)
    if (columns === null) return []
    return rows.flatMap((row) => {
      const cells = row.children.map(({ text }) => text ?? '')
      const title = cells[columns.title] ?? ''
      const notes = [columns.number, columns.date].map((column) => (column === -1 ? '' : (cells[column] ?? '')))
      const act = actInItem(title, { isMarked: true, note: notes.filter((note) => note !== '').join('　') })
      const quote = cells.filter((cell) => cell !== '').join('　')
      return (act ?? []).map((target) => ({ effect: purpose, statement: statementOf(purpose, target, row.eId, quote, head) }))
    })
  })
}

function columnsOf(header: Provision): { title: number; number: number; date: number } | null {
  const cells = header.children.map(({ text }) => (text ?? '').replace(/[\s　]+/g, ''))
  // Example: `文件名称`, `规章名称`, `标题`
  const title = cells.findIndex((cell) => /名称|标题|题目|文件名/.test(cell))
  if (title === -1) return null
  return {
    title,
    number: cells.findIndex((cell) => /文号|字号|令号|编号/.test(cell)),
    date: cells.findIndex((cell) => /(?:发布|公布|印发|成文|制定|颁布|通过).*(?:日期|时间)|^日期$/.test(cell)),
  }
}

function tablesIn(node: Provision): readonly Provision[] {
  return node.kind === 'table' ? [node] : node.children.flatMap(tablesIn)
}

/** What an annex is said to list: by its heading, else by what the body says of it. */
function headOfAnnex(annex: Provision, leaves: readonly StatedLeaf[], isOnly: boolean): ListHead {
  const own = headFrom(annex.heading ?? '')
  if (own.purpose !== 'other') return own
  for (const { annex: inside, unquoted } of leaves) {
    if (inside !== null || !unquoted.includes('附件')) continue
    for (const part of unquoted.split(/(?<=[。；])/)) {
      const numbers = [...part.matchAll(namesAnnex)].map(([, number = '']) => number)
      const meant = numbers.some((number) => number === annex.number || (isOnly && number === ''))
      const said = meant ? headFrom(part) : null
      if (said !== null && said.purpose !== 'other' && numbers.length === 1) return said
    }
  }
  return own
}

/** The last heading within an annex before its tables. */
function headOver(leaves: readonly StatedLeaf[], first: ListHead): ListHead {
  const heads = leaves.filter(({ unquoted }) => headsList.test(unquoted)).map(({ unquoted }) => headFrom(unquoted))
  return heads.findLast(({ purpose }) => purpose !== 'other') ?? first
}

/** What the words over a list say of its members. Lists of acts that are changed, or changed and repealed, say nothing. */
function headFrom(words: string): ListHead {
  const on = dayEnding(words.replace(/(?:[，,]?(?:予以|同时|一律|即行)?(?:废止|失效|停止执行)[^。]*)$/, ''))
  const partial = /其中|部分(?:条款|内容|规定)/.test(words)
  return { purpose: purposeOf(words), partial, on }
}

function purposeOf(words: string): Purpose {
  if (ends.test(words)) return changes.test(words) && !lapses.test(words) ? 'other' : keeps.test(words) ? 'other' : 'repealed'
  if (lapses.test(words)) return keeps.test(words) ? 'other' : 'lapsed'
  return keeps.test(words) ? 'kept' : 'other'
}
