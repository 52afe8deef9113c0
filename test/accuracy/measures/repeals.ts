import { normaliseTitle } from '../../../data/model/titles.ts'
import type { Statement } from '../../../data/relations/statement.ts'
import { readRepeals } from '../../../data/relations/statements/repeals.ts'
import { type BodyPlaces, bare } from '../body-places.ts'
import type { Collection } from '../collection.ts'
import { fileText, type ReadDocument } from '../collection.ts'
import { bodyParagraphs, sentences } from '../draw.ts'
import { labelRows, type Row, readTargets, type Span, truthRows } from '../labels.ts'
import { type Section, shareFigure, tallyFigures } from '../report.ts'
import { emptyTally, kappa, match, type Tally, tallied } from '../scores.ts'
import { statingTextOf } from '../stating-text.ts'

/** How the repeals found agree with labelled sentences. */
export interface RepealScore {
  readonly targets: Tally
  /** Sentences of which every target is right, none too many. */
  readonly sentencesRight: number
  readonly sentences: number
  readonly misses: readonly string[]
}

/** A sentence of a text and what is said in it: `title|role`, titles as they are compared. */
interface LabelledSentence {
  readonly name: string
  readonly path: string
  /** Where it stands in the text of the whole tree; `null` where it was not found there. */
  readonly span: Span | null
  readonly expected: readonly string[]
}

/** Repeals against the labels by hand, the second labels and the lists that came with the collection. */
export async function measureRepeals(collection: Collection): Promise<Section> {
  const rows = labelRows('repeals.tsv')
  const blind = labelRows('blind-repeals.tsv')
  const byHand = await scoreRepeals(collection, await labelled(collection, rows))
  const bySecond = await scoreRepeals(collection, await labelled(collection, blind))
  const listed = truthRows('repeal_relations.tsv').filter(({ path = '' }) => collection.holds(path))
  const checkedSentences = new Set(listed.filter(({ hand_checked: hand }) => hand === 'yes').map(sentenceKey))
  const isChecked = (row: Row): boolean => checkedSentences.has(sentenceKey(row))
  const [checkedRows, uncheckedRows] = [listed.filter(isChecked), listed.filter((row) => !isChecked(row))]
  const checked = await scoreRepeals(collection, await listedSentences(collection, checkedRows))
  const unchecked = await scoreRepeals(collection, await listedSentences(collection, uncheckedRows))
  const negatives = await scoreRepeals(collection, await negativeSentences(collection))
  const verdicts = bothVerdicts(rows, blind)
  const sameTargets = bothTargets(rows, blind)
  return {
    title: 'Repeals',
    notes: [
      'One target is one title in one sentence with its role (`repealed` or `partial`); titles are compared as works are told apart, a statement belongs to the sentence its title stands in. Spans of targets in the labels count from the offset of their sentence. A title named twice in a sentence counts once.',
      'Of `truth/repeal_relations.tsv` the sentences with a row marked as checked by hand are counted apart; its role `instrument(not repealed)` means that the title must not be found; rows that name a file outside the collection are left out. Sentences of `truth/repeal_hard_negatives.tsv` name no target themselves.',
    ],
    figures: [
      ...tallyFigures('targets, labels by hand', byHand.targets, { precision: 0.99, recall: 0.97 }),
      shareFigure('sentences right', byHand.sentencesRight / byHand.sentences, null, of(byHand)),
      ...tallyFigures('targets, second labels', bySecond.targets),
      shareFigure(
        'labels and second labels: same verdict',
        agreementOf(verdicts),
        null,
        `kappa ${kappa(verdicts).toFixed(2)}`,
      ),
      shareFigure('labels and second labels: same targets and roles', agreementOf(sameTargets), null),
      ...tallyFigures('repeal_relations.tsv, checked by hand', checked.targets),
      ...tallyFigures('repeal_relations.tsv, not checked', unchecked.targets),
      shareFigure(
        'hard negatives without a target',
        negatives.sentencesRight / negatives.sentences,
        null,
        of(negatives),
      ),
    ],
    misses: [
      { title: 'Labels by hand', lines: byHand.misses },
      { title: 'Second labels', lines: bySecond.misses },
      { title: 'Labels and second labels differ', lines: differing(rows, blind) },
      { title: 'repeal_relations.tsv, checked by hand', lines: checked.misses },
      { title: 'repeal_relations.tsv, not checked', lines: unchecked.misses },
      { title: 'Hard negatives', lines: negatives.misses },
    ],
  }
}

/** The labels by hand alone, as the floor needs them. */
export async function scoreLabelledRepeals(collection: Collection): Promise<RepealScore> {
  return scoreRepeals(collection, await labelled(collection, labelRows('repeals.tsv')))
}

async function scoreRepeals(collection: Collection, list: readonly LabelledSentence[]): Promise<RepealScore> {
  const statements = new Map<string, readonly Statement[]>()
  let targets = emptyTally
  let right = 0
  const misses: string[] = []
  for (const { name, path, span, expected } of list) {
    const read = await collection.document(path)
    const places = await collection.places(path)
    if (read === null || places === null || span === null) {
      targets = tallied(targets, { hits: [], missed: expected, extra: [] })
      misses.push(`${name}: the sentence is not found in the tree`)
      continue
    }
    const own = statements.get(read.path) ?? repealsOf(read)
    statements.set(read.path, own)
    const found = own.filter((statement) => standsIn(statement, span, places)).map(asLabel)
    const matched = match(expected, [...new Set(found)])
    targets = tallied(targets, matched)
    if (matched.missed.length + matched.extra.length === 0) right++
    else misses.push(`${name}: missed ${words(matched.missed)}; extra ${words(matched.extra)}`)
  }
  return { targets, sentencesRight: right, sentences: list.length, misses }
}

function words(list: readonly string[]): string {
  return list.length === 0 ? 'none' : list.join(', ')
}

function of({ sentencesRight, sentences }: RepealScore): string {
  return `${sentencesRight} of ${sentences}`
}

function repealsOf({ document }: ReadDocument): readonly Statement[] {
  return readRepeals(statingTextOf(document)).filter(({ type, effect }) => type === 'repeals' && effect !== 'kept')
}

function asLabel({ target, partial }: Statement): string {
  return `${normaliseTitle(target.citedAs)}|${partial ? 'partial' : 'repealed'}`
}

/** Whether the title of a statement stands in the sentence: within its own quote, within its own provision. */
function standsIn({ from, quote, target }: Statement, sentence: Span, places: BodyPlaces): boolean {
  const node = places.ofNode(from)
  if (node === null) return false
  const plain = bare(quote, false).text
  const at = places.text.indexOf(plain, node.start)
  if (at < 0 || at >= node.end) return false
  const title = bare(target.citedAs, false).text
  for (let place = plain.indexOf(title); place >= 0; place = plain.indexOf(title, place + 1)) {
    if (at + place >= sentence.start && at + place < sentence.end) return true
  }
  return false
}

async function labelled(collection: Collection, rows: readonly Row[]): Promise<readonly LabelledSentence[]> {
  return Promise.all(
    rows.map(async ({ path = '', paragraph = '', offset = '', targets = '' }) => {
      const text = bodyParagraphs(fileText(path))[Number(paragraph)] ?? ''
      const own = sentences(text).find((sentence) => sentence.offset === Number(offset))
      const begin = Number(offset)
      const places = await collection.places(path)
      const expected = readTargets(targets).map(
        ({ start, end, role }) => `${normaliseTitle(text.slice(begin + start, begin + end))}|${role}`,
      )
      return {
        name: `${path} ¶${paragraph}@${offset}`,
        path,
        span: places?.inText(Number(paragraph), { start: begin, end: begin + (own?.text.length ?? 0) }) ?? null,
        expected: [...new Set(expected)],
      }
    }),
  )
}

function sentenceKey({ path, sentence }: Row): string {
  return `${path}	${sentence}`
}

/** The rows of one sentence together. */
async function listedSentences(collection: Collection, rows: readonly Row[]): Promise<readonly LabelledSentence[]> {
  const bySentence = new Map<string, Row[]>()
  for (const row of rows) {
    const key = sentenceKey(row)
    bySentence.set(key, [...(bySentence.get(key) ?? []), row])
  }
  return Promise.all(
    [...bySentence.values()].map(async (group) => {
      const { path = '', article = '', sentence = '' } = group[0] ?? {}
      const span = await spanOf(collection, path, sentence)
      const expected = group
        .filter(({ role = '' }) => !role.startsWith('instrument'))
        .map(({ repealed_title = '', role = '' }) => `${normaliseTitle(repealed_title)}|${role}`)
      return { name: `${path} ${article}`, path, span, expected: [...new Set(expected)] }
    }),
  )
}

async function negativeSentences(collection: Collection): Promise<readonly LabelledSentence[]> {
  return Promise.all(
    truthRows('repeal_hard_negatives.tsv')
      .filter(({ path = '' }) => collection.holds(path))
      .map(async ({ path = '', article = '', sentence = '' }) => ({
        name: `${path} ${article}`,
        path,
        span: await spanOf(collection, path, sentence),
        expected: [],
      })),
  )
}

async function spanOf(collection: Collection, path: string, sentence: string): Promise<Span | null> {
  const places = await collection.places(path)
  const plain = bare(sentence, false).text
  const at = places?.text.indexOf(plain) ?? -1
  return at < 0 ? null : { start: at, end: at + plain.length }
}

const keyOf = ({ path, paragraph, offset }: Row): string => `${path} ¶${paragraph}@${offset}`

function paired(rows: readonly Row[], blind: readonly Row[]): readonly (readonly [Row, Row])[] {
  const byPlace = new Map(rows.map((row) => [keyOf(row), row]))
  return blind.flatMap((row) => {
    const other = byPlace.get(keyOf(row))
    return other === undefined ? [] : [[other, row] as const]
  })
}

function bothVerdicts(rows: readonly Row[], blind: readonly Row[]): readonly (readonly [string, string])[] {
  return paired(rows, blind).map(([one, other]) => [one.verdict ?? '', other.verdict ?? ''])
}

function bothTargets(rows: readonly Row[], blind: readonly Row[]): readonly (readonly [string, string])[] {
  return paired(rows, blind).map(([one, other]) => [targetsIn(one), targetsIn(other)])
}

/** In one form, whichever mark stands between them. */
function targetsIn({ targets = '' }: Row): string {
  return JSON.stringify(readTargets(targets))
}

function differing(rows: readonly Row[], blind: readonly Row[]): readonly string[] {
  return paired(rows, blind)
    .filter(([one, other]) => one.verdict !== other.verdict || targetsIn(one) !== targetsIn(other))
    .map(([one, other]) => `${keyOf(one)}: ${one.verdict} ${one.targets} / ${other.verdict} ${other.targets}`)
}

function agreementOf(pairs: readonly (readonly [string, string])[]): number {
  return pairs.length === 0 ? 1 : pairs.filter(([one, other]) => one === other).length / pairs.length
}
