import type { Provision } from '../api/types.ts'
import { escapeHtml } from './escape-html.ts'
import { titleOf } from './provision-title.ts'

/** Containers whose heading stands above what they hold: 编, 分编, 章, 节, 附件. */
const containers: ReadonlySet<Provision['kind']> = new Set(['part', 'subpart', 'chapter', 'section', 'annex'])

/** Where an article's number leads to: inside the whole text to itself, on the page of one article to the whole text. */
export type LinkTo = (eId: string) => string

interface Writing {
  readonly level: number
  readonly linkTo: LinkTo
}

/**
 * A text as HTML: every label, heading and leaf once, escaped, in order, each part under its `eId`. Pure; the result is
 * put into the page as it stands and is not hydrated.
 *
 * @param level heading level of the outermost containers (2 under the title of a page)
 */
export const toProvisionHtml = (
  provisions: readonly Provision[],
  linkTo: LinkTo = (eId) => `#${eId}`,
  level = 2,
): string => provisions.map((provision) => write(provision, { level, linkTo })).join('\n')

const write = (provision: Provision, writing: Writing): string => {
  if (containers.has(provision.kind)) return writeContainer(provision, writing)
  switch (provision.kind) {
    case 'heading':
      return writeHeading(provision, writing)
    case 'table':
      return writeTable(provision)
    case 'row':
    case 'cell':
      return writeTable({ ...provision, kind: 'table', children: [provision] })
    default:
      return writeBlock(provision, writing)
  }
}

const idOf = (provision: Provision): string => ` id="${escapeHtml(provision.eId)}"`

const tagOf = (level: number): string => `h${Math.min(level, 6)}`

const writeContainer = (provision: Provision, writing: Writing): string => {
  const tag = tagOf(writing.level)
  const isNamed = provision.label !== null || provision.heading !== null
  const title = isNamed ? `<${tag} class="law-heading">${escapeHtml(titleOf(provision))}</${tag}>` : ''
  const own = provision.text === null ? '' : `<p class="law-text">${escapeHtml(provision.text)}</p>`
  const inner = toProvisionHtml(provision.children, writing.linkTo, writing.level + 1)
  return `<section class="law-${provision.kind}"${idOf(provision)}>${title}${own}${inner}</section>`
}

const writeHeading = (provision: Provision, writing: Writing): string => {
  const tag = tagOf(writing.level)
  const inner = toProvisionHtml(provision.children, writing.linkTo, writing.level + 1)
  return `<${tag} class="law-heading"${idOf(provision)}>${escapeHtml(titleOf(provision))}</${tag}>${inner}`
}

/** Articles, clauses, paragraphs, items, notes: a label, perhaps a heading, then words or parts. */
const writeBlock = (provision: Provision, writing: Writing): string => {
  const lead = writeLead(provision, writing)
  const open = `<div class="law-${provision.kind}"${idOf(provision)}>`
  if (provision.text !== null) return `${open}<p>${lead}${escapeHtml(provision.text)}</p></div>`
  const [first, ...rest] = provision.children
  if (lead === '') return `${open}${toProvisionHtml(provision.children, writing.linkTo, writing.level)}</div>`
  // The number stands on the line of the first paragraph, as in print.
  if (first !== undefined && isPlainParagraph(first)) {
    const opening = `<p${idOf(first)}>${lead}${escapeHtml(first.text ?? '')}</p>`
    return `${open}${opening}${toProvisionHtml(rest, writing.linkTo, writing.level)}</div>`
  }
  const [intro, ...items] = first?.children ?? []
  if (first?.kind === 'paragraph' && first.label === null && intro?.kind === 'intro' && isPlainParagraph(intro)) {
    const opening = `<p${idOf(intro)}>${lead}${escapeHtml(intro.text ?? '')}</p>`
    const paragraph = `<div class="law-paragraph"${idOf(first)}>${opening}${toProvisionHtml(items, writing.linkTo, writing.level)}</div>`
    return `${open}${paragraph}${toProvisionHtml(rest, writing.linkTo, writing.level)}</div>`
  }
  return `${open}<p>${lead}</p>${toProvisionHtml(provision.children, writing.linkTo, writing.level)}</div>`
}

const isPlainParagraph = ({ kind, label, heading, text }: Provision): boolean =>
  (kind === 'paragraph' || kind === 'intro') && label === null && heading === null && text !== null

/** The number of an article or clause is a link, so that its address can be copied. */
const writeLead = (provision: Provision, writing: Writing): string => {
  const heading =
    provision.heading === null ? '' : `<strong class="law-caption">${escapeHtml(provision.heading)}</strong>`
  if (provision.label === null) return heading
  const label = escapeHtml(provision.label)
  if (provision.kind === 'article' || provision.kind === 'clause')
    return `<a class="law-number" href="${escapeHtml(writing.linkTo(provision.eId))}">${label}</a>${separatorOf(provision)}${heading}`
  return `<span class="law-label">${label}</span>${heading}`
}

/** `第三十三条　…` is followed by a space, `一、…` is not. */
const separatorOf = ({ kind }: Provision): string => (kind === 'article' ? '　' : '')

/** A table scrolls inside itself and can be reached with the keyboard. */
const writeTable = (table: Provision): string => {
  const caption = [table.label, table.heading].filter((words) => words !== null).join('　')
  const captionHtml = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`
  const name = caption === '' ? '表格' : caption
  const rows = table.children.map((row) => (row.kind === 'row' ? row : { ...row, children: [row] })).map(writeRow)
  const own = table.text === null ? '' : `<tr><td>${escapeHtml(table.text)}</td></tr>`
  return `<div class="law-table" role="region" tabindex="0" aria-label="${escapeHtml(name)}"${idOf(table)}><table>${captionHtml}<tbody>${own}${rows.join('')}</tbody></table></div>`
}

const writeRow = (row: Provision): string => {
  const lead = [row.label, row.heading]
    .filter((words) => words !== null)
    .map((words) => `<td>${escapeHtml(words)}</td>`)
  const own = row.text === null ? '' : `<td>${escapeHtml(row.text)}</td>`
  return `<tr>${lead.join('')}${own}${row.children.map((cell) => `<td>${cellText(cell)}</td>`).join('')}</tr>`
}

const cellText = (cell: Provision): string => {
  const own = [cell.label, cell.heading, cell.text].filter((words) => words !== null).map(escapeHtml)
  return [...own, ...cell.children.map(cellText)].join('<br>')
}
