import { normaliseTitle } from '../../../data/model/titles.ts'
import { resolveTarget } from '../../../data/relations/resolve.ts'
import { type TitleIndex, titleIndex } from '../../../data/relations/title-index.ts'
import type { Store } from '../../../data/store/store.ts'
import { recordedAs } from '../recorded.ts'
import { type Section, shareFigure } from '../report.ts'
import { share } from '../scores.ts'
import type { CitedParagraph } from './citations.ts'

type Outcome = 'right' | 'wrong' | 'open' | 'unresolved' | 'absent' | 'not-found'

/** What became of a title that is cited: which work it was taken for, and whether the collection holds one. */
interface ResolvedTitle {
  readonly name: string
  readonly held: string
  readonly outcome: Outcome
}

/** Titles cited in the labelled paragraphs against the works they were resolved to. */
export function measureResolution(store: Store, paragraphs: readonly CitedParagraph[]): Section {
  const index = titleIndex(worksOf(store))
  const titles = paragraphs.flatMap((paragraph) => resolvedTitles(store, index, paragraph))
  const count = (held: string, ...outcomes: readonly Outcome[]): number =>
    titles.filter((title) => title.held === held && outcomes.includes(title.outcome)).length
  const right = titles.filter(({ outcome }) => outcome === 'right').length
  const wrong = titles.filter(({ outcome }) => outcome === 'wrong').length
  const held = titles.filter((title) => title.held === 'yes').length
  const named = (...outcomes: readonly Outcome[]) => titles.filter(({ outcome }) => outcomes.includes(outcome))
  return {
    title: 'Citations: resolution of titles',
    notes: [
      'Of citations labelled `title`: right where the work has the title that stands in the span (as works are told apart; a short name agreed on counts by the title it stands for). Held but unresolved, resolved to several candidates, or not found by the reader counts against recall. `held` was labelled by file names and first headings.',
    ],
    figures: [
      shareFigure('precision', share(right, right + wrong), 0.99, `${right} of ${right + wrong}`),
      shareFigure(
        'recall of titles labelled as held',
        share(count('yes', 'right'), held),
        null,
        `${count('yes', 'right')} of ${held}`,
      ),
      shareFigure(
        'titles labelled as not held and left alone',
        share(count('no', 'absent'), count('no', 'absent', 'right', 'wrong', 'open')),
        null,
        `${count('no', 'absent')} of ${count('no', 'absent', 'right', 'wrong', 'open')}`,
      ),
    ],
    misses: [
      { title: 'Resolved to a work of another title', lines: named('wrong').map(({ name }) => name) },
      {
        title: 'Held and not resolved to one work',
        lines: titles
          .filter((one) => one.held === 'yes' && one.outcome !== 'right' && one.outcome !== 'wrong')
          .map(({ name, outcome }) => `${name}: ${outcome}`),
      },
      {
        title: 'Labelled as not held, yet a work of that title was found',
        lines: titles.filter((one) => one.held === 'no' && one.outcome === 'right').map(({ name }) => name),
      },
    ],
  }
}

function resolvedTitles(
  store: Store,
  index: TitleIndex,
  { path, paragraph, text, expected, found }: CitedParagraph,
): readonly ResolvedTitle[] {
  const from = recordedAs(store, path)
  return expected.flatMap(({ kind, start, end, title, held }): readonly ResolvedTitle[] => {
    if (kind !== 'title' || title === null) return []
    const words = text.slice(title.start, title.end)
    const name = `${path} ¶${paragraph}@${start} ${words}`
    const citation = found.find((one) => one.start < end && one.end > start)?.citation
    if (citation === undefined) return [{ name, held, outcome: 'not-found' }]
    const resolved = resolveTarget(citation.target, from, index)
    if (resolved === null) return [{ name, held, outcome: held === 'yes' ? 'unresolved' : 'absent' }]
    if ('candidates' in resolved) return [{ name, held, outcome: 'open' }]
    const work = index.work(resolved.workId)
    const names =
      work === null ? [] : [work.work.title, ...work.work.titleAliases, ...work.versions.map((one) => one.title)]
    // A short name stands for the title that the text itself put beside it.
    const isRight = [words, citation.target.citedAs].some((each) =>
      names.map(normaliseTitle).includes(normaliseTitle(each)),
    )
    return [
      { name: isRight ? name : `${name} → ${names[0] ?? resolved.workId}`, held, outcome: isRight ? 'right' : 'wrong' },
    ]
  })
}

function* worksOf(store: Store) {
  for (const work of store.works.all()) yield { work, versions: store.works.versionsOf(work.workId) }
}
