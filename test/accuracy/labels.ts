import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder } from '../corpus.ts'

/** One line of a table, by the names of its columns; what a line lacks is empty. */
export type Row = Readonly<Record<string, string>>

/** Reads tab-separated lines under a heading. Pure. */
export function readRows(text: string): Row[] {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  const columns = heading.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

/** A table of labels in this folder. */
export function labelRows(name: string): Row[] {
  return readRows(readFileSync(join(import.meta.dirname, name), 'utf8'))
}

/** A table that came with the collection. */
export function truthRows(name: string): Row[] {
  return readRows(readFileSync(join(corpusFolder, 'truth', name), 'utf8'))
}

/** A piece of a paragraph, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Example: `17-33`; `null` where nothing is written. */
export function readSpan(written: string): Span | null {
  const [start, end] = written.split('-').map(Number)
  return written === '' || start === undefined || end === undefined ? null : { start, end }
}

/** A named target of a repeal. */
export interface RepealTarget extends Span {
  readonly role: string
}

/** Example: `1-16:repealed,19-36:partial`, also with `;` between */
export function readTargets(written: string): RepealTarget[] {
  return written.split(/[,;]/).flatMap((one) => {
    const [span = '', role = ''] = one.split(':')
    const place = readSpan(span)
    return place === null ? [] : [{ ...place, role }]
  })
}

/** 第十二条第一项 is labelled `art_12__subpara_1`; in a tree its 项 stands in the first 款. */
export function asInTree(part: string): string {
  return part.replace(/^(art_[\d-]+)__subpara_/, '$1__para_1__subpara_')
}

/** Example: `art_12__subpara_1,art_13`; in one order, so that lists can be compared. */
export function readParts(written: string): string[] {
  return written === '' ? [] : written.split(',').map(asInTree).sort()
}
