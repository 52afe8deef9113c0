import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { corpusFolder, hasCorpus } from '../corpus.ts'
import { Collection, type ReadDocument } from './collection.ts'
import { citedParagraphs, measureCitations } from './measures/citations.ts'
import { measureRepeals } from './measures/repeals.ts'
import { measureResolution } from './measures/resolution.ts'
import { measureRoundTrip } from './measures/round-trip.ts'
import { measureSourceLabels } from './measures/source-labels.ts'
import { speedSection, timeParsing, timeRelating, timeValidity } from './measures/speeds.ts'
import { measureTitleNotes } from './measures/title-notes.ts'
import { measureVersions } from './measures/versions.ts'
import { recordCollection } from './recorded.ts'
import { renderReport, type Section, withReport } from './report.ts'

const readme = join(import.meta.dirname, 'README.md')

/** Measures everything and writes the report between its marks in README.md. */
async function run(existingStore: string | null): Promise<void> {
  const collection = await Collection.open()
  const captures = await collection.captures()
  progress(`${captures.length} files`)
  const parsing = timeParsing(captures)
  const documents: ReadDocument[] = []
  const unreadable: string[] = []
  for (const [ref, outcome] of parsing.outcomes) {
    const read = collection.keep(ref, outcome)
    if (read !== null) documents.push(read)
    if (outcome.kind === 'unreadable') unreadable.push(`${ref}: ${outcome.error.code}`)
  }
  const sections: Section[] = [measureRoundTrip(documents, unreadable)]
  progress('round trip')
  sections.push(await measureTitleNotes(collection), await measureRepeals(collection))
  progress('title notes, repeals')
  const paragraphs = await citedParagraphs(collection)
  sections.push(await measureCitations(paragraphs))
  progress('citations')
  const recorded = await recordCollection(collection, existingStore)
  try {
    const { store } = recorded
    sections.push(measureResolution(store, paragraphs))
    progress('resolution')
    const relating = await timeRelating(store)
    progress('relations')
    sections.push(await measureVersions(collection, store), await measureSourceLabels(collection, store, documents))
    progress('versions, labels')
    const validity = timeValidity(store, collection.io.sourceDate ?? '')
    sections.push(speedSection([parsing.figure, validity, relating]))
  } finally {
    recorded.close()
  }
  writeFileSync(readme, withReport(readFileSync(readme, 'utf8'), renderReport(head(collection), sections)))
  for (const { title, figures } of sections) {
    progress(`\n${title}`)
    for (const { what, measured, aim, isReached } of figures) {
      progress(`  ${what}: ${measured}${aim === '' ? '' : ` [${aim}${isReached === false ? ', not reached' : ''}]`}`)
    }
  }
}

function head({ io }: Collection): readonly string[] {
  const [cpu] = cpus()
  return [
    'Command: `npm run accuracy` (the collection is looked for as `test/corpus.ts` says)',
    `Date: ${new Date().toISOString().slice(0, 10)}`,
    `Machine: ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    `Collection: LawRefBook as of ${io.sourceDate ?? 'an unknown day'}`,
    'Misses are listed by path and position; ¶ counts paragraphs of the body, @ offsets in it.',
  ]
}

function progress(line: string): void {
  process.stdout.write(`${line}\n`)
}

if (!hasCorpus) {
  progress(`no real texts at ${corpusFolder}; set TONGCHA_CORPUS`)
} else {
  const { values } = parseArgs({ options: { store: { type: 'string' } } })
  await run(values.store ?? null)
}
