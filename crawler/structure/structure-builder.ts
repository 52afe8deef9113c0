import type { Provision, ProvisionKind } from '../../data/model/provision.ts'
import type { OpenList } from './look-ahead.ts'
import type { ListStyle, Marker } from './markers.ts'
import { finish, type GrowingNode, growingNode, nextPosition, TreeNames } from './tree.ts'

/** A heading that is open: what comes next stands below it. */
interface OpenContainer {
  readonly node: GrowingNode
  /** 附件 0, 编 1, 分编 2, 章 3, 节 4; `null` for headings that only their depth ranks. */
  readonly rank: number | null
  readonly depth: number
}

interface OpenMember {
  readonly style: ListStyle
  readonly node: GrowingNode
  readonly number: number
}

const ranks: Readonly<Partial<Record<ProvisionKind, number>>> = { part: 1, subpart: 2, chapter: 3, section: 4 }

/** Puts headings, articles, paragraphs and list members where they belong in a growing tree. */
export class StructureBuilder {
  readonly #names = new TreeNames()
  /** Stands above the tree; its own name is never seen. */
  readonly #root = growingNode('', 'preamble')
  readonly #hasUnits: boolean
  readonly #containers: OpenContainer[] = []
  readonly #lastNumbers = new Map<ProvisionKind, number>()
  #unit: GrowingNode | null = null
  #paragraph: GrowingNode | null = null
  #list: OpenMember[] = []

  /** `hasUnits`: the text has articles or clauses, so that what comes before all headings is a preamble. */
  constructor(hasUnits: boolean) {
    this.#hasUnits = hasUnits
  }

  isInArticle(): boolean {
    return this.#unit?.kind === 'article'
  }

  openList(): readonly OpenList[] {
    return this.#list.map(({ style, number }) => ({ style, lastNumber: number }))
  }

  /** Whether a 章 or 节 written as a plain paragraph carries the number that comes next. */
  isNextContainer({ kind, number }: Marker & { readonly kind: ProvisionKind }): boolean {
    const value = Number(number)
    return value === (this.#lastNumbers.get(kind) ?? 0) + 1
  }

  openContainer(marker: Marker & { readonly kind: ProvisionKind }, depth: number | null): void {
    const rank = ranks[marker.kind] ?? 4
    const ownDepth = depth ?? rank + 1
    this.#closeUnit()
    this.#closeContainers((open) => (open.rank === null ? open.depth >= ownDepth : open.rank >= rank))
    for (const [kind, kindRank] of Object.entries(ranks) as [ProvisionKind, number][]) {
      // 民法典 counts its chapters within each part: a 章 below a new 编 begins again.
      if (kindRank > rank) this.#lastNumbers.delete(kind)
    }
    this.#lastNumbers.set(marker.kind, Number(marker.number))
    this.#open(marker.kind, marker.number, { label: marker.label, heading: marker.rest || null }, rank, ownDepth)
  }

  /** A 编 whose number is known and not written. */
  openPart(number: string, heading: string): void {
    this.#closeUnit()
    this.#closeContainers(() => true)
    this.#lastNumbers.clear()
    this.#open('part', number, { heading }, 1, 1)
  }

  openAnnex(marker: Marker): void {
    this.#closeUnit()
    this.#closeContainers(() => true)
    const number = marker.number ?? String((this.#root.counts.get('annex') ?? 0) + 1)
    nextPosition(this.#root, 'annex')
    this.#lastNumbers.clear()
    this.#open('annex', number, { number: marker.number, label: marker.label, heading: marker.rest || null }, 0, 0)
  }

  /** A heading ranked by its depth alone: 附则, 一、一般规定 above articles, headings without number. */
  openHeading(marker: Marker | null, heading: string, depth: number): void {
    this.#closeUnit()
    this.#closeContainers((open) => open.rank !== 0 && open.depth >= depth)
    const parent = this.#containers.at(-1)?.node ?? this.#root
    const position = nextPosition(parent, 'heading')
    const words = { number: marker?.number ?? null, label: marker?.label ?? null, heading: heading || null }
    this.#open('heading', position, words, null, depth)
  }

  openPreamble(heading: string, depth: number): void {
    this.#closeUnit()
    this.#closeContainers((open) => open.rank !== 0 && open.depth >= depth)
    this.#open('preamble', null, { heading }, null, depth)
  }

  /** Articles are numbered through the whole text: their `eId` carries no container. */
  openArticle({ label, number, rest }: Marker): string {
    this.#closeUnit()
    const node = growingNode(this.#names.name(null, 'article', number), 'article', { number, label })
    this.#place().children.push(node)
    this.#unit = node
    if (rest !== '') this.addParagraph(rest)
    return node.eId
  }

  /** 一、 with its words as heading (then its text follows) or as first paragraph. */
  openClause({ label, number, rest }: Marker, words: 'heading' | 'paragraph'): string {
    this.#closeUnit()
    const annex = this.#containers.find(({ rank }) => rank === 0)?.node.eId ?? null
    const heading = words === 'heading' ? rest || null : null
    const node = growingNode(this.#names.name(annex, 'clause', number), 'clause', { number, label, heading })
    this.#place().children.push(node)
    this.#unit = node
    if (words === 'paragraph' && rest !== '') this.addParagraph(rest)
    return node.eId
  }

  addParagraph(text: string): void {
    this.#list = []
    this.#paragraph = this.#addChild(this.#unit ?? this.#place(), 'paragraph', { text })
  }

  /** What comes next stands after the clause and not in it. */
  closeClause(): void {
    if (this.#unit?.kind === 'clause') this.#closeUnit()
  }

  /** Closing words stand outside the last article and chapter, and so does what comes after them. */
  addNote(text: string): void {
    this.#closeUnit()
    this.#closeContainers(({ rank }) => rank !== 0)
    this.#addChild(this.#containers.find(({ rank }) => rank === 0)?.node ?? this.#root, 'note', { text })
  }

  /** The first list below a 款 holds 项, whatever its marks; one below it 目. A mark of a kind already open goes on with that list; a new kind of mark opens one below. */
  addListMember({ style, label, number, rest }: Marker & { readonly style: ListStyle }): void {
    const same = this.#list.findIndex((open) => open.style === style)
    if (same >= 0) this.#list = this.#list.slice(0, same)
    const parent = this.#list.at(-1)?.node ?? this.#openParagraph()
    giveIntro(parent, this.#names)
    const kind = parent.kind === 'item' || parent.kind === 'subparagraph' ? 'item' : 'subparagraph'
    const node = growingNode(this.#names.name(parent.eId, kind, number), kind, { number, label, text: rest })
    parent.children.push(node)
    this.#list.push({ style, node, number: Number(number) })
  }

  /** A paragraph that goes on with the list member before it. */
  addToListMember(text: string): void {
    const member = this.#list.at(-1)?.node
    if (member === undefined) {
      this.addParagraph(text)
      return
    }
    giveIntro(member, this.#names)
    this.#addChild(member, 'paragraph', { text })
  }

  addTable(rows: readonly (readonly string[])[]): void {
    this.#list = []
    this.#paragraph = null
    const table = this.#addChild(this.#unit ?? this.#place(), 'table', {})
    for (const cells of rows) {
      const row = this.#addChild(table, 'row', {})
      for (const text of cells) this.#addChild(row, 'cell', { text })
    }
  }

  finish(): readonly Provision[] {
    return finish(this.#root.children)
  }

  /** Where articles and loose paragraphs go: the open heading, else the preamble or the root. */
  #place(): GrowingNode {
    const open = this.#containers.at(-1)
    return open?.node ?? this.#root
  }

  #openParagraph(): GrowingNode {
    if (this.#paragraph === null) {
      const parent = this.#unit ?? this.#place()
      this.#paragraph = this.#addChild(parent, 'paragraph', {})
    }
    return this.#paragraph
  }

  #addChild(
    parent: GrowingNode,
    kind: ProvisionKind,
    words: { label?: string | null; heading?: string | null; text?: string | null },
  ): GrowingNode {
    const owner = parent === this.#root && kind !== 'note' ? this.#preambleOr(parent) : parent
    const position = nextPosition(owner, kind)
    const eId = this.#names.name(owner === this.#root ? null : owner.eId, kind, position)
    const node = growingNode(eId, kind, { ...words, number: kind === 'paragraph' ? position : null })
    owner.children.push(node)
    return node
  }

  /** Text before all headings and articles opens the preamble, which stays open until the first of them. */
  #preambleOr(root: GrowingNode): GrowingNode {
    if (!this.#hasUnits || root.children.length > 0) return root
    const preamble = growingNode(this.#names.name(null, 'preamble', null), 'preamble')
    root.children.push(preamble)
    this.#unit = preamble
    return preamble
  }

  #open(
    kind: ProvisionKind,
    number: string | null,
    words: { number?: string | null; label?: string | null; heading: string | null },
    rank: number | null,
    depth: number,
  ): void {
    const parent = this.#containers.at(-1)?.node ?? this.#root
    const eId = this.#names.name(parent === this.#root ? null : parent.eId, kind, number)
    const node = growingNode(eId, kind, { number: kind === 'heading' ? null : number, ...words })
    parent.children.push(node)
    this.#containers.push({ node, rank, depth })
  }

  #closeUnit(): void {
    this.#unit = null
    this.#paragraph = null
    this.#list = []
  }

  #closeContainers(isClosed: (open: OpenContainer) => boolean): void {
    let open = this.#containers.at(-1)
    while (open !== undefined && isClosed(open)) {
      this.#containers.pop()
      open = this.#containers.at(-1)
    }
  }
}

/** The words of a 款 or 项 become its introduction once it goes on in parts. */
function giveIntro(node: GrowingNode, names: TreeNames): void {
  if (node.text === null || node.text === '') {
    node.text = null
    return
  }
  const intro = growingNode(names.name(node.eId, 'intro', null), 'intro', { text: node.text })
  node.children.push(intro)
  node.text = null
}
