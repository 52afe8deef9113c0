import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SearchResponse } from '../../indexer/engine.ts'
import { searchWithRelaxation } from '../../indexer/search.ts'
import { openCorpusCollection } from '../collection.ts'
import { corpusNote, hasCorpus } from '../corpus.ts'
import { aPlan } from '../indexer/plans.ts'

const items = z
  .array(z.object({ query: z.string().min(1), title: z.string().min(1), eId: z.string() }))
  .parse(parse(readFileSync(new URL('known-items.csv', import.meta.url), 'utf8'), { columns: true }))

/** The day after the collection was read: what was in force then is there. */
const asOf = '2025-04-30'

describe.skipIf(!hasCorpus)(`known items${corpusNote}`, () => {
  let opened: Awaited<ReturnType<typeof openCorpusCollection>>

  beforeAll(async () => {
    opened = await openCorpusCollection()
  }, 600_000)

  afterAll(async () => {
    await opened?.engine.close()
    opened?.store.close()
  })

  const first = async (query: string, unit: 'work' | 'provision'): Promise<SearchResponse> => {
    if (opened === null) throw new Error('the collection is not there')
    return (await searchWithRelaxation(opened.engine, aPlan(query, { asOf, unit, limit: 1 }))).response
  }

  it.each(items)('$query comes first as $title $eId', async ({ query, title, eId }) => {
    const { hits } = await first(query, 'work')
    const hit = hits[0]
    const version = hit && opened?.store.works.version(hit.workId, hit.versionId)
    expect(version?.title.replace(/\s/g, '')).toBe(title)
    if (eId === '') return
    expect(hit?.provisions[0]?.eId).toBe(eId)
    const provision = (await first(query, 'provision')).hits[0]
    expect({ workId: provision?.workId, eId: provision?.provisions[0]?.eId }).toEqual({ workId: hit?.workId, eId })
  })
})
