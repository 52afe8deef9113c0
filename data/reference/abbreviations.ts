import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { StoreError } from '../errors.ts'

/** What people write for a title. One abbreviation may stand for several titles, and a title have several. */
export interface Abbreviation {
  readonly abbreviation: string
  /** Full title, as the text of the instrument has it. */
  readonly title: string
}

const table = z.array(z.object({ abbreviation: z.string().min(1), title: z.string().min(1), note: z.string() }))

let rows: readonly Abbreviation[] | null = null

/** The curated abbreviations of `abbreviations.csv`, as written, read once. Throws `StoreError` where the table is broken. */
export function curatedAbbreviations(): readonly Abbreviation[] {
  rows ??= read()
  return rows
}

function read(): readonly Abbreviation[] {
  try {
    const text = readFileSync(new URL('abbreviations.csv', import.meta.url), 'utf8')
    return table.parse(parse(text, { columns: true, bom: true, skip_empty_lines: true }))
  } catch (cause) {
    throw new StoreError('data/bad-reference-table', 'data/reference/abbreviations.csv cannot be read.', { cause })
  }
}
