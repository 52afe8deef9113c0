import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { StoreError } from '../errors.ts'
import { type Correction, correctionLine } from './correction.ts'

/** The corrections that come with the program. */
export const correctionsFolder = fileURLToPath(new URL('.', import.meta.url))

const columns = ['work', 'field', 'value', 'quote', 'address', 'by', 'on'] as const

/** A record as csv-parse gives it with `info`. */
const parsed = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) }))

/**
 * The corrections in every `.csv` file of a folder, in the order of file names and lines. Throws
 * `data/bad-reference-table`, naming file and line, where a line cannot be read or two made on one day contradict each other.
 */
export function readCorrections(folder: string = correctionsFolder): readonly Correction[] {
  const places = new Map<string, { readonly place: string; readonly value: string }>()
  return filesOf(folder).flatMap((name) => {
    const file = join(folder, name)
    return recordsOf(file).map(({ line, record }) => {
      const place = `${file} 第${line}行`
      const read = correctionLine.safeParse(record)
      if (!read.success) throw bad(`${place}：${reasonOf(read.error)}`)
      refuseContradiction(read.data, place, places)
      return read.data
    })
  })
}

/** The corrections of each work, by `workId`. */
export function correctionsByWork(corrections: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> {
  const byWork = new Map<string, Correction[]>()
  for (const correction of corrections) {
    const known = byWork.get(correction.workId)
    if (known === undefined) byWork.set(correction.workId, [correction])
    else known.push(correction)
  }
  return byWork
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .sort()
  } catch (cause) {
    throw new StoreError('data/bad-reference-table', `更正文件夹 ${folder} 无法读取。请检查路径和权限。`, { cause })
  }
}

function recordsOf(file: string): readonly { readonly line: number; readonly record: Record<string, string> }[] {
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, trim: true } as const
    const records = parsed.parse(parse(readFileSync(file), { ...options, columns: (header) => headerOf(header, file) }))
    return records.map(({ info, record }) => ({ line: info.lines, record }))
  } catch (cause) {
    if (cause instanceof CsvError) {
      const line = typeof cause.lines === 'number' ? ` 第${cause.lines}行` : ''
      throw new StoreError(
        'data/bad-reference-table',
        `${file}${line}：不是可以读取的 CSV（${cause.message}）。请修改后重试。`,
        {
          cause,
        },
      )
    }
    throw cause
  }
}

function headerOf(header: readonly string[], file: string): string[] {
  const missing = columns.filter((column) => !header.includes(column))
  const unknown = header.filter((column) => !columns.some((known) => known === column))
  if (missing.length === 0 && unknown.length === 0) return [...header]
  throw bad(`${file} 第1行：表头应是 ${columns.join(',')}`)
}

function reasonOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('；')
}

/** Two values for one field on one day: nothing ranks them. */
function refuseContradiction(
  { workId, versionId, field, on, value }: Correction,
  place: string,
  places: Map<string, { readonly place: string; readonly value: string }>,
): void {
  const key = `${workId}/${versionId ?? ''} ${field} ${on}`
  const earlier = places.get(key)
  const stated = JSON.stringify(value)
  if (earlier !== undefined && earlier.value !== stated)
    throw bad(`${place}：与 ${earlier.place} 同日更正同一项而内容不同`)
  places.set(key, { place, value: stated })
}

function bad(reason: string): StoreError {
  return new StoreError('data/bad-reference-table', `${reason}。请修改后重试。`)
}
