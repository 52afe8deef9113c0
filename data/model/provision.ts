/**
 * The parts of a legal text: 编, 分编, 章, 节, 条, 款, 项, 目, 附件, and what stands outside them.
 * `intro` is the opening words of a 款 or 项 that goes on in a list; `table`, `row` and `cell` hold a table;
 * `heading` is a heading without a number of its own; `note` is closing or editorial text.
 */
export const provisionKinds = [
  'preamble',
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'clause',
  'paragraph',
  'intro',
  'subparagraph',
  'item',
  'annex',
  'heading',
  'table',
  'row',
  'cell',
  'note',
] as const

export type ProvisionKind = (typeof provisionKinds)[number]

/**
 * A node of the text tree. A node has either children or `text`, never both: text stands in leaves only, and a leaf is
 * at most one paragraph or one table cell. `label` and `heading` are as written, so that the tree loses no character.
 */
export interface Provision {
  /** `art_33`, `art_120-1` (第一百二十条之一), `art_33__para_2__subpara_1`, `chp_4__sec_1`, `cl_1`, `preamble`, `annex_1`; unique in its text. */
  readonly eId: string
  readonly kind: ProvisionKind
  /** Arabic digits, `33` or `120-1`; `null` where the part has no number. */
  readonly number: string | null
  /** The number as written: `第三十三条`, `（一）`, `第四章`; `null` where nothing is written. */
  readonly label: string | null
  /** The words of a heading after its number: `行政处罚的决定`; `null` for a part without heading. */
  readonly heading: string | null
  /** The words of a leaf, without its label; `null` on a node with children. */
  readonly text: string | null
  readonly children: readonly Provision[]
}
