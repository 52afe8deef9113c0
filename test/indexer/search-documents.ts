import type { IsoDate } from '../../data/model/dates.ts'
import type { ValidityInterval } from '../../data/validity/validity.ts'
import type { SearchDocument } from '../../indexer/search-document.ts'
import { normaliseName } from '../../indexer/segment/normalise.ts'
import { tokenise } from '../../indexer/segment/segmenter.ts'

/** An invented text as engines get it: `articles` are numbered from 1, each under `heading`. */
export interface InventedText extends Partial<Omit<SearchDocument, 'provisions' | 'titleTokens'>> {
  readonly title: string
  readonly articles: readonly string[]
  readonly heading?: string
}

export function aSearchDocument({ articles, heading = '', ...fields }: InventedText): SearchDocument {
  const workId = fields.workId ?? normaliseName(fields.title)
  const promulgatedOn = fields.promulgatedOn === undefined ? '2001-05-01' : fields.promulgatedOn
  const versionId = fields.versionId ?? promulgatedOn ?? 'undated-00000000'
  const headingTokens = tokenise(heading)
  return {
    names: [normaliseName(fields.title)],
    documentNumber: null,
    type: 'law',
    kind: null,
    level: 2,
    issuers: ['云岚国国民议会'],
    subjects: [],
    region: '000000',
    adoptedOn: promulgatedOn,
    effectiveFrom: promulgatedOn,
    validity: inForceFrom(promulgatedOn),
    ...fields,
    id: `${workId}/${versionId}`,
    workId,
    versionId,
    promulgatedOn,
    titleTokens: tokenise(fields.title),
    provisions: articles.map((text, ordinal) => ({
      eId: `art_${ordinal + 1}`,
      ordinal,
      headingTokens,
      bodyTokens: tokenise(text),
    })),
  }
}

/** In force from a day on, for as long as is known. */
export function inForceFrom(day: IsoDate | null, until: IsoDate | null = null): readonly ValidityInterval[] {
  const begun: ValidityInterval[] =
    day === null
      ? [{ from: null, code: 'unknown', certainty: 'presumed' }]
      : [
          { from: null, code: 'not_yet_in_force', certainty: 'stated' },
          { from: day, code: 'in_force', certainty: 'stated' },
        ]
  return until === null ? begun : [...begun, { from: until, code: 'amended', certainty: 'computed' }]
}
