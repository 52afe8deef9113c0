import type { Provision, ProvisionKind } from '../../data/model/provision.ts'
import type { ParseWarning } from '../../data/model/version.ts'
import type { Block } from './blocks.ts'
import { articlesAhead, continuesList } from './look-ahead.ts'
import {
  annexMarker,
  articleMarker,
  bareHeading,
  clauseMarker,
  containerMarker,
  gluedArticleMarker,
  isClosingNote,
  isCommencementOfWhole,
  isQuoted,
  listMarker,
  type Marker,
} from './markers.ts'
import { NumberingCheck } from './numbering.ts'
import { StructureBuilder } from './structure-builder.ts'

/** A text with its structure, and what was odd about it. */
export interface Structure {
  readonly provisions: readonly Provision[]
  readonly warnings: readonly ParseWarning[]
}

/** A chapter, its heading and its first article run together. Example: `第六章附则第四十条本条例自2014年1月1日起施行。` */
const gluedChapter =
  /^(第[〇零一二三四五六七八九十百]+章[\s　]*[一-龥　 ]{2,20}?)(第[〇零一二三四五六七八九十百]+条.*)$/s

/**
 * Reads the provision tree out of a text: 编 分编 章 节 条 款 项 目, preamble, clauses, annexes, tables. Pure. Nothing is
 * dropped or smoothed over: `renderText` gives the text back, and gaps in the numbering become warnings.
 */
export function readStructure(blocks: readonly Block[]): Structure {
  return new StructureReader(blocks).read()
}

class StructureReader {
  readonly #blocks: readonly Block[]
  readonly #builder: StructureBuilder
  readonly #numbering = new NumberingCheck()

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks
    this.#builder = new StructureBuilder(blocks.some(opensUnit))
  }

  read(): Structure {
    this.#blocks.forEach((block, index) => {
      if (block.kind === 'table') this.#builder.addTable(block.rows)
      else if (block.kind === 'paragraph') this.#readParagraph(block.text.trim(), index)
      else if (block.partNumber !== undefined) this.#builder.openPart(block.partNumber, block.text)
      else this.#readHeading(block.text, block.depth, index)
    })
    return { provisions: this.#builder.finish(), warnings: this.#numbering.warnings() }
  }

  #readHeading(text: string, depth: number, index: number): void {
    const container = containerMarker(text)
    if (container !== null) {
      this.#openContainer(container, depth)
      return
    }
    const article = articleMarker(text)
    if (article !== null) {
      this.#openArticle(article)
      return
    }
    if (this.#openBareHeading(text, depth)) return
    const annex = annexMarker(text)
    if (annex !== null) {
      this.#builder.openAnnex(annex)
      return
    }
    const clause = clauseMarker(text)
    if (clause === null) {
      this.#builder.openHeading(null, text, depth)
      return
    }
    if (articlesAhead(this.#blocks, index + 1, isClauseHeading)) this.#builder.openHeading(clause, clause.rest, depth)
    else this.#numbering.clause(this.#builder.openClause(clause, 'heading'), clause)
  }

  #readParagraph(text: string, index: number): void {
    if (text === '') return
    if (isQuoted(text)) {
      this.#builder.addParagraph(text)
      return
    }
    const opened = text.startsWith('第') && this.#readNumbered(text, index)
    if (opened || this.#openBareHeading(text, 2)) return
    const annex = annexMarker(text)
    if (annex !== null) {
      this.#openAnnexOrNote(annex, text)
      return
    }
    if (isCommencementOfWhole(text)) this.#builder.closeClause()
    if (isClosingNote(text)) {
      this.#builder.addNote(text)
      return
    }
    this.#readListOrText(text, index)
  }

  /** A paragraph that begins with 第: a container, an article, or a sentence like any other (`false`). */
  #readNumbered(text: string, index: number): boolean {
    const article = articleMarker(text)
    if (article !== null) {
      this.#openArticle(article)
      return true
    }
    const glued = gluedArticleMarker(text)
    if (glued !== null && this.#numbering.isNext(glued)) {
      this.#openArticle(glued)
      return true
    }
    const chapter = gluedChapter.exec(text)
    const first = gluedArticleMarker(chapter?.[2] ?? '') ?? articleMarker(chapter?.[2] ?? '')
    if (chapter !== null && first !== null && this.#numbering.isNext(first)) {
      const container = containerMarker(chapter[1] ?? '')
      if (container !== null) this.#openContainer(container, null)
      this.#readParagraph(chapter[2] ?? '', index)
      return true
    }
    const container = containerMarker(text)
    if (container === null || !isHeadingText(container.rest) || !this.#builder.isNextContainer(container)) return false
    this.#openContainer(container, null)
    return true
  }

  #readListOrText(text: string, index: number): void {
    const clause = clauseMarker(text)
    if (clause !== null) {
      const isHeading = isHeadingText(clause.rest) && opensArticle(this.#blocks[index + 1])
      if (isHeading) {
        this.#builder.openHeading(clause, clause.rest, 2)
        return
      }
      if (!this.#builder.isInArticle()) {
        const words = isHeadingText(clause.rest) && isPlainText(this.#blocks[index + 1]) ? 'heading' : 'paragraph'
        this.#numbering.clause(this.#builder.openClause(clause, words), clause)
        return
      }
    }
    const member = listMarker(text)
    if (member?.style === 'circled' && !this.#announcesList(index)) {
      this.#builder.addNote(text)
      return
    }
    if (member !== null) {
      this.#builder.addListMember(member)
      return
    }
    const list = this.#builder.openList()
    if (list.length > 0 && continuesList(this.#blocks, index + 1, list)) this.#builder.addToListMember(text)
    else this.#builder.addParagraph(text)
  }

  /** A list is announced or already open; ① after anything else is a footnote. */
  #announcesList(index: number): boolean {
    const before = this.#blocks[index - 1]
    return this.#builder.openList().length > 0 || (before?.kind === 'paragraph' && /[：:；;]$/.test(before.text.trim()))
  }

  #openArticle(marker: Marker): void {
    this.#numbering.article(this.#builder.openArticle(marker), marker)
  }

  #openContainer(marker: Marker & { readonly kind: ProvisionKind }, depth: number | null): void {
    this.#builder.openContainer(marker, depth)
  }

  #openBareHeading(text: string, depth: number): boolean {
    const heading = bareHeading(text)
    if (heading === null) return false
    if (heading === '序言') this.#builder.openPreamble(text, depth)
    else this.#builder.openHeading(null, text, depth)
    return true
  }

  /** A list of annexes (附件：1.…) announces them and is none itself. */
  #openAnnexOrNote(annex: Marker, text: string): void {
    if (annex.number === null && listMarker(annex.rest) !== null) this.#builder.addNote(text)
    else this.#builder.openAnnex(annex)
  }
}

/** Words that can be a heading: short, and no sentence. Example: `法律责任` */
function isHeadingText(text: string): boolean {
  return text.length <= 30 && !/[。；，：:,;]/.test(text)
}

function isClauseHeading(block: Block): boolean {
  return block.kind === 'heading' && clauseMarker(block.text) !== null
}

/** A paragraph that could go on under a heading: no clause or annex of its own. */
function isPlainText(block: Block | undefined): boolean {
  if (block?.kind !== 'paragraph') return false
  return clauseMarker(block.text) === null && annexMarker(block.text) === null && !isClosingNote(block.text)
}

function opensArticle(block: Block | undefined): boolean {
  return block !== undefined && block.kind !== 'table' && articleMarker(block.text.trim()) !== null
}

/** Whether a block opens an article or clause, so that what stands before the first of them is a preamble. */
function opensUnit(block: Block): boolean {
  return block.kind !== 'table' && (opensArticle(block) || (!isQuoted(block.text) && clauseMarker(block.text) !== null))
}
