import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import type { IsoDate } from '../../data/model/dates.ts'
import { normaliseDocumentNumber } from '../../data/model/document-number.ts'
import { documentKinds, documentTypes } from '../../data/model/document-type.ts'
import { CodedError } from '../errors.ts'
import { sha256 } from '../folder/content-digest.ts'
import type { ReadOnlyFolder } from '../folder/read-only-folder.ts'
import type { Capture, CapturedResource, Discovery, DocumentRef, ParseOutcome, Source, SourceIo } from '../source.ts'
import { readDate } from '../text/dates.ts'
import { decodeText } from '../text/decode.ts'
import { datesOf, readMarkdownResources } from './markdown-document.ts'

const metadataName = 'metadata.csv'

/** The day the invented collection was read on; its README says so. */
const collectionDay: IsoDate = '2026-06-30'

const rowSchema = z.object({
  file: z.string(),
  title: z.string(),
  type: z.enum(documentTypes),
  kind: z.enum(documentKinds).or(z.literal('')),
  issuers: z.string(),
  region: z.string(),
  documentNumber: z.string(),
  adoptedOn: z.string(),
  approvedOn: z.string(),
  promulgatedOn: z.string(),
  effectiveFrom: z.string(),
  sourceLabel: z.string(),
  subjects: z.string(),
})

type SampleRow = z.infer<typeof rowSchema>

/** Metadata is read once a folder. */
const indexes = new WeakMap<ReadOnlyFolder, Promise<ReadonlyMap<string, SampleRow>>>()

export const sample: Source = {
  id: 'sample',
  publisher: '法规通查示例',
  coverage: '虚构国家云岚国的示例文件，供试用，没有任何法律效力',
  politeness: { kind: 'offline' },
  ownDate: async (folder) => (folder.size(metadataName) === null ? null : collectionDay),
  discover,
  capture,
  parse,
}

async function* discover(_since: IsoDate | null, { folder }: SourceIo): AsyncIterable<Discovery> {
  for (const ref of folder.paths()) yield { kind: 'updated', ref }
}

async function capture(ref: DocumentRef, io: SourceIo): Promise<Capture> {
  const bytes = await io.folder.read(ref)
  const row = isDocument(ref) ? (await rowsOf(io.folder)).get(ref) : undefined
  const file = resource(isDocument(ref) ? 'text' : 'attachment', ref, mediaTypeOf(ref), bytes)
  return {
    ref,
    capturedAt: io.now(),
    sourceDate: io.sourceDate,
    resources: row === undefined ? [file] : [file, listing(row)],
  }
}

/** Documents stand in a folder named after their type. */
function isDocument(path: string): boolean {
  return path.endsWith('.md') && path.includes('/')
}

function rowsOf(folder: ReadOnlyFolder): Promise<ReadonlyMap<string, SampleRow>> {
  const known = indexes.get(folder)
  if (known !== undefined) return known
  const rows = readRows(folder)
  indexes.set(folder, rows)
  return rows
}

async function readRows(folder: ReadOnlyFolder): Promise<ReadonlyMap<string, SampleRow>> {
  const text = decodeText(await folder.read(metadataName), metadataName)
  try {
    const rows = z.array(rowSchema).parse(parseCsv(text, { columns: true, bom: true, skip_empty_lines: true }))
    return new Map(rows.map((row) => [row.file, row]))
  } catch (cause) {
    throw new CodedError('crawler/unreadable-metadata', `${metadataName} 无法读取。请检查列名和取值后重新运行。`, {
      cause,
    })
  }
}

function listing(row: SampleRow): CapturedResource {
  return resource('listing', metadataName, 'application/json', new TextEncoder().encode(JSON.stringify(row)))
}

function resource(role: CapturedResource['role'], url: string, mediaType: string, bytes: Uint8Array): CapturedResource {
  return { role, url, mediaType, headers: {}, sha256: sha256(bytes), bytes }
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.md')) return 'text/markdown'
  return path.endsWith('.csv') ? 'text/csv' : 'application/octet-stream'
}

function parse(capture: Capture): ParseOutcome {
  if (!isDocument(capture.ref)) {
    return { kind: 'skipped', reason: capture.ref.endsWith('.csv') ? 'metadata-file' : 'project-file', detail: null }
  }
  try {
    return parseDocument(capture)
  } catch (error) {
    if (error instanceof CodedError) return { kind: 'unreadable', error }
    throw error
  }
}

function parseDocument(capture: Capture): ParseOutcome {
  const read = readMarkdownResources(capture.resources.filter(({ role }) => role === 'text'))
  const listed = capture.resources.find(({ role }) => role === 'listing')
  if (listed === undefined) {
    throw new CodedError(
      'crawler/unreadable-metadata',
      `${metadataName} 中没有 ${capture.ref}，无法知道它的类型和状态。请补上一行后重新运行。`,
    )
  }
  const row = rowSchema.parse(JSON.parse(new TextDecoder().decode(listed.bytes)))
  const { warnings, ...dates } = datesOf(read, {
    adopted: readDate(row.adoptedOn),
    approved: readDate(row.approvedOn),
    promulgated: readDate(row.promulgatedOn),
    effectiveFrom: readDate(row.effectiveFrom),
  })
  const documentNumber = row.documentNumber === '' ? null : row.documentNumber
  return {
    kind: 'parsed',
    documents: [
      {
        title: read.title,
        type: row.type,
        kind: row.kind === '' ? null : row.kind,
        issuers: listOf(row.issuers),
        region: row.region === '' ? null : row.region,
        subjects: listOf(row.subjects),
        titleNote: read.titleNote,
        history: read.history,
        ...dates,
        documentNumber,
        documentNumberNormalised: documentNumber === null ? null : normaliseDocumentNumber(documentNumber),
        sourceLabel: row.sourceLabel === '' ? null : row.sourceLabel,
        provisions: read.provisions,
        textSha256: read.textSha256,
      },
    ],
    warnings: [...read.warnings, ...warnings],
  }
}

/** Example: `数据与档案部;市集与茶业部` */
function listOf(joined: string): readonly string[] {
  return joined.split(';').filter((part) => part !== '')
}
