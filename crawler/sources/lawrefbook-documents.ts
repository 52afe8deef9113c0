import { findDocumentNumber, normaliseDocumentNumber } from '../../data/model/document-number.ts'
import type { DocumentType } from '../../data/model/document-type.ts'
import { normaliseTitle } from '../../data/model/titles.ts'
import type { ParseWarning } from '../../data/model/version.ts'
import type { RegionCode } from '../../data/model/work.ts'
import { nation, regionByName } from '../../data/reference/regions.ts'
import { kindOfTitle } from '../classify/kind-of-title.ts'
import { placeAtStart, regionOfInstrument } from '../classify/region-of.ts'
import { CodedError } from '../errors.ts'
import type { Capture, ParsedDocument, ParseOutcome, SkipReason } from '../source.ts'
import { truncationWarning } from '../structure/truncation.ts'
import { readDate } from '../text/dates.ts'
import { issuersInTitle, issuersOf } from '../title-note/issuers.ts'
import { type LawRow, lawRowSchema } from './lawrefbook-metadata.ts'
import { datesOf, type ReadText, readMarkdownResources } from './markdown-document.ts'

const typeOfLevel: Readonly<Record<string, DocumentType>> = {
  宪法: 'constitution',
  法律: 'law',
  行政法规: 'administrative_regulation',
  司法解释: 'judicial_interpretation',
  部门规章: 'departmental_rule',
  地方性法规: 'local_regulation',
}

/** The branches of law that the collection files statutes under; they serve as subjects. */
const branches = ['宪法相关法', '民法商法', '行政法', '经济法', '社会法', '刑法', '诉讼与非诉讼程序法']

/** Reads one capture of the collection. Pure: what the metadata says came with the capture. */
export function parseLawRefBook(capture: Capture): ParseOutcome {
  const skipped = skipReasonOf(capture.ref)
  if (skipped !== null) return { kind: 'skipped', reason: skipped, detail: detailOf(capture) }
  try {
    return parseDocument(capture)
  } catch (error) {
    if (error instanceof CodedError) return { kind: 'unreadable', error }
    throw error
  }
}

function skipReasonOf(path: string): SkipReason | null {
  if (path.endsWith('.sqlite3')) return 'metadata-file'
  if (path.endsWith('_index.md')) return 'index-page'
  // What lies at the root is about the project; so is whatever is no Markdown. Example: `法律法规模版.md`, `scripts/run.py`
  if (path !== '民法典/' && (!path.endsWith('.md') || !path.includes('/') || path.startsWith('.')))
    return 'project-file'
  // Court cases, and guides for readers.
  return path.startsWith('案例/') || /攻略/.test(path) ? 'not-a-norm' : null
}

/** Rows of a metadata file that name no file. */
function detailOf({ resources }: Capture): string | null {
  const listing = resources.find(({ role }) => role === 'listing')
  if (listing === undefined) return null
  const missing: unknown = JSON.parse(new TextDecoder().decode(listing.bytes))
  if (!Array.isArray(missing) || missing.length === 0) return null
  return `元数据中有 ${missing.length} 行没有对应的文件：${missing.slice(0, 10).join('；')}${missing.length > 10 ? '……' : ''}`
}

function parseDocument(capture: Capture): ParseOutcome {
  const texts = capture.resources.filter(({ role }) => role === 'text')
  const read = readMarkdownResources(texts)
  const row = rowIn(capture)
  const path = texts[0]?.url ?? capture.ref
  const warnings: ParseWarning[] = [...read.warnings]
  if (row === null) {
    warnings.push({
      code: 'metadata-missing',
      message: '来源的元数据中没有这个文件，状态和施行日期只能从文本判断',
      eId: null,
    })
  } else if (!isSameTitle(read.title, row.name)) {
    warnings.push({ code: 'title-mismatch', message: `文件中的标题与来源元数据的名称“${row.name}”不一致`, eId: null })
  }
  const type = typeOf(path, row, warnings)
  const truncated = truncationWarning(type, read.provisions)
  if (truncated !== null) warnings.push(truncated)
  const promulgated = readDate(row?.publish ?? dateInName(path) ?? '')
  const dates = datesOf(read, { promulgated, effectiveFrom: readDate(row?.valid_from ?? '') })
  const { warnings: dateWarnings, ...ownDates } = dates
  const document: ParsedDocument = {
    ...describe(read, type, path),
    ...ownDates,
    sourceLabel: row === null ? null : `expired=${row.expired}`,
  }
  return { kind: 'parsed', documents: [document], warnings: [...warnings, ...dateWarnings] }
}

type Described = Omit<ParsedDocument, 'sourceLabel' | keyof Omit<ReturnType<typeof datesOf>, 'warnings'>>

function describe(read: ReadText, type: DocumentType, path: string): Described {
  const place = placeAtStart(read.title)
  const fromNote = issuersOf(read.history, place?.name ?? null)
  const issuers = fromNote.length > 0 ? fromNote : issuersInTitle(read.title)
  const documentNumber = numberOf(read)
  return {
    title: read.title,
    type,
    kind: kindOfTitle(type, read.title, issuers),
    issuers,
    region: type === 'local_regulation' ? regionOfInstrument(issuers, read.title, provinceOf(path)) : nation,
    subjects: branches.filter((branch) => path.startsWith(`${branch}/`)),
    titleNote: read.titleNote,
    history: read.history,
    documentNumber,
    documentNumberNormalised: documentNumber === null ? null : normaliseDocumentNumber(documentNumber),
    provisions: read.provisions,
    textSha256: read.textSha256,
  }
}

function rowIn({ resources }: Capture): LawRow | null {
  const listing = resources.find(({ role }) => role === 'listing')
  return listing === undefined ? null : lawRowSchema.parse(JSON.parse(new TextDecoder().decode(listing.bytes)))
}

/** The metadata's names leave out 中华人民共和国 wherever it stands; pieces of a code carry the piece's name too. */
function isSameTitle(title: string, name: string): boolean {
  const plain = (words: string): string => normaliseTitle(words).replaceAll('中华人民共和国', '')
  return plain(title) === plain(name) || plain(name).startsWith(plain(title))
}

/** The level the metadata gives, else that of the folder. 其他/ holds technical standards, whatever their level says. */
function typeOf(path: string, row: LawRow | null, warnings: ParseWarning[]): DocumentType {
  const folder = path.slice(0, path.indexOf('/'))
  const byFolder = path.startsWith('DLC/')
    ? '地方性法规'
    : branches.includes(folder) || folder === '民法典'
      ? '法律'
      : folder
  const type = folder === '其他' ? undefined : typeOfLevel[row?.level ?? byFolder]
  if (type !== undefined) return type
  warnings.push({
    code: 'type-unknown',
    message: `来源把它归入“${row?.level ?? folder}”，按行政规范性文件收录`,
    eId: null,
  })
  return 'normative_document'
}

/** Example: `民法商法/公司法(2023-12-29).md` */
function dateInName(path: string): string | null {
  return /\((\d{4}-\d{2}-\d{2})\)\.md$/.exec(path)?.[1] ?? null
}

/** Example: `DLC/广东地方法规/地方性法规/广东/深圳经济特区房地产登记条例(2021-10-30).md` */
function provinceOf(path: string): RegionCode | null {
  const name = /^DLC\/([^/]+?)地方法规\//.exec(path)?.[1]
  return name === undefined ? null : regionByName(name)
}

/** The 文号 of this version: on a line of its own, else of the last act upon the text or its publication. */
function numberOf({ noteLines, history, provisions }: ReadText): string | null {
  const opening =
    provisions[0]?.kind === 'preamble' ? provisions[0].children.slice(0, 2).map(({ text }) => text ?? '') : []
  for (const line of [...noteLines, ...opening]) {
    const found = findDocumentNumber(line)
    if (found !== null && found.length >= line.trim().length - 2) return found
  }
  const last = history.findLastIndex(
    ({ action }) => action === 'adopted' || action === 'amended' || action === 'revised',
  )
  return history.slice(Math.max(last, 0)).findLast((event) => event.documentNumber !== null)?.documentNumber ?? null
}
