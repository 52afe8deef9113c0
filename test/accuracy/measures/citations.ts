import type { Citation } from '../../../data/citations/citation.ts'
import { readCitations } from '../../../data/citations/read-citations.ts'
import { citationContext } from '../../../data/relations/statements/cites-context.ts'
import { citingKindOf } from '../citing-kind.ts'
import { type Collection, fileText } from '../collection.ts'
import { bodyParagraphs } from '../draw.ts'
import { asInTree, labelRows, type Row, readParts, readSpan, type Span } from '../labels.ts'
import { type Section, tallyFigures } from '../report.ts'
import { emptyTally, match, type Tally, tallied } from '../scores.ts'
import { statingTextOf } from '../stating-text.ts'

/** A citation as labels and reader both give it; offsets are those of the paragraph. */
export interface PlacedCitation extends Span {
  readonly kind: string
  /** Sorted, as they stand in a tree. */
  readonly parts: readonly string[]
}

/** A labelled paragraph with what was found in it. */
export interface CitedParagraph {
  readonly path: string
  readonly paragraph: number
  readonly text: string
  readonly expected: readonly (PlacedCitation & { readonly title: Span | null; readonly held: string })[]
  readonly found: readonly (PlacedCitation & { readonly citation: Citation })[]
}

/** How found citations agree with labels, by what of them is compared. */
export interface CitationScore {
  readonly spans: Tally
  readonly kinds: Tally
  readonly parts: Tally
  readonly faults: readonly CitationFault[]
}

/** How a citation differs from its label. */
export const faultKinds = {
  'not found': 'Labelled and not found',
  'no citation': 'Found where no citation is labelled',
  extent: 'Found with another beginning or end',
  kind: 'Found as another kind',
  parts: 'Found with other parts',
} as const

export interface CitationFault {
  readonly kind: keyof typeof faultKinds
  /** Path, paragraph and offsets, with what was labelled and found. */
  readonly line: string
}

/** Half of all citations labelled in one file stand in this table; figures are given with and without it. */
export const dominatingTable =
  '司法解释/最高人民法院、最高人民检察院关于执行《刑法》 确定罪名的补充规定（七）(2021-02-26).md'

/** Citations found in the labelled paragraphs against the labels. */
export async function measureCitations(paragraphs: readonly CitedParagraph[]): Promise<Section> {
  const all = scoreCitations(paragraphs)
  const without = scoreCitations(paragraphs.filter(({ path }) => path !== dominatingTable))
  return {
    title: 'Citations: extraction',
    notes: [
      'The reader is given each leaf of the tree that a labelled paragraph went into, with its place, the articles and the short names of its text; spans are counted back to the paragraph. A citation agrees where it begins and ends as labelled and is of the same kind; with parts, where it also names the same parts.',
      `One table (${dominatingTable}) holds 48 of the labelled citations; relations are read without tables.`,
    ],
    figures: [
      ...tallyFigures('span and kind', all.kinds, { f1: 0.98 }),
      ...tallyFigures('span alone', all.spans),
      ...tallyFigures('span, kind and parts', all.parts, { f1: 0.98 }),
      ...tallyFigures('without the table, span and kind', without.kinds, { f1: 0.98 }),
      ...tallyFigures('without the table, span alone', without.spans),
      ...tallyFigures('without the table, span, kind and parts', without.parts, { f1: 0.98 }),
    ],
    misses: Object.entries(faultKinds).map(([kind, title]) => ({
      title,
      lines: all.faults.filter((fault) => fault.kind === kind).map(({ line }) => line),
    })),
  }
}

/** Compares what was found with what was expected, paragraph by paragraph. Pure. */
export function scoreCitations(paragraphs: readonly CitedParagraph[]): CitationScore {
  let [spans, kinds, parts] = [emptyTally, emptyTally, emptyTally]
  for (const { expected, found } of paragraphs) {
    spans = tallied(spans, match(expected.map(spanOf), found.map(spanOf)))
    kinds = tallied(kinds, match(expected.map(kindOf), found.map(kindOf)))
    parts = tallied(parts, match(expected.map(wholeOf), found.map(wholeOf)))
  }
  return { spans, kinds, parts, faults: paragraphs.flatMap(faultsOf) }
}

/** Each labelled citation that was not found as it is, and each found one that meets no label. */
function faultsOf({ path, paragraph, expected, found }: CitedParagraph): readonly CitationFault[] {
  const place = `${path} ¶${paragraph}`
  const differing = expected.flatMap((one): readonly CitationFault[] => {
    const met = found.filter((other) => other.start < one.end && other.end > one.start)
    const same = met.find((other) => spanOf(other) === spanOf(one))
    if (same !== undefined && wholeOf(same) === wholeOf(one)) return []
    const kind =
      met.length === 0 ? 'not found' : same === undefined ? 'extent' : same.kind !== one.kind ? 'kind' : 'parts'
    const instead = met.length === 0 ? '' : `, found ${met.map(wholeOf).map(quoted).join(' ')}`
    return [{ kind, line: `${place}: labelled ${quoted(wholeOf(one))}${instead}` }]
  })
  const strays = found
    .filter((one) => !expected.some((other) => one.start < other.end && one.end > other.start))
    .map((one) => ({ kind: 'no citation', line: `${place}: found ${quoted(wholeOf(one))}` }) as const)
  return [...differing, ...strays]
}

const quoted = (words: string): string => `\`${words}\``
const spanOf = ({ start, end }: Span): string => `${start}-${end}`
const kindOf = (citation: PlacedCitation): string => `${spanOf(citation)} ${citation.kind}`
const wholeOf = (citation: PlacedCitation): string => `${kindOf(citation)} ${citation.parts.join(',')}`.trim()

/** The labelled paragraphs with what the reader finds in them. */
export async function citedParagraphs(collection: Collection): Promise<readonly CitedParagraph[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of labelRows('citations.tsv')) {
    const key = `${row.path}\t${row.paragraph}`
    grouped.set(key, [...(grouped.get(key) ?? []), row])
  }
  return Promise.all(
    [...grouped.values()].map(async (rows) => {
      const { path = '', paragraph = '' } = rows[0] ?? {}
      const text = bodyParagraphs(fileText(path))[Number(paragraph)] ?? ''
      const found = await foundIn(collection, path, Number(paragraph))
      return { path, paragraph: Number(paragraph), text, expected: rows.flatMap(expectedIn), found }
    }),
  )
}

function expectedIn({
  start = '',
  end = '',
  kind = '',
  parts = '',
  title = '',
  held = '',
}: Row): CitedParagraph['expected'] {
  if (kind === 'none') return []
  return [{ start: Number(start), end: Number(end), kind, parts: readParts(parts), title: readSpan(title), held }]
}

async function foundIn(collection: Collection, path: string, paragraph: number): Promise<CitedParagraph['found']> {
  const [read, places] = [await collection.document(path), await collection.places(path)]
  if (read === null || places === null) return []
  const context = citationContext(statingTextOf(read.document))
  return places.leavesOf(paragraph).flatMap(({ eId, text }) =>
    readCitations(text, context.at(eId)).flatMap((citation) => {
      const span = places.inParagraph(paragraph, eId, citation)
      if (span === null) return []
      const parts = citation.target.eIds.map(asInTree).sort()
      return [{ ...span, kind: citingKindOf(citation), parts, citation }]
    }),
  )
}
