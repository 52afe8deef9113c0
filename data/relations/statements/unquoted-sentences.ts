import type { Provision, ProvisionKind } from '../../model/provision.ts'

/** A leaf of a text, or a heading, in reading order. */
export interface StatedLeaf {
  readonly eId: string
  readonly kind: ProvisionKind
  readonly label: string | null
  readonly text: string
  /** `text` with quoted words blanked out, offset for offset. */
  readonly unquoted: string
  /** `eId` of the annex it stands in; `null` in the body. */
  readonly annex: string | null
}

/** A sentence of a leaf. */
export interface StatedSentence {
  readonly text: string
  /** The same words with those in quotation marks blanked out, offset for offset. */
  readonly unquoted: string
  /** The sentence before it in the same leaf; empty for the first. */
  readonly before: string
}

/** Stands for a character that is quoted: no pattern of words matches it. */
export const quotedMark = '\ufdd0'

/** Quoted words that name a part and not its wording. Example: `第八条`, `第二款` */
const partOnly = /^第[〇零一二两三四五六七八九十百千0-9]{1,9}[章节条款项](?:之[一二三四五六七八九十]{1,3})?$/

/**
 * The leaves and headings of a text in reading order. Words in “” are blanked out: they are the wording of another
 * text, wherever the quotation began; a quotation never closed ends with its clause. Tables are left out.
 */
export function statedLeaves(provisions: readonly Provision[]): readonly StatedLeaf[] {
  const leaves: StatedLeaf[] = []
  let isOpen = false
  const add = (node: Provision, text: string, label: string | null, annex: string | null): void => {
    // Each paragraph of a quotation opens with its own mark: what is open then goes on.
    const masked = blankQuotations(text, isOpen && !opensQuotation(text) && !startsChange(text))
    isOpen = masked.isOpen
    leaves.push({ eId: node.eId, kind: node.kind, label, text, unquoted: masked.text, annex })
  }
  const walk = (nodes: readonly Provision[], annex: string | null, label: string | null): void => {
    for (const node of nodes) {
      if (node.kind === 'table') continue
      if (node.kind === 'clause' || node.kind === 'article' || node.kind === 'annex') isOpen = false
      const inside = node.kind === 'annex' ? node.eId : annex
      if (node.heading !== null && node.heading !== '') add(node, node.heading, node.label, inside)
      if (node.text !== null) add(node, node.text, node.label ?? label, inside)
      // The words of 一、 stand in the first leaf below it.
      node.children.forEach((child, index) => {
        walk([child], inside, index === 0 && node.heading === null ? (node.label ?? label) : null)
      })
    }
  }
  walk(provisions, null, null)
  return leaves
}

function opensQuotation(text: string): boolean {
  // Example: `“第十四条之一 渡运经营人应当…`
  return /^\s*[“"]/.test(text)
}

/** Words that begin a change and are never within the quoted wording. Example: `将第五条修改为`, `删去第三条` */
function startsChange(text: string): boolean {
  return /^(?:将|删去|删除|增加一条|在第)[^，。；]{0,30}(?:条|款|项)/.test(text)
}

function blankQuotations(text: string, isOpenBefore: boolean): { readonly text: string; readonly isOpen: boolean } {
  if (!isOpenBefore && !text.includes('“') && !text.includes('”')) return { text, isOpen: false }
  let blanked = ''
  let from = 0
  let isOpen = isOpenBefore
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]
    if (mark === '“') {
      if (isOpen) continue
      blanked += text.slice(from, index)
      from = index
      isOpen = true
    } else if (mark === '”' && isOpen) {
      const words = text.slice(from, index + 1)
      blanked += partOnly.test(words.slice(1, -1)) ? words : quotedMark.repeat(words.length)
      from = index + 1
      isOpen = false
    }
  }
  const rest = text.slice(from)
  return { text: blanked + (isOpen ? quotedMark.repeat(rest.length) : rest), isOpen }
}

/** Leaves between which a title was broken in two joined into one, with the `eId` of what holds both. Example: `…施行。《松澜` and `省渡口管理条例》同时废止。` */
export function mendedLeaves(leaves: readonly StatedLeaf[]): readonly StatedLeaf[] {
  const mended: StatedLeaf[] = []
  for (const leaf of leaves) {
    const before = mended.at(-1)
    // Example: `《松澜` at the end, `省渡口管理条例》` at the beginning
    const isBroken =
      before !== undefined && /《[^《》]{1,60}$/.test(before.unquoted) && /^[^《》]{1,60}》/.test(leaf.unquoted)
    if (isBroken) {
      mended.pop()
      mended.push({
        ...before,
        eId: sharedPlace(before.eId, leaf.eId),
        text: before.text + leaf.text,
        unquoted: before.unquoted + leaf.unquoted,
      })
    } else mended.push(leaf)
  }
  return mended
}

/** `art_42` of `art_42__para_1` and `art_42__para_2`; the first where they share none. */
function sharedPlace(first: string, second: string): string {
  const place = first.slice(0, Math.max(0, first.lastIndexOf('__')))
  return place !== '' && second.startsWith(`${place}__`) ? place : first
}

/** Whether any words of a text, in tables too, match; a pattern with the flag g must not be given. */
export function anyWords(provisions: readonly Provision[], pattern: RegExp): boolean {
  return provisions.some(
    ({ text, heading, children }) =>
      (text !== null && pattern.test(text)) ||
      (heading !== null && pattern.test(heading)) ||
      anyWords(children, pattern),
  )
}

/** The sentences of a leaf; one ends with 。 outside quotations, 《》 and brackets. */
export function sentencesOf(leaf: Pick<StatedLeaf, 'text' | 'unquoted'>): readonly StatedSentence[] {
  const { text, unquoted } = leaf
  const sentences: StatedSentence[] = []
  let from = 0
  let depth = 0
  const cut = (to: number): void => {
    const words = text.slice(from, to)
    if (words.trim() !== '') {
      sentences.push({ text: words, unquoted: unquoted.slice(from, to), before: sentences.at(-1)?.text ?? '' })
    }
    from = to
  }
  for (let index = 0; index < unquoted.length; index++) {
    const mark = unquoted.charAt(index)
    if ('《（('.includes(mark)) depth++
    else if ('》）)'.includes(mark)) depth = Math.max(0, depth - 1)
    // A bracket that is never closed must not hold two sentences together.
    else if (mark === '\n' || (mark === '。' && (depth === 0 || isUnclosed(unquoted, index)))) {
      depth = 0
      cut(index + 1)
    }
  }
  cut(text.length)
  return sentences
}

/** Whether no bracket closes soon behind a full stop. */
function isUnclosed(text: string, from: number): boolean {
  const ahead = text.slice(from, from + 300)
  // Example: `（1995年7月5日发布。》` closes, `《条例。自…` does not
  return !/[》）)]/.test(ahead)
}
