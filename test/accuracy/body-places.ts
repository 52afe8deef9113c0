import type { Provision } from '../../data/model/provision.ts'
import { bodyParagraphs } from './draw.ts'
import type { Span } from './labels.ts'

/** A leaf of a tree that a paragraph of the file went into. */
export interface Leaf {
  readonly eId: string
  readonly text: string
}

/** Text without white space and markup; `offsets` gives the place of each character in the text as written. */
interface Bare {
  readonly text: string
  readonly offsets: readonly number[]
}

/** A place of the tree's whole text, white space left out. */
interface PlacedLeaf extends Leaf {
  readonly start: number
  readonly end: number
}

/** White space, and what the reader takes out as invisible. */
const invisible = /[\s\u200b\ufeff]/
/** Example: `|---|:--:|` */
const tableRule = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/
/** Comments, line breaks in cells, heading marks and the borders of cells. Example: `## `, `<br>`, `<!-- FORCE BREAK -->` */
const markup = /<!--.*?-->|<br\s*\/?>|^[^\S\n]*#{1,6}(?=\s|$)|(?<=^[^\S\n]*\|.*)\||^[^\S\n]*\|/gms

/** Where the paragraphs of a file stand in the tree that was read from it: labels count paragraphs, trees have none. */
export class BodyPlaces {
  /** The text of the whole tree without white space. */
  readonly text: string
  readonly #leaves: readonly PlacedLeaf[]
  readonly #nodes: ReadonlyMap<string, Span>
  readonly #paragraphs: readonly (Bare & { readonly at: number | null })[]

  constructor(file: string, provisions: readonly Provision[]) {
    const { text, leaves, nodes } = flatten(provisions)
    this.text = text
    this.#leaves = leaves
    this.#nodes = nodes
    let cursor = 0
    this.#paragraphs = bodyParagraphs(file).map((paragraph) => {
      const own = bare(paragraph)
      const at = text.indexOf(own.text, cursor)
      if (at >= 0) cursor = at + own.text.length
      return { ...own, at: at < 0 ? null : at }
    })
  }

  /** Whether the paragraph was found in the tree. */
  holds(paragraph: number): boolean {
    return (this.#paragraphs[paragraph]?.at ?? null) !== null
  }

  /** The leaves that hold words of a paragraph, in order. */
  leavesOf(paragraph: number): readonly Leaf[] {
    const found = this.#paragraphs[paragraph]
    if (found === undefined || found.at === null) return []
    const [from, to] = [found.at, found.at + found.text.length]
    return this.#leaves.filter(({ start, end }) => start < to && end > from)
  }

  /** A piece of a leaf's text as a piece of the paragraph; `null` where it does not lie in it. */
  inParagraph(paragraph: number, eId: string, span: Span): Span | null {
    const found = this.#paragraphs[paragraph]
    const leaf = this.#leaves.find((one) => one.eId === eId)
    if (found === undefined || found.at === null || leaf === undefined || span.end <= span.start) return null
    const start = leaf.start + bare(leaf.text.slice(0, span.start), false).text.length - found.at
    const last = leaf.start + bare(leaf.text.slice(0, span.end), false).text.length - found.at - 1
    const [from, to] = [found.offsets[start], found.offsets[last]]
    return from === undefined || to === undefined ? null : { start: from, end: to + 1 }
  }

  /** A piece of a paragraph as a piece of `text`; `null` where the paragraph was not found. */
  inText(paragraph: number, span: Span): Span | null {
    const found = this.#paragraphs[paragraph]
    if (found === undefined || found.at === null) return null
    const before = (offset: number): number => found.offsets.filter((each) => each < offset).length
    return { start: found.at + before(span.start), end: found.at + before(span.end) }
  }

  /** Where a node of the tree begins and ends in `text`; `null` where there is no such node. */
  ofNode(eId: string): Span | null {
    return this.#nodes.get(eId) ?? null
  }
}

/** The words of a text without white space; of Markdown, also without its marks. */
export function bare(text: string, isMarkdown = true): Bare {
  const hidden = new Set<number>()
  if (isMarkdown) {
    for (const match of text.matchAll(markup)) for (let i = 0; i < match[0].length; i++) hidden.add(match.index + i)
    let at = 0
    for (const line of text.split('\n')) {
      if (tableRule.test(line.trim()) && line.includes('|')) for (let i = 0; i < line.length; i++) hidden.add(at + i)
      at += line.length + 1
    }
  }
  const kept: string[] = []
  const offsets: number[] = []
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (hidden.has(index) || invisible.test(character)) continue
    kept.push(character)
    offsets.push(index)
  }
  return { text: kept.join(''), offsets }
}

function flatten(provisions: readonly Provision[]) {
  const pieces: string[] = []
  const leaves: PlacedLeaf[] = []
  const nodes = new Map<string, Span>()
  let length = 0
  const add = (words: string | null): void => {
    const plain = words === null ? '' : bare(words, false).text
    pieces.push(plain)
    length += plain.length
  }
  const visit = (node: Provision): void => {
    const begin = length
    add(node.label)
    add(node.heading)
    const start = length
    add(node.text)
    if (node.text !== null) leaves.push({ eId: node.eId, text: node.text, start, end: length })
    node.children.forEach(visit)
    nodes.set(node.eId, { start: begin, end: length })
  }
  provisions.forEach(visit)
  return { text: pieces.join(''), leaves, nodes }
}
