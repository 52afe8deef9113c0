import type { Provision, ProvisionKind } from '../model/provision.ts'
import { type Alignable, align, type Pair } from './align.ts'
import { type ComparedUnit, isHeading, toComparedUnits } from './compared-unit.ts'
import { type Divisible, divisions, type Piece } from './divisions.ts'
import { fold } from './fold.ts'
import { type Shingles, toShingles } from './shingles.ts'
import { unitDifference } from './unit-difference.ts'
import { type ComparedPart, joinParts } from './word-difference.ts'

/**
 * What became of a provision: its words differ (`changed`, whatever its number), its words are the same under another
 * number or in another place (`moved`), it stands in one of the texts alone (`added`, `deleted`), or none of these.
 */
export const rowKinds = ['unchanged', 'changed', 'added', 'deleted', 'moved'] as const

export type RowKind = (typeof rowKinds)[number]

/** A provision of the old text beside its counterpart in the new one. */
export interface ComparedRow {
  readonly kind: RowKind
  /** What it is, in the new text where it stands there. */
  readonly provisionKind: ProvisionKind
  /** `null` where it was added. */
  readonly fromEId: string | null
  /** `null` where it was deleted. */
  readonly toEId: string | null
  /** Its number as written; `null` where it has none or stands in the other text alone. */
  readonly fromLabel: string | null
  readonly toLabel: string | null
  /**
   * `split`: this row shows one piece of an old provision that became several; the rows of the same `fromEId` together
   * have its whole text. `merged`: the same of a new provision made of several (`toEId`). `null` for all others.
   */
  readonly division: 'split' | 'merged' | null
  /** Its words without its own number, one line a heading, paragraph or item. */
  readonly parts: readonly ComparedPart[]
}

/**
 * Two texts of a work beside each other: the provisions of the new text in order, those deleted where they stood. What
 * differs in formatting alone (see `fold`) is no difference, of words or of numbers. Pure.
 */
export function compareTexts(from: readonly Provision[], to: readonly Provision[]): readonly ComparedRow[] {
  const before = toComparedUnits(from).map(toCompared)
  const after = toComparedUnits(to).map(toCompared)
  const { pairs, scales } = align(before, after)
  const scale = scales.get(bodyGroup)
  const splits = scale === undefined ? none : divisions(before, after, pairs, scale)
  const merges = scale === undefined ? none : divisions(after, before, pairs.map(reversed), scale)
  return new Rows(before, after, pairs, { splits, merges }).inOrder()
}

/** Articles, clauses, paragraphs and tables may become one another. */
const bodyGroup = 'body'

const none: Divided['splits'] = new Map()

const reversed = ({ from, to, inOrder }: Pair): Pair => ({ from: to, to: from, inOrder })

interface Compared extends Alignable, Divisible {
  readonly unit: ComparedUnit
}

function toCompared(unit: ComparedUnit): Compared {
  const text = unit.lines.join('\n')
  const key = fold(text)
  const heading = isHeading(unit)
  // A heading of one kind is never another's counterpart: 总则 of a part and of a chapter.
  const group = heading ? unit.kind : bodyGroup
  let shingles: Shingles | null = null
  return {
    unit,
    text,
    key,
    group,
    number: unit.number,
    isHeading: heading,
    get shingles() {
      shingles ??= toShingles(key)
      return shingles
    },
  }
}

interface Divided {
  readonly splits: ReadonlyMap<number, readonly Piece[]>
  readonly merges: ReadonlyMap<number, readonly Piece[]>
}

/** One row to be: places in both texts, with the part of each that it shows. */
interface Meeting {
  readonly from: { readonly place: number; readonly text: string } | null
  readonly to: { readonly place: number; readonly text: string } | null
  readonly isInOrder: boolean
  readonly division: ComparedRow['division']
}

class Rows {
  readonly #before: readonly Compared[]
  readonly #after: readonly Compared[]
  /** The rows at each place of the new text. */
  readonly #at = new Map<number, Meeting[]>()
  readonly #pairs: readonly Pair[]
  readonly #met = new Set<number>()

  constructor(before: readonly Compared[], after: readonly Compared[], pairs: readonly Pair[], divided: Divided) {
    this.#before = before
    this.#after = after
    this.#pairs = pairs
    for (const pair of pairs) this.#meet(pair, divided)
  }

  #meet({ from, to, inOrder }: Pair, { splits, merges }: Divided): void {
    const whole = { from: this.#before[from]?.text ?? '', to: this.#after[to]?.text ?? '' }
    const add = (place: number, meeting: Meeting): void => {
      this.#at.set(place, [...(this.#at.get(place) ?? []), meeting])
      if (meeting.from !== null) this.#met.add(meeting.from.place)
    }
    const split = splits.get(from)
    const merge = merges.get(to)
    if (split !== undefined) {
      for (const { place, text } of split) {
        const theirs = { place, text: this.#after[place]?.text ?? '' }
        add(place, { from: { place: from, text }, to: theirs, isInOrder: inOrder, division: 'split' })
      }
    } else if (merge !== undefined) {
      for (const { place, text } of merge) {
        const ours = { place, text: this.#before[place]?.text ?? '' }
        add(to, { from: ours, to: { place: to, text }, isInOrder: inOrder, division: 'merged' })
      }
    } else {
      const ours = { place: from, text: whole.from }
      add(to, { from: ours, to: { place: to, text: whole.to }, isInOrder: inOrder, division: null })
    }
  }

  inOrder(): readonly ComparedRow[] {
    const rows: ComparedRow[] = []
    const stops = [...this.#pairs.filter((pair) => pair.inOrder), { from: this.#before.length, to: this.#after.length }]
    let [ours, theirs] = [0, 0]
    for (const stop of stops) {
      for (; ours < stop.from; ours++) if (!this.#met.has(ours)) rows.push(this.#deleted(ours))
      for (; theirs <= Math.min(stop.to, this.#after.length - 1); theirs++) rows.push(...this.#rowsAt(theirs))
      ours = stop.from + 1
    }
    return rows
  }

  #deleted(place: number): ComparedRow {
    const text = this.#before[place]?.text ?? ''
    return this.#toRow({ from: { place, text }, to: null, isInOrder: true, division: null })
  }

  #rowsAt(place: number): readonly ComparedRow[] {
    const text = this.#after[place]?.text ?? ''
    const added: Meeting = { from: null, to: { place, text }, isInOrder: true, division: null }
    return (this.#at.get(place) ?? [added]).map((meeting) => this.#toRow(meeting))
  }

  #toRow({ from, to, isInOrder, division }: Meeting): ComparedRow {
    const ours = from === null ? null : (this.#before[from.place]?.unit ?? null)
    const theirs = to === null ? null : (this.#after[to.place]?.unit ?? null)
    const parts = partsOf(from?.text ?? null, to?.text ?? null)
    const sameNumber = fold(ours?.label ?? '') === fold(theirs?.label ?? '')
    const isSame = parts.every(({ op }) => op === 'same')
    const kindOfPair = !isSame
      ? 'changed'
      : !sameNumber || !isInOrder
        ? 'moved'
        : division === null
          ? 'unchanged'
          : 'changed'
    return {
      kind: ours === null ? 'added' : theirs === null ? 'deleted' : kindOfPair,
      provisionKind: (theirs ?? ours)?.kind ?? 'paragraph',
      fromEId: ours?.eId ?? null,
      toEId: theirs?.eId ?? null,
      fromLabel: ours?.label ?? null,
      toLabel: theirs?.label ?? null,
      division,
      parts,
    }
  }
}

function partsOf(from: string | null, to: string | null): readonly ComparedPart[] {
  if (from !== null && to !== null) {
    const [ours, theirs] = [from.trimEnd(), to.trimEnd()]
    const [ourEnd, theirEnd] = [from.slice(ours.length), to.slice(theirs.length)]
    const parts = unitDifference(ours, theirs)
    // A piece of a divided provision may end with the line end that divided it.
    if (ourEnd === '' && theirEnd === '') return parts
    const end: ComparedPart = { op: 'same', text: theirEnd, ...(ourEnd === theirEnd ? {} : { fromText: ourEnd }) }
    return joinParts([...parts, end])
  }
  const text = from ?? to ?? ''
  return text === '' ? [] : [{ op: from === null ? 'add' : 'del', text }]
}
