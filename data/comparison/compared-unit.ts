import type { Provision, ProvisionKind } from '../model/provision.ts'

/**
 * What is set beside its counterpart as a whole: an article, a clause, the heading of a container, a preamble, a table,
 * a paragraph outside of articles.
 */
export interface ComparedUnit {
  readonly eId: string
  readonly kind: ProvisionKind
  readonly number: string | null
  /** The number as written; `null` where nothing is written. It is no part of `lines`. */
  readonly label: string | null
  /** The words as written, one line a heading, paragraph, item or table row; cells are divided by tabs. */
  readonly lines: readonly string[]
}

/** Kinds whose heading is a unit, and whose parts are units of their own. */
const containers: ReadonlySet<ProvisionKind> = new Set(['part', 'subpart', 'chapter', 'section', 'annex', 'heading'])

/** Whether a unit is a heading alone. */
export const isHeading = ({ kind }: Pick<ComparedUnit, 'kind'>): boolean => containers.has(kind)

/** A text as the sequence of its units, in reading order. Every character of the text but the units' own labels stands in one line. */
export function toComparedUnits(provisions: readonly Provision[]): readonly ComparedUnit[] {
  return provisions.flatMap(unitsOf)
}

function unitsOf(provision: Provision): readonly ComparedUnit[] {
  const { eId, kind, number, label, heading, text, children } = provision
  // A preamble or clause may hold articles: the opening of a 基本法 stands before its first chapter.
  if (!containers.has(kind) && !holdsUnits(children)) {
    return [{ eId, kind, number, label, lines: bodyLines(provision) }]
  }
  const lines = [heading, text].filter((words) => words !== null)
  const inner = children.flatMap(unitsOf)
  return label === null && lines.length === 0 ? inner : [{ eId, kind, number, label, lines }, ...inner]
}

const holdsUnits = (children: readonly Provision[]): boolean =>
  children.some(({ kind, children: below }) => kind === 'article' || containers.has(kind) || holdsUnits(below))

/** The lines of a unit; its own label is left out. */
function bodyLines({ kind, heading, text, children }: Provision): readonly string[] {
  if (kind === 'row') return [rowLine(children)]
  const own = [heading, text].filter((words) => words !== null)
  return [...own, ...children.flatMap(linesOf)]
}

function linesOf(provision: Provision): readonly string[] {
  const { label } = provision
  const lines = bodyLines(provision)
  if (label === null) return lines
  const [first, ...rest] = lines
  return [`${label}${first ?? ''}`, ...rest]
}

const rowLine = (cells: readonly Provision[]): string => cells.map((cell) => linesOf(cell).join(' ')).join('\t')
