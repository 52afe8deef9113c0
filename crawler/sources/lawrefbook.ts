import type { IsoDate } from '../../data/model/dates.ts'
import { sha256 } from '../folder/content-digest.ts'
import { ownDate } from '../folder/own-date.ts'
import type { ReadOnlyFolder } from '../folder/read-only-folder.ts'
import type { Capture, CapturedResource, Discovery, DocumentRef, Source, SourceIo } from '../source.ts'
import { parseLawRefBook } from './lawrefbook-documents.ts'
import { type LawRow, type LawRows, readLawRows } from './lawrefbook-metadata.ts'
import { lawRefBookSnapshots } from './lawrefbook-snapshots.ts'

/** The code that this collection keeps in pieces: one document, one ref. */
const civilCode = '民法典/'
const metadataName = 'db.sqlite3'
/** The order of the parts of 民法典, for copies of the collection without metadata. */
const partNames = ['总则', '物权编', '合同编', '人格权编', '婚姻家庭编', '继承编', '侵权责任编', '附则']

/** Metadata is read once a folder. */
const indexes = new WeakMap<ReadOnlyFolder, Promise<readonly Metadata[]>>()

/** The rows of one metadata file, or why it could not be read. */
type Metadata = { readonly path: string; readonly rows: LawRows } | { readonly path: string; readonly error: unknown }

export const lawrefbook: Source = {
  id: 'lawrefbook',
  publisher: 'LawRefBook/Laws（公开整理）',
  coverage: '公开整理的法律、行政法规、司法解释、部门规章以及北京、上海、重庆、浙江、广东、山东、河南的地方性法规',
  politeness: { kind: 'offline' },
  ownDate: dayOfSnapshot,
  discover,
  capture,
  parse: parseLawRefBook,
}

/** The day of the known state of the collection this is, else what the archive says of itself. */
async function dayOfSnapshot(folder: ReadOnlyFolder): Promise<IsoDate | null> {
  if (folder.size(metadataName) !== null) {
    const digest = sha256(await folder.read(metadataName))
    const known = lawRefBookSnapshots.find(({ metadataSha256 }) => metadataSha256 === digest)
    if (known !== undefined) return known.committedOn
  }
  return ownDate(folder)
}

/** Every file of the folder, norms or not: what is left out is left out by `parse`, which says why. */
async function* discover(_since: IsoDate | null, { folder }: SourceIo): AsyncIterable<Discovery> {
  let isCodeSeen = false
  for (const path of folder.paths()) {
    if (!isCivilCodePiece(path)) yield { kind: 'updated', ref: path }
    else if (!isCodeSeen) {
      isCodeSeen = true
      yield { kind: 'updated', ref: civilCode }
    }
  }
}

function isCivilCodePiece(path: string): boolean {
  return path.startsWith(civilCode) && path.endsWith('.md') && !path.endsWith('/_index.md')
}

async function capture(ref: DocumentRef, io: SourceIo): Promise<Capture> {
  return {
    ref,
    capturedAt: io.now(),
    sourceDate: io.sourceDate,
    resources: ref === civilCode ? await civilCodeResources(io.folder) : await fileResources(ref, io.folder),
  }
}

async function fileResources(path: string, folder: ReadOnlyFolder): Promise<readonly CapturedResource[]> {
  const metadata = await metadataOf(folder)
  if (!path.endsWith('.md')) {
    const own = metadata.find((one) => one.path === path)
    if (own !== undefined && 'error' in own) throw own.error
    const file = resource('attachment', path, mediaTypeOf(path), await folder.read(path))
    return own === undefined ? [file] : [file, listing(path, own.rows.withoutFile)]
  }
  const text = resource('text', path, 'text/markdown', await folder.read(path))
  const found = rowOf(path, metadata)
  return found === null ? [text] : [text, listing(found.path, found.row)]
}

/** The pieces in the order of the code, as the metadata gives it; without metadata in that of the parts as enacted. */
async function civilCodeResources(folder: ReadOnlyFolder): Promise<readonly CapturedResource[]> {
  const metadata = await metadataOf(folder)
  const pieces = folder
    .paths()
    .filter(isCivilCodePiece)
    .map((path) => ({ path, row: rowOf(path, metadata)?.row ?? null }))
    .sort((one, other) => placeInCode(one) - placeInCode(other))
  const resources: CapturedResource[] = []
  for (const { path } of pieces) resources.push(resource('text', path, 'text/markdown', await folder.read(path)))
  const first = pieces.find(({ row }) => row !== null)?.row
  return first == null ? resources : [...resources, listing(metadataName, first)]
}

function placeInCode({ path, row }: { readonly path: string; readonly row: LawRow | null }): number {
  return row?.order ?? partNames.indexOf(path.slice(civilCode.length, -'.md'.length))
}

function metadataOf(folder: ReadOnlyFolder): Promise<readonly Metadata[]> {
  const known = indexes.get(folder)
  if (known !== undefined) return known
  const paths = folder.paths().filter((path) => path === metadataName || path.endsWith(`/${metadataName}`))
  const index = Promise.all(
    paths.map((path) =>
      readLawRows(folder, path).then(
        (rows): Metadata => ({ path, rows }),
        (error: unknown): Metadata => ({ path, error }),
      ),
    ),
  )
  indexes.set(folder, index)
  return index
}

function rowOf(file: string, metadata: readonly Metadata[]): { readonly path: string; readonly row: LawRow } | null {
  for (const one of metadata) {
    const row = 'rows' in one ? one.rows.byFile.get(file) : undefined
    if (row !== undefined) return { path: one.path, row }
  }
  return null
}

/** What the metadata says, beside the file it says it of, so that parsing needs no database. */
function listing(path: string, content: LawRow | readonly string[]): CapturedResource {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  return resource('listing', path, 'application/json', bytes)
}

function resource(role: CapturedResource['role'], url: string, mediaType: string, bytes: Uint8Array): CapturedResource {
  return { role, url, mediaType, headers: {}, sha256: sha256(bytes), bytes }
}

function mediaTypeOf(path: string): string {
  return path.endsWith('.sqlite3') ? 'application/vnd.sqlite3' : 'application/octet-stream'
}
