import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { normaliseTitle } from '../../../data/model/titles.ts'
import type { Version } from '../../../data/model/version.ts'
import type { Work } from '../../../data/model/work.ts'
import { amendmentEffect, effectsOf } from '../../../data/relations/effects.ts'
import { type RelateOptions, relate } from '../../../data/relations/relate.ts'
import { statementReaders } from '../../../data/relations/statement-readers.ts'
import { titleFinder } from '../../../data/relations/title-finder.ts'
import { evidenceOf } from '../../../data/store/evidence.ts'
import { openStore } from '../../../data/store/open.ts'
import type { Store } from '../../../data/store/store.ts'
import { appearedOn } from '../../../data/validity/applicable.ts'
import { decideVersions } from '../../../data/validity/decide.ts'
import { anArticle, aVersion, aWork } from '../../builders.ts'
import { openCorpusCollection } from '../../collection.ts'
import { corpusFolder, corpusNote, hasCorpus } from '../../corpus.ts'

const at = '2026-06-30T00:00:00.000Z'
const options: RelateOptions = { clock: () => new Date(at), readers: statementReaders, finder: titleFinder }

let folder: string
let store: Store
const opened: Store[] = []

function newStore(): Store {
  const fresh = openStore(join(folder, `${opened.length}.sqlite`))
  opened.push(fresh)
  return fresh
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-relate-'))
  store = newStore()
})

afterEach(() => {
  for (const each of opened.splice(0)) each.close()
  rmSync(folder, { recursive: true })
})

interface Text {
  readonly workId: string
  readonly title: string
  readonly day: string
  readonly articles: readonly string[]
  readonly work?: Partial<Work>
  readonly version?: Partial<Version>
}

const ferry: Text = { workId: 'w00000000000000a', title: '湖泊渡运法', day: '2001-05-01', articles: ['渡船应当登记。'] }
const trial: Text = {
  workId: 'w00000000000000b',
  title: '渡船登记办法（试行）',
  day: '2003-05-01',
  articles: ['登记免费。'],
}
const rule: Text = {
  workId: 'w00000000000000c',
  title: '渡船登记办法',
  day: '2010-05-01',
  articles: [
    '根据《湖泊渡运法》，制定本办法。',
    '登记应当依照《湖泊渡运法》第一条的规定办理。',
    '违反本办法第二条规定的，处一千元以下罚款。',
    '本办法自2010年7月1日起施行。《渡船登记办法（试行）》同时废止。',
  ],
  version: { effectiveFrom: '2010-07-01' },
}

function save({ workId, title, day, articles, work, version }: Text, into = store): void {
  const key = { normalisedTitle: normaliseTitle(title), issuer: '云岚国国民议会', firstAdoptedOn: day }
  into.works.saveWork(aWork({ workId, title, key, ...work }), at)
  const provisions = articles.map((text, index) => anArticle(String(index + 1), text))
  into.works.saveVersion(
    { version: aVersion({ workId, versionId: day, title, promulgatedOn: day, ...version }), provisions },
    at,
  )
}

/** Everything that is said in a store, without what depends on when it was said. */
function said(of: Store): readonly string[] {
  return [...of.works.all()].flatMap(({ workId }) =>
    of.works
      .relationsOf(workId, { direction: 'out', statedBy: 'every', limit: 1_000 })
      .items.map((relation) => JSON.stringify(relation)),
  )
}

const statusOf = (workId: string, asOf: string): readonly string[] =>
  decideVersions(evidenceOf(store, workId), asOf).map(({ validity }) => validity.code)

describe('relating', () => {
  it('reads what texts say and finds what they name', async () => {
    for (const text of [ferry, trial, rule]) save(text)
    const report = await relate(store, options)
    expect(report).toMatchObject({ versionsRead: 3, interrupted: false, worksTouched: 1 })
    const brief = store.works
      .relationsOf(rule.workId)
      .items.map(({ type, from, target }) => [type, from.eId, target.workId, target.eId].join(' '))
    expect(brief).toEqual(
      expect.arrayContaining([
        `repeals art_4__para_1 ${trial.workId} `,
        `replaces art_4__para_1 ${trial.workId} `,
        `basedOn art_1__para_1 ${ferry.workId} `,
        `cites art_2__para_1 ${ferry.workId} art_1`,
        `penalizes art_3__para_1 ${rule.workId} art_2`,
      ]),
    )
  })

  it('ends what is repealed on the first day of the text that says so, and tells the change log', async () => {
    for (const text of [ferry, trial, rule]) save(text)
    const head = store.changes.head()
    await relate(store, options)
    expect(statusOf(trial.workId, '2010-06-30')).toEqual(['in_force'])
    expect(statusOf(trial.workId, '2010-07-01')).toEqual(['repealed'])
    expect(store.changes.after(head, 10).map(({ kind, workId }) => `${kind} ${workId}`)).toEqual([
      `updated ${trial.workId}`,
    ])
  })

  it('changes nothing when run again', async () => {
    for (const text of [ferry, trial, rule]) save(text)
    await relate(store, options)
    const [before, head] = [said(store), store.changes.head()]
    expect(await relate(store, options)).toEqual({ versionsRead: 0, linked: 0, worksTouched: 0, interrupted: false })
    expect([said(store), store.changes.head()]).toEqual([before, head])
  })

  it('links a name once the work of that name arrives', async () => {
    save(rule)
    await relate(store, options)
    expect(store.works.relationsOf(rule.workId, { types: ['repeals'] }).items[0]?.target.workId).toBeNull()
    save(trial)
    const head = store.changes.head()
    expect(await relate(store, options)).toMatchObject({ versionsRead: 1, worksTouched: 1 })
    expect(statusOf(trial.workId, '2026-01-01')).toEqual(['repealed'])
    expect(store.changes.after(head, 10).map(({ workId }) => workId)).toEqual([trial.workId])
  })

  it('comes to the same whatever the order in which the texts arrive', async () => {
    const older: Text = { ...ferry, version: { versionId: '1990-01-01' }, day: '1990-01-01', articles: ['旧第一条。'] }
    const local: Text = {
      workId: 'w00000000000000d',
      title: '云山市渡口管理办法',
      day: '2012-01-01',
      articles: ['依照《湖泊渡运法》第一条、《渡船登记办法》第二条办理。'],
      work: { region: '440700', type: 'local_government_rule' },
    }
    const texts = [ferry, trial, rule, local, older]
    for (const text of texts) save(text)
    await relate(store, options)
    const expected = said(store)
    expect(expected.length).toBeGreaterThan(6)
    for (const order of [
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
      [3, 1, 0, 4, 2],
      [1, 4, 2, 3, 0],
    ]) {
      const other = newStore()
      for (const index of order) {
        const text = texts[index]
        if (text === undefined) continue
        save(text, other)
        await relate(other, options)
      }
      expect(said(other), order.join()).toEqual(expected)
    }
  })

  it('goes on where it was interrupted', async () => {
    for (let number = 1; number <= 120; number++) {
      save({ ...rule, workId: `w${String(number).padStart(15, '0')}`, title: `第${number}号渡船办法` })
    }
    save(trial)
    const stop = new AbortController()
    const first = await relate(store, { ...options, signal: stop.signal, onProgress: () => stop.abort() })
    expect(first).toMatchObject({ interrupted: true, versionsRead: 50, linked: 0 })
    const second = await relate(store, options)
    expect(second).toMatchObject({ interrupted: false, versionsRead: 71 })
    expect(store.works.evidenceRelations(trial.workId)).toHaveLength(120)
    expect(store.relations.progress('relations')?.position).toBe(store.changes.head())
  })

  it('reads a text again when its words change, and gives back to life what it no longer repeals', async () => {
    for (const text of [trial, rule]) save(text)
    await relate(store, options)
    expect(statusOf(trial.workId, '2026-01-01')).toEqual(['repealed'])
    save({ ...rule, articles: rule.articles.slice(0, 3) })
    const head = store.changes.head()
    expect(await relate(store, options)).toMatchObject({ versionsRead: 1, worksTouched: 1 })
    expect(statusOf(trial.workId, '2026-01-01')).toEqual(['in_force'])
    expect(store.changes.after(head, 10).map(({ workId }) => workId)).toEqual([trial.workId])
  })

  it('reads everything again for a newer edition of the readers', async () => {
    for (const text of [ferry, trial, rule]) save(text)
    await relate(store, options)
    const newer = { ...statementReaders, edition: 'next' }
    expect(await relate(store, { ...options, readers: newer })).toMatchObject({ versionsRead: 3 })
  })

  it('never ends a text by a sentence about an older one of its own title', async () => {
    const second: Text = {
      workId: 'w00000000000000e',
      title: '湖泊渡运法',
      day: '2020-05-01',
      articles: ['渡船应当登记。', '2001年5月1日通过的《湖泊渡运法》同时废止。'],
    }
    save(second)
    await relate(store, options)
    expect(store.works.evidenceRelations(second.workId)).toEqual([])
    expect(statusOf(second.workId, '2026-01-01')).toEqual(['in_force'])
    save(ferry)
    await relate(store, options)
    expect(statusOf(second.workId, '2026-01-01')).toEqual(['in_force'])
    expect(statusOf(ferry.workId, '2026-01-01')).toEqual(['repealed'])
  })

  it('leads to the smallest part that the text named has', async () => {
    save(ferry)
    save({ ...rule, articles: ['依照《湖泊渡运法》第一条第九款、第八十条办理。'] })
    await relate(store, options)
    const targets = store.works.relationsOf(rule.workId).items.map(({ target }) => target.eId)
    expect(targets).toEqual(['art_1', null])
  })
})

describe('the effect of an amendment', () => {
  const decision = aVersion({
    title: '云岚国国民议会关于修改《湖泊渡运法》的决定',
    adoptedOn: '2020-03-01',
    promulgatedOn: '2020-03-01',
  })
  const event = { precision: 'day', actor: null, documentNumber: null, text: '' } as const

  it('is pending while the newest text held is older', () => {
    expect(amendmentEffect(decision, [aVersion({ promulgatedOn: '2012-01-01' })])).toBe('pending')
    expect(amendmentEffect(decision, [])).toBe('pending')
  })

  it('is applied where a newer text names the decision, or was changed on its day', () => {
    const named = aVersion({
      promulgatedOn: '2020-04-01',
      history: [{ ...event, on: '2020-04-01', action: 'amended', decision: '关于修改〈湖泊渡运法〉的决定' }],
    })
    const sameDay = aVersion({
      promulgatedOn: '2020-03-01',
      history: [{ ...event, on: '2020-03-01', action: 'amended', decision: null }],
    })
    const noted = aVersion({
      promulgatedOn: '2020-04-01',
      titleNote: '根据《云岚国国民议会关于修改〈湖泊渡运法〉的决定》修正',
    })
    for (const version of [named, sameDay, noted]) expect(amendmentEffect(decision, [version])).toBe('applied')
  })

  it('is conflicting where there is a newer text and none tells of the decision', () => {
    const unaware = aVersion({
      promulgatedOn: '2022-01-01',
      history: [{ ...event, on: '2022-01-01', action: 'amended', decision: '关于修改部分法律的决定' }],
    })
    expect(amendmentEffect(decision, [unaware])).toBe('conflicting')
  })

  it('is told of each document that a decision names', async () => {
    save(ferry)
    save({ ...trial, title: '渡船检验办法' })
    save({
      workId: 'w00000000000000f',
      title: '云岚国国民议会关于修改和废止部分法律的决定',
      day: '2020-03-01',
      articles: ['将《湖泊渡运法》第一条修改为：“渡船不必登记。”', '废止《渡船检验办法》。'],
      work: { kind: 'amending_decision' },
    })
    await relate(store, options)
    const effects = effectsOf(store, 'w00000000000000f').map(({ relation, effect }) => [relation.type, effect])
    expect(effects).toContainEqual(['amends', 'pending'])
    expect(effects).toContainEqual(['repeals', 'applied'])
  })
})

describe.skipIf(!hasCorpus)(`the real collection${corpusNote}`, () => {
  it('has no living work ended by a sentence about an older one of its title', async () => {
    const collection = await openCorpusCollection()
    if (collection === null) return
    const { works, relations } = collection.store
    try {
      const rows = readFileSync(join(corpusFolder, 'truth', 'repeal_relations.tsv'), 'utf8')
        .trim()
        .split('\n')
      const cells = rows.slice(1).map((row) => row.split('\t'))
      const sameTitle = cells.filter(([, by = '', , , title = '']) => normaliseTitle(by) === normaliseTitle(title))
      expect(sameTitle.length).toBeGreaterThan(20)
      const ended = sameTitle.flatMap(([, by = '', day = '']) =>
        works.findByNormalisedTitle(normaliseTitle(by)).flatMap((work) =>
          works
            .evidenceRelations(work.workId)
            .filter(({ type, partial, from }) => type === 'repeals' && !partial && from.workId === work.workId)
            .map(() => `${work.title} ${day}`),
        ),
      )
      expect(ended).toEqual([])
      // Nor does any text end one that was there only after it had spoken.
      const later: string[] = []
      for (const { workId, title } of works.all()) {
        const versions = works.versionsOf(workId)
        for (const { partial, type, from, target } of works.evidenceRelations(workId)) {
          const speaking = works.version(from.workId, from.versionId)
          const saidOn = speaking === null ? null : appearedOn(speaking)
          if (partial || type !== 'repeals' || target.versionId !== null || saidOn === null) continue
          if (versions.every((version) => (appearedOn(version) ?? '') > saidOn)) later.push(title)
        }
      }
      expect(later).toEqual([])
      expect(relations.countToLink()).toBe(0)
      expect(relations.progress('relations')?.position).toBe(collection.store.changes.head())
    } finally {
      await collection.engine.close()
      collection.store.close()
    }
  }, 600_000)
})
