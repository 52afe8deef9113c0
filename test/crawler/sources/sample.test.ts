import { describe, expect, it } from 'vitest'
import { openFolder } from '../../../crawler/folder/open-folder.ts'
import type { ParsedDocument, SourceIo } from '../../../crawler/source.ts'
import { sample } from '../../../crawler/sources/sample.ts'
import { capturesOf, describeSourceContract } from '../source-contract.ts'

const open = () => openFolder(new URL('../../../data/sample', import.meta.url).pathname)

describe('sample', () => {
  describeSourceContract(sample, open)

  it('reads every document of the collection, and takes codes, labels and dates from its metadata', async () => {
    const folder = await open()
    const io: SourceIo = { folder, sourceDate: await sample.ownDate(folder), now: () => '2026-07-01T00:00:00.000Z' }
    expect(io.sourceDate).toBe('2026-06-30')
    const documents = new Map<string, ParsedDocument>()
    for (const capture of await capturesOf(sample, io)) {
      const outcome = sample.parse(capture)
      expect(outcome.kind, capture.ref).not.toBe('unreadable')
      if (outcome.kind === 'parsed' && outcome.documents[0]) documents.set(capture.ref, outcome.documents[0])
    }
    expect(documents.size).toBe(folder.paths().filter((path) => path.includes('/')).length)
    expect(documents.get('law/湖泊渡运法-2019-03-05.md')).toMatchObject({
      title: '【示例】云岚国湖泊渡运法',
      type: 'law',
      region: '000000',
      issuers: ['云岚国国民议会'],
      documentNumberNormalised: '云岚国元首令第52号',
      adopted: { on: '2019-03-05' },
      firstAdopted: { on: '2012-06-01' },
      effectiveFrom: { on: '2019-05-01' },
      sourceLabel: '已修改',
    })
  })
})
