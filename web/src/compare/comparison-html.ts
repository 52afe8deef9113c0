import type { ComparedRow } from '../api/types.ts'
import { escapeHtml } from '../reader/escape-html.ts'
import { provisionUrl } from '../reader/reader-address.ts'
import { toNewWords, toOldWords, toPlainWords } from './changed-words.ts'
import type { RowChoice } from './compare-address.ts'

/** What a comparison is written from. */
export interface Comparison {
  readonly workId: string
  readonly from: string
  readonly to: string
  readonly rows: readonly ComparedRow[]
}

/** Headings of containers give what follows its place; they are kept above what is shown of it. */
const levels: Readonly<Partial<Record<ComparedRow['provisionKind'], number>>> = {
  part: 1,
  subpart: 2,
  annex: 1,
  chapter: 3,
  section: 4,
  heading: 5,
}

const kindWords: Readonly<Record<ComparedRow['kind'], string>> = {
  unchanged: '未改',
  changed: '修改',
  added: '新增',
  deleted: '删去',
  moved: '移动',
}

/**
 * The rows of a comparison as HTML, old words to the left and new ones to the right; what is the same is written once.
 * Pure; the result is put into the page as it stands and is not hydrated. Empty where there is nothing to show.
 */
export const toComparisonHtml = (comparison: Comparison, choice: RowChoice): string =>
  chosenRows(comparison.rows, choice)
    .map((row) => writeRow(row, comparison, choice))
    .join('\n')

/** All rows, or those that changed with the headings they stand under. */
const chosenRows = (rows: readonly ComparedRow[], choice: RowChoice): readonly ComparedRow[] => {
  if (choice === 'all') return rows
  const chosen: ComparedRow[] = []
  let above: readonly ComparedRow[] = []
  for (const row of rows) {
    const level = levels[row.provisionKind]
    if (level !== undefined) above = above.filter((heading) => (levels[heading.provisionKind] ?? 0) < level)
    if (row.kind !== 'unchanged') {
      chosen.push(...above, row)
      above = []
    } else if (level !== undefined) above = [...above, row]
  }
  return chosen
}

const writeRow = (row: ComparedRow, comparison: Comparison, choice: RowChoice): string => {
  const isHeading = levels[row.provisionKind] !== undefined
  const head = writeHead(row, comparison)
  const classes = `cmp cmp--${row.kind}${isHeading ? ' cmp--heading' : ''}`
  return `<section class="${classes}">${head}${writeBody(row, choice, isHeading)}</section>`
}

const writeBody = (row: ComparedRow, choice: RowChoice, isHeading: boolean): string => {
  // The words of a heading stand beside its number.
  if (row.parts.length === 0 || (isHeading && row.kind !== 'changed')) return ''
  if (row.kind === 'moved' && choice === 'changes') {
    return `<details class="cmp__same"><summary>看条文</summary>${toPlainWords(row.parts)}</details>`
  }
  if (row.kind === 'unchanged' || row.kind === 'moved') return `<div class="cmp__same">${toPlainWords(row.parts)}</div>`
  const old = row.kind === 'added' ? nothing('旧文本没有这一部分') : toOldWords(row.parts)
  const fresh = row.kind === 'deleted' ? nothing('新文本没有这一部分') : toNewWords(row.parts)
  return `<div class="cmp__sides"><div class="cmp__old">${old}</div><div class="cmp__new">${fresh}</div></div>`
}

const nothing = (words: string): string => `<p class="cmp__nothing"><span class="visually-hidden">${words}</span></p>`

/** The number in both texts, each a link to the provision, and what became of it. */
const writeHead = (row: ComparedRow, { workId, from, to }: Comparison): string => {
  const old = row.fromEId === null ? null : { url: provisionUrl(workId, from, row.fromEId), words: nameOf(row, 'from') }
  const fresh = row.toEId === null ? null : { url: provisionUrl(workId, to, row.toEId), words: nameOf(row, 'to') }
  const badge = `<span class="cmp__kind">${kindWords[row.kind]}</span>${noteOf(row)}`
  return `<h3 class="cmp__head">${writeNames(old, fresh, row)}${headingWords(row)}${badge}</h3>`
}

interface Name {
  readonly url: string
  readonly words: string
}

const writeNames = (old: Name | null, fresh: Name | null, row: ComparedRow): string => {
  const link = ({ url, words }: Name, side: string): string =>
    `<a href="${escapeHtml(url)}"><span class="visually-hidden">${side}</span>${escapeHtml(words)}</a>`
  if (old === null || fresh === null) {
    const [one, side] = fresh === null ? [old, '旧文本'] : [fresh, '新文本']
    return one === null ? '' : link(one, side)
  }
  const arrow = '<span class="cmp__arrow" aria-hidden="true">→</span>'
  if (row.kind === 'unchanged' && old.words === fresh.words) return link(fresh, '新文本')
  if (old.words === fresh.words) {
    const other = `<a class="cmp__other" href="${escapeHtml(old.url)}">旧文本<span class="visually-hidden">${escapeHtml(old.words)}</span></a>`
    return `${link(fresh, '新文本')}${other}`
  }
  return `${link(old, '旧文本')}${arrow}${link(fresh, '新文本')}`
}

/** The words of a heading that has one wording. */
const headingWords = ({ kind, provisionKind, parts }: ComparedRow): string => {
  if (levels[provisionKind] === undefined || kind === 'changed') return ''
  const words = escapeHtml(parts.map(({ text }) => text).join(''))
  const tag = kind === 'added' ? 'ins' : kind === 'deleted' ? 'del' : 'span'
  return `<${tag} class="cmp__title">${words}</${tag}>`
}

const noteOf = ({ kind, division, fromLabel, toLabel }: ComparedRow): string => {
  const words = [
    division === 'split' ? '由一条分出' : division === 'merged' ? '并入一条' : null,
    kind === 'moved' ? (fromLabel === toLabel ? '位置改变，内容未改' : '序号改变，内容未改') : null,
  ].filter((note) => note !== null)
  return words.length === 0 ? '' : `<span class="cmp__note">${words.join('，')}</span>`
}

const unnamed: Readonly<Partial<Record<ComparedRow['provisionKind'], string>>> = {
  preamble: '序言',
  annex: '附件',
  table: '表格',
  note: '附注',
  heading: '标题',
  paragraph: '段落',
}

const nameOf = (row: ComparedRow, side: 'from' | 'to'): string =>
  (side === 'from' ? row.fromLabel : row.toLabel) ?? unnamed[row.provisionKind] ?? '条文'
