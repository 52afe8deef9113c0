import type { Provision } from '../model/provision.ts'

/** Where a quoted sentence stands in the rows of its text; the words themselves only where they stand in no one leaf. */
export interface QuotePlace {
  readonly fromOrdinal: number
  /** `null` where it is the provision itself. */
  readonly quoteOrdinal: number | null
  /** In UTF-16 units of the leaf's text. */
  readonly start: number | null
  readonly length: number | null
  readonly quote: string | null
}

interface Node {
  readonly ordinal: number
  readonly provision: Provision
}

/** Finds quotes in one text; ordinals are those of the rows its tree is kept in, counted in reading order. */
export class QuotePlaces {
  readonly #nodes = new Map<string, Node>()

  constructor(provisions: readonly Provision[]) {
    let ordinal = 0
    const walk = (nodes: readonly Provision[]): void => {
      for (const provision of nodes) {
        this.#nodes.set(provision.eId, { ordinal: ordinal++, provision })
        walk(provision.children)
      }
    }
    walk(provisions)
  }

  /** Throws `RangeError` for a provision that the text does not have. */
  find(eId: string, quote: string): QuotePlace {
    const node = this.#nodes.get(eId)
    if (node === undefined) throw new RangeError(`a statement stands in ${eId}, which its text does not have`)
    const found = this.#leafWith(node.provision, quote)
    const fromOrdinal = node.ordinal
    if (found === null) return { fromOrdinal, quoteOrdinal: null, start: null, length: null, quote }
    const quoteOrdinal = found.ordinal === fromOrdinal ? null : found.ordinal
    return { fromOrdinal, quoteOrdinal, start: found.start, length: quote.length, quote: null }
  }

  #leafWith(provision: Provision, quote: string): { readonly ordinal: number; readonly start: number } | null {
    const start = provision.text?.indexOf(quote) ?? -1
    const node = this.#nodes.get(provision.eId)
    if (start >= 0 && node !== undefined) return { ordinal: node.ordinal, start }
    for (const child of provision.children) {
      const below = this.#leafWith(child, quote)
      if (below !== null) return below
    }
    return null
  }
}

/** The words of a quote, given the text of the leaf it stands in. */
export function quoteFrom(
  row: { readonly quote: string | null; readonly quote_start: number | null; readonly quote_length: number | null },
  leafText: string | null,
): string {
  if (row.quote !== null) return row.quote
  const start = row.quote_start ?? 0
  return (leafText ?? '').slice(start, start + (row.quote_length ?? 0))
}
