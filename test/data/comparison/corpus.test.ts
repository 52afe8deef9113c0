import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../../crawler/folder/open-folder.ts'
import type { SourceIo } from '../../../crawler/source.ts'
import { lawrefbook } from '../../../crawler/sources/lawrefbook.ts'
import { type ComparedRow, compareTexts } from '../../../data/comparison/compare-texts.ts'
import { toComparedUnits } from '../../../data/comparison/compared-unit.ts'
import type { Provision } from '../../../data/model/provision.ts'
import { corpusFolder, corpusNote, hasCorpus } from '../../corpus.ts'
import { reformatted, reformattings } from './reformatted.ts'

const civilCode = '民法典/'

/** In an order that no one chose: by the digest of the path. */
const digest = (ref: string): string => createHash('sha256').update(`comparison ${ref}`).digest('hex')

/** File name without its date: `统计法(2009-06-27).md` and `统计法(2024-09-13).md` are one family. */
const familyOf = (ref: string): string => ref.replace(/[(（]\d{4}-\d{2}-\d{2}[)）]\.md$/, '')

const changesOf = (rows: readonly ComparedRow[]): readonly string[] =>
  rows.flatMap(({ kind, toLabel, parts }) =>
    kind === 'unchanged'
      ? []
      : [`${kind} ${toLabel} ${JSON.stringify(parts.filter(({ op }) => op !== 'same')).slice(0, 200)}`],
  )

describe.skipIf(!hasCorpus)(`comparison of real texts${corpusNote}`, () => {
  const texts = new Map<string, readonly Provision[]>()
  const families = new Map<string, string[]>()

  beforeAll(async () => {
    const folder = await openFolder(join(corpusFolder, 'lawrefbook'))
    const io: SourceIo = { folder, sourceDate: null, now: () => '2026-11-23T00:00:00.000Z' }
    const refs: string[] = []
    for await (const { ref } of lawrefbook.discover(null, io)) if (ref.endsWith('.md')) refs.push(ref)
    for (const ref of refs) {
      const family = familyOf(ref)
      if (family !== ref) families.set(family, [...(families.get(family) ?? []), ref])
    }
    for (const [family, members] of families) if (members.length < 2) families.delete(family)
    const drawn = refs.sort((a, b) => digest(a).localeCompare(digest(b))).slice(0, 330)
    for (const ref of new Set([...drawn, ...[...families.values()].flat(), civilCode])) {
      const outcome = lawrefbook.parse(await lawrefbook.capture(ref, io))
      if (outcome.kind === 'parsed')
        texts.set(
          ref,
          outcome.documents.flatMap(({ provisions }) => provisions),
        )
    }
  })

  it('finds no difference between 300 of them and copies printed otherwise', () => {
    const drawn = [...texts].slice(0, 300)
    expect(drawn).toHaveLength(300)
    const ways = Object.values(reformattings)
    const spurious = drawn.flatMap(([ref, provisions], place) => {
      // Every text in two ways, each way over sixty texts; and in all ways at once.
      const chosen = [ways[place % ways.length], ways[(place + 3) % ways.length]].flatMap((way) => way ?? [])
      const copies = [
        ...chosen.map((way) => reformatted(provisions, way)),
        ways.reduce((copy, way) => reformatted(copy, way), provisions),
      ]
      return copies.flatMap((copy) => changesOf(compareTexts(provisions, copy)).map((change) => `${ref}: ${change}`))
    })
    expect(spurious).toEqual([])
  })

  it('gives both texts of every family back, provision by provision', () => {
    expect(families.size).toBeGreaterThanOrEqual(80)
    for (const members of families.values()) {
      const [older, newer] = [...members].sort().map((ref) => texts.get(ref))
      if (older === undefined || newer === undefined) continue
      const rows = compareTexts(older, newer)
      for (const [provisions, side, other] of [
        [older, 'fromEId', 'add'],
        [newer, 'toEId', 'del'],
      ] as const) {
        for (const { eId, lines } of toComparedUnits(provisions)) {
          const parts = rows.filter((row) => row[side] === eId).flatMap((row) => row.parts)
          const words = parts
            .filter(({ op }) => op !== other)
            .map(({ text, fromText }) => (side === 'fromEId' ? (fromText ?? text) : text))
          expect(words.join('')).toBe(lines.join('\n'))
        }
      }
    }
  })

  it('compares 民法典 with an edited copy of itself in less than 300 ms', () => {
    const code = texts.get(civilCode) ?? []
    let place = 0
    const edited = (provisions: readonly Provision[]): readonly Provision[] =>
      provisions.map((provision) => ({
        ...provision,
        text: place++ % 10 === 0 ? (provision.text?.replace('应当', '必须') ?? null) : provision.text,
        children: edited(provision.children),
      }))
    const copy = edited(code)
    const times = [1, 2, 3].map(() => {
      const began = performance.now()
      const rows = compareTexts(code, copy)
      expect(rows.length).toBeGreaterThan(1260)
      return performance.now() - began
    })
    expect(Math.min(...times)).toBeLessThan(300)
  })
})
