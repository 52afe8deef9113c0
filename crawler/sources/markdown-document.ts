import type { StatedDate } from '../../data/model/dates.ts'
import type { ParseWarning, TitleNoteEvent } from '../../data/model/version.ts'
import { effectiveFrom } from '../commencement/effective-from.ts'
import { textCommencement } from '../commencement/text-commencement.ts'
import { CodedError } from '../errors.ts'
import { sha256 } from '../folder/content-digest.ts'
import { type MarkdownText, readMarkdown } from '../markdown/read-markdown.ts'
import type { CapturedResource, ParsedDocument } from '../source.ts'
import { type Block, textOfBlocks } from '../structure/blocks.ts'
import { readStructure } from '../structure/read-structure.ts'
import { decodeText } from '../text/decode.ts'
import { normaliseText, unusualCharacters, withoutWhiteSpace } from '../text/normalise.ts'
import { deriveDates, type NoteDates } from '../title-note/derive-dates.ts'
import { readTitleNote } from '../title-note/read-title-note.ts'

/** What the text of a document says by itself, before its source's fields are put beside it. */
export interface ReadText {
  readonly title: string
  readonly titleNote: string | null
  readonly noteLines: readonly string[]
  readonly history: readonly TitleNoteEvent[]
  readonly note: NoteDates
  readonly provisions: ParsedDocument['provisions']
  readonly textSha256: string
  readonly warnings: readonly ParseWarning[]
}

/**
 * Reads one Markdown text, or several that are the pieces of one; title and note are those of the first. Throws the
 * errors of `decodeText`, `crawler/no-title` and `crawler/empty-body`.
 */
export function readMarkdownResources(resources: readonly CapturedResource[]): ReadText {
  const pieces = resources.map((resource) => readMarkdown(normaliseText(decodeText(resource.bytes, resource.url))))
  const first = pieces[0]
  const place = resources[0]?.url ?? ''
  if (first === undefined || first.title === null) {
    throw new CodedError('crawler/no-title', `${place} 没有“# 标题”一行。请补上标题后重新运行。`)
  }
  const blocks = pieces.length === 1 ? first.body : pieces.flatMap(pieceOfCode)
  const body = withoutWhiteSpace(textOfBlocks(blocks))
  if (body === '')
    throw new CodedError('crawler/empty-body', `${place} 只有标题和题注，没有正文。请补上正文后重新运行。`)
  const { provisions, warnings } = readStructure(blocks)
  const history = readTitleNote(first.noteLines)
  return {
    title: first.title,
    titleNote: first.noteLines.length === 0 ? null : first.noteLines.join('\n'),
    noteLines: first.noteLines,
    history,
    note: deriveDates(history),
    provisions,
    textSha256: sha256(new TextEncoder().encode(body)),
    warnings: [...warnings, ...unusualWarnings(body)],
  }
}

/** A piece of a code is one 编, under the heading that its own title line has. */
function pieceOfCode({ subtitle, body }: MarkdownText, index: number): readonly Block[] {
  if (subtitle === null) return body
  // 附则 stands beside the parts and has no number.
  const number = subtitle === '附则' ? {} : { partNumber: String(index + 1) }
  return [{ kind: 'heading', depth: 1, text: subtitle, ...number }, ...body]
}

function unusualWarnings(body: string): readonly ParseWarning[] {
  const found = unusualCharacters(body)
  if (found.length === 0) return []
  const codes = found.map((character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`).join('、')
  const message = `正文含有来源中已经丢失字形的字符（${codes}），按原样保留`
  return [{ code: 'unusual-characters', message, eId: null }]
}

/** The dates of a version from its note, its text and the fields of its source. */
export interface VersionDates
  extends Pick<
    ParsedDocument,
    | 'firstAdopted'
    | 'adopted'
    | 'approved'
    | 'promulgated'
    | 'effectiveFrom'
    | 'effectiveFromOrigin'
    | 'effectiveFromQuote'
  > {
  readonly warnings: readonly ParseWarning[]
}

/**
 * Puts the source's own dates beside those of the note. A promulgation before the last act that the note tells of is
 * that of an older version under the same file name, and is not taken.
 */
export function datesOf(
  { note, provisions }: ReadText,
  field: {
    readonly adopted?: StatedDate | null
    readonly approved?: StatedDate | null
    readonly promulgated: StatedDate | null
    readonly effectiveFrom: StatedDate | null
  },
): VersionDates {
  const warnings: ParseWarning[] = []
  let promulgated = field.promulgated ?? note.promulgated
  const lastAct = latest(note.adopted, note.approved)
  if (field.promulgated !== null && lastAct?.precision === 'day' && field.promulgated.on < lastAct.on) {
    warnings.push({
      code: 'date-unreadable',
      message: `来源给出的公布日期${field.promulgated.on}早于题注中最后一次通过或者批准的日期${lastAct.on}，没有采用`,
      eId: null,
    })
    promulgated = note.promulgated
  }
  const text = textCommencement(provisions)
  const effective = effectiveFrom({ sourceDate: field.effectiveFrom, note, text, promulgated })
  return {
    firstAdopted: note.firstAdopted,
    adopted: field.adopted ?? note.adopted,
    approved: field.approved ?? note.approved,
    promulgated,
    effectiveFrom: effective.date,
    effectiveFromOrigin: effective.origin,
    effectiveFromQuote: effective.quote,
    warnings: [...warnings, ...effective.warnings],
  }
}

function latest(a: StatedDate | null, b: StatedDate | null): StatedDate | null {
  if (a === null || b === null) return a ?? b
  return a.on > b.on ? a : b
}
