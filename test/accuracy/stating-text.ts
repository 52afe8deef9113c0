import type { ParsedDocument } from '../../crawler/source.ts'
import type { StatingText } from '../../data/relations/statement.ts'

/** A document as the readers of statements see it once it is recorded. */
export function statingTextOf(document: ParsedDocument): StatingText {
  const { title, type, kind, issuers, region, provisions } = document
  return {
    work: { title, type, kind, issuers, region },
    version: {
      title,
      adoptedOn: document.adopted?.on ?? null,
      promulgatedOn: document.promulgated?.on ?? null,
      effectiveFrom: document.effectiveFrom?.on ?? null,
    },
    provisions,
  }
}
