import { beforeAll, describe, expect, it } from 'vitest'
import { corpusNote, hasCorpus } from '../corpus.ts'
import { Collection } from './collection.ts'
import { citedParagraphs, dominatingTable, scoreCitations } from './measures/citations.ts'
import { scoreLabelledRepeals } from './measures/repeals.ts'
import { scoreLabelledTitleNotes } from './measures/title-notes.ts'
import { f1, precision, recall } from './scores.ts'

/** A little under what README.md shows as measured. */
describe.skipIf(!hasCorpus)(`accuracy on the labelled texts does not fall${corpusNote}`, () => {
  let collection: Collection

  beforeAll(async () => {
    collection = await Collection.open()
  })

  it('of events of title notes', async () => {
    const { events, dates } = await scoreLabelledTitleNotes(collection)
    expect(f1(events)).toBeGreaterThan(0.9)
    expect(f1(dates)).toBeGreaterThan(0.995)
  })

  it('of repeals', async () => {
    const { targets, sentencesRight, sentences } = await scoreLabelledRepeals(collection)
    expect(precision(targets)).toBeGreaterThanOrEqual(0.99)
    expect(recall(targets)).toBeGreaterThanOrEqual(0.98)
    expect(sentencesRight / sentences).toBeGreaterThanOrEqual(0.99)
  })

  it('of citations', async () => {
    const paragraphs = (await citedParagraphs(collection)).filter(({ path }) => path !== dominatingTable)
    const { spans, kinds, parts } = scoreCitations(paragraphs)
    expect(f1(spans)).toBeGreaterThan(0.97)
    expect(f1(kinds)).toBeGreaterThan(0.95)
    expect(f1(parts)).toBeGreaterThan(0.945)
  })
})
