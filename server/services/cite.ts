import type { Citation } from '../../data/citations/citation.ts'
import { readCitations } from '../../data/citations/read-citations.ts'
import type { IsoDate } from '../../data/model/dates.ts'
import { findDocumentNumber, normaliseDocumentNumber } from '../../data/model/document-number.ts'
import { titlesOf } from '../../data/relations/title-finder.ts'
import type { TitleIndex } from '../../data/relations/title-index.ts'
import type { Store } from '../../data/store/store.ts'
import { findCitation } from '../../indexer/query/citation.ts'
import type { CiteAnswer } from '../http/schemas/cite.ts'
import { checkCitation } from './check-citation.ts'
import { type CurrentCollection, noticeOf } from './collection-in-use.ts'

/** Resolves citations one at a time. */
export interface CiteService {
  cite(reference: string, asOf: IsoDate): CiteAnswer
}

export function citeService(current: CurrentCollection): CiteService {
  // The names of a large collection take a second to put in order, and change only with the records.
  let kept: { readonly store: Store; readonly head: number; readonly titles: TitleIndex } | null = null

  function titles(store: Store): TitleIndex {
    const head = store.changes.head()
    if (kept === null || kept.store !== store || kept.head !== head) kept = { store, head, titles: titlesOf(store) }
    return kept.titles
  }

  return {
    cite(reference, asOf) {
      const collection = current()
      const context = { store: collection.store, titles: titles(collection.store), asOf }
      const citation = firstCitation(reference, context.titles)
      return { ...checkCitation(citation, context), asOf, notice: noticeOf(collection) }
    },
  }
}

/** The citation in the words given; words that hold none are taken for a title, alone or before a number: 民法典1254条. */
function firstCitation(reference: string, titles: TitleIndex): Citation {
  const isName = (name: string): boolean => titles.isTitle(name) || titles.titlesOfAbbreviation(name).length > 0
  const [first] = readCitations(reference, { isTitle: isName })
  if (first !== undefined && !first.target.isSelf) return first
  const spoken = findCitation(reference, isName)
  const number = findDocumentNumber(reference)
  // Example: 《民法典》
  const citedAs = spoken?.title ?? reference.replace(/^《(.*)》$/su, '$1')
  return {
    start: 0,
    end: reference.length,
    text: reference,
    target: {
      citedAs,
      isSelf: false,
      documentNumber: number === null ? null : normaliseDocumentNumber(number),
      issuer: null,
      issuedOn: null,
      eIds: spoken === null ? [] : [spoken.eId],
    },
  }
}
