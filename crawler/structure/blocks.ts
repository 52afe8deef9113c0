/** A text as a format reader gives it, before its legal structure is known: headings, paragraphs and tables in order. */
export type Block = HeadingBlock | ParagraphBlock | TableBlock

export interface HeadingBlock {
  readonly kind: 'heading'
  /** 1 is the highest. */
  readonly depth: number
  readonly text: string
  /** The number of the 编 that the heading opens, where it stands in no heading: the files of a code kept in pieces. */
  readonly partNumber?: string
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly text: string
}

export interface TableBlock {
  readonly kind: 'table'
  /** Rows of cells; a cell may be empty. */
  readonly rows: readonly (readonly string[])[]
}

/** The words of the blocks, in order: what the provision tree must give back. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join('\n') : block.text)).join('\n')
}
