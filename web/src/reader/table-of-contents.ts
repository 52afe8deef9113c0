import type { Provision } from '../api/types.ts'
import { escapeHtml } from './escape-html.ts'
import { titleOf } from './provision-title.ts'

/** The parts a table of contents names: 编, 分编, 章, 节, 附件, and headings without a number. */
const listed: ReadonlySet<Provision['kind']> = new Set(['part', 'subpart', 'chapter', 'section', 'annex', 'heading'])

interface Entry {
  readonly eId: string
  readonly title: string
  readonly children: readonly Entry[]
}

const entriesOf = (provisions: readonly Provision[]): readonly Entry[] =>
  provisions
    .filter((provision) => listed.has(provision.kind))
    .map((provision) => ({
      eId: provision.eId,
      title: titleOf(provision),
      children: entriesOf(provision.children),
    }))

const toList = (entries: readonly Entry[]): string =>
  `<ol>${entries
    .map(
      ({ eId, title, children }) =>
        `<li><a href="#${escapeHtml(eId)}">${escapeHtml(title)}</a>${children.length > 0 ? toList(children) : ''}</li>`,
    )
    .join('')}</ol>`

/** A nested list of links into the text; `null` for a text with fewer than two headings. Pure. */
export const toContentsHtml = (provisions: readonly Provision[]): string | null => {
  const entries = entriesOf(provisions)
  return entries.length > 1 || entries.some((entry) => entry.children.length > 0) ? toList(entries) : null
}
