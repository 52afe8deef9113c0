import type { Provision } from '../../data/model/provision.ts'

/** How a provision is called where it stands alone: its number as written, else its heading, else what it is. */
export function labelOf({ label, heading, kind, eId }: Provision): string {
  if (label !== null) return label
  if (heading !== null) return heading
  if (kind === 'preamble') return '序言'
  if (kind === 'annex') return '附件'
  return eId
}

/**
 * The words of a provision as plain text: one line a paragraph, item or table row, each with its number as written;
 * cells of a row are divided by tabs. An article's own number opens its first line.
 */
export function toPlainText(provision: Provision): string {
  return linesOf(provision).join('\n')
}

function linesOf(provision: Provision): readonly string[] {
  const opening = [provision.label, provision.heading, provision.text].filter((part) => part !== null).join('　')
  if (provision.kind === 'row') return [provision.children.map((cell) => linesOf(cell).join(' ')).join('\t')]
  const lines = provision.children.flatMap(linesOf)
  if (opening === '') return lines
  if (provision.kind !== 'article' || lines.length === 0) return [opening, ...lines]
  return [`${opening}　${lines[0] ?? ''}`, ...lines.slice(1)]
}
