import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCitations } from '../../../data/citations/read-citations.ts'
import { corpusFolder, corpusNote, hasCorpus } from '../../corpus.ts'

const bytesPerSecond = 5_000_000

describe.skipIf(!hasCorpus)(`citations of the real texts${corpusNote}`, () => {
  const files = hasCorpus
    ? readdirSync(join(corpusFolder, 'lawrefbook'), { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.md'),
      )
    : []

  it('stand where they say, in order, with a title or parts, at five megabytes a second', () => {
    let bytes = 0
    let spent = 0
    let found = 0
    for (const path of files) {
      const text = readFileSync(join(corpusFolder, 'lawrefbook', path), 'utf8')
      const start = performance.now()
      const citations = readCitations(text)
      spent += performance.now() - start
      bytes += Buffer.byteLength(text)
      found += citations.length
      let last = 0
      for (const { start: from, end, text: words, target } of citations) {
        if (from < last || text.slice(from, end) !== words || target.citedAs.trim() === '') {
          expect.fail(`${path}: ${words} at ${from}–${end} after ${last}`)
        }
        last = end
      }
    }
    expect(found).toBeGreaterThan(30_000)
    expect(bytes / (spent / 1000)).toBeGreaterThan(bytesPerSecond)
  }, 60_000)
})
