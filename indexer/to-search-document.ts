import { levelOf } from '../data/model/document-type.ts'
import type { Provision, ProvisionKind } from '../data/model/provision.ts'
import type { VersionText } from '../data/model/version.ts'
import type { Work } from '../data/model/work.ts'
import type { ValidityInterval } from '../data/validity/validity.ts'
import { knownAbbreviations } from './query/reference.ts'
import type { SearchDocument, SearchProvision, TokenisedText } from './search-document.ts'
import { normaliseName } from './segment/normalise.ts'
import { tokenise } from './segment/segmenter.ts'

/** A preamble or annex longer than this is found part by part. */
const longestUnit = 1_500

const containers: ReadonlySet<ProvisionKind> = new Set(['part', 'subpart', 'chapter', 'section'])

/**
 * A version as engines index it: every article is a unit, and so is what stands outside articles (preamble, clauses,
 * paragraphs, annexes), so that every word of the text can be found. `validity` are the intervals of this version.
 */
export function toSearchDocument(
  work: Work,
  text: Pick<VersionText, 'version' | 'provisions'>,
  validity: readonly ValidityInterval[],
): SearchDocument {
  const { version, provisions } = text
  return {
    id: `${version.workId}/${version.versionId}`,
    workId: version.workId,
    versionId: version.versionId,
    title: version.title,
    names: namesOf(work, version.title),
    titleTokens: tokenise(version.title),
    documentNumber: version.documentNumberNormalised,
    type: work.type,
    kind: work.kind,
    level: levelOf[work.type],
    issuers: work.issuers,
    subjects: work.subjects,
    region: work.region,
    adoptedOn: version.adoptedOn,
    promulgatedOn: version.promulgatedOn,
    effectiveFrom: version.effectiveFrom,
    validity,
    provisions: toSearchProvisions(provisions),
  }
}

/** The names a work is asked for by, normalised: its titles, their curated abbreviations, and titles without the issuer. */
function namesOf(work: Work, title: string): readonly string[] {
  const titles = [title, work.title, ...work.titleAliases]
  const names = new Set<string>()
  for (const each of titles) {
    names.add(normaliseName(each))
    for (const abbreviation of knownAbbreviations().abbreviationsOf(each)) names.add(abbreviation)
    // 最高人民法院关于审理…的规定 is asked for from 关于 on
    const about = each.indexOf('关于')
    if (about > 0 && work.issuers.some((issuer) => each.startsWith(issuer))) names.add(normaliseName(each.slice(about)))
  }
  names.delete('')
  return [...names]
}

/** The units of a text in reading order. */
export function toSearchProvisions(provisions: readonly Provision[]): readonly SearchProvision[] {
  const units: SearchProvision[] = []
  const headings = new Map<string, TokenisedText>()
  const add = (provision: Provision, under: string): void => {
    const body = textOf(provision)
    if (body.trim() === '') return
    const headingTokens = headings.get(under) ?? tokenise(under)
    headings.set(under, headingTokens)
    units.push({ eId: provision.eId, ordinal: units.length, headingTokens, bodyTokens: tokenise(body) })
  }
  const collect = (provision: Provision, under: string): void => {
    if (!isDivided(provision)) {
      add(provision, under)
      return
    }
    const own = headingOf(provision)
    const path = own === '' ? under : under === '' ? own : `${under}\n${own}`
    for (const child of provision.children) collect(child, path)
  }
  for (const provision of provisions) collect(provision, '')
  return units
}

/** Whether a node is found by its parts: chapters, what holds articles, and long annexes and preambles. */
function isDivided(provision: Provision): boolean {
  if (provision.children.length === 0 || provision.kind === 'article') return false
  if (containers.has(provision.kind) || provision.children.some(holdsArticle)) return true
  const mayBeLong = provision.kind === 'annex' || provision.kind === 'preamble'
  return mayBeLong && textOf(provision).length > longestUnit
}

function holdsArticle(provision: Provision): boolean {
  return provision.kind === 'article' || provision.children.some(holdsArticle)
}

function headingOf({ label, heading }: Provision): string {
  return [label, heading].filter((part) => part !== null && part !== '').join(' ')
}

/** The words of a node and all below it, a line for each leaf; the cells of a row stand in one line. */
export function textOf(provision: Provision): string {
  const parts = [headingOf(provision), provision.text ?? ''].filter((part) => part !== '')
  const separator = provision.kind === 'row' ? ' ' : '\n'
  const below = provision.children.map(textOf).filter((part) => part !== '')
  const own = parts.join(' ')
  // 第三条 and its first 款 are one line, as they are printed
  if (below.length > 0 && provision.heading === null && own !== '') return `${own} ${below.join(separator)}`
  return [own, ...below].filter((part) => part !== '').join(separator)
}
