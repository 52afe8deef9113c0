import { lawrefbook } from '../../../crawler/sources/lawrefbook.ts'
import { datesOf, readMarkdownResources } from '../../../crawler/sources/markdown-document.ts'
import { readDate } from '../../../crawler/text/dates.ts'
import type { Store } from '../../../data/store/store.ts'
import { inLegislativeOrder } from '../../../data/validity/timeline.ts'
import type { Collection } from '../collection.ts'
import { truthRows } from '../labels.ts'
import { recordedAs } from '../recorded.ts'
import { type Section, shareFigure } from '../report.ts'
import { share } from '../scores.ts'

/** Families of versions and first days in force against the tables that came with the collection. */
export async function measureVersions(collection: Collection, store: Store): Promise<Section> {
  const families = truthRows('version_families_lawrefbook.tsv').map((row) => familyOf(store, row))
  const together = families.filter(({ fault }) => fault !== 'apart').length
  const ordered = families.filter(({ fault }) => fault === null).length
  const days = await effectiveDays(collection, store)
  const agreeing = days.filter(({ recorded, stated }) => recorded === stated).length
  const unlike = days.filter(({ recorded, stated }) => recorded !== stated)
  const read = days.filter(({ own }) => own !== null)
  const rightAlone = read.filter(({ own, stated }) => own === stated).length
  return {
    title: 'Versions and first days in force',
    notes: [
      'Families are those of `truth/version_families_lawrefbook.tsv`; first days those of `truth/effective_dates_db_vs_text.tsv`. The source gives the day as a field, which is what is recorded; the last two figures leave that field away and read the day from title note and text alone.',
    ],
    figures: [
      shareFigure(
        'families that are one work',
        share(together, families.length),
        0.99,
        `${together} of ${families.length}`,
      ),
      shareFigure(
        'families in the order of their dates',
        share(ordered, families.length),
        0.99,
        `${ordered} of ${families.length}`,
      ),
      shareFigure(
        'recorded first day equals that of the source',
        share(agreeing, days.length),
        0.99,
        `${agreeing} of ${days.length}`,
      ),
      shareFigure(
        'first day read without the field: right where one is read',
        share(rightAlone, read.length),
        0.99,
        `${rightAlone} of ${read.length}`,
      ),
      shareFigure(
        'first day read without the field: read at all',
        share(read.length, days.length),
        null,
        `${read.length} of ${days.length}`,
      ),
    ],
    misses: [
      { title: 'Families', lines: families.flatMap(({ fault, line }) => (fault === null ? [] : [line])) },
      {
        title: 'Recorded first day unlike that of the source: the source gives that of an older version (theirs)',
        lines: unlike.filter(({ lastAct, stated }) => lastAct !== null && stated < lastAct).map(lineOfDay),
      },
      {
        title:
          'Recorded first day unlike that of the source, though nothing was done to the text after it (ours to look at)',
        lines: unlike.filter(({ lastAct, stated }) => lastAct === null || stated >= lastAct).map(lineOfDay),
      },
      {
        title: 'Read without the field and unlike that of the source',
        lines: read.flatMap(({ path, own, stated, relation }) =>
          own === stated ? [] : [`${path}: read ${own}, source ${stated} (${relation})`],
        ),
      },
    ],
  }
}

type FirstDay = Awaited<ReturnType<typeof effectiveDays>>[number]

function lineOfDay({ path, recorded, stated, lastAct, relation }: FirstDay): string {
  return `${path}: recorded ${recorded ?? 'none'}, source ${stated}, last act of the note ${lastAct ?? 'none'} (${relation})`
}

function familyOf(store: Store, { family = '', paths = '' }: Readonly<Record<string, string>>) {
  const files = paths.split(' | ')
  const records = files.map((path) => recordedAs(store, path))
  const works = new Set(records.map((record) => record?.work.workId ?? 'not recorded'))
  const [only] = works
  if (works.size > 1 || only === undefined || only === 'not recorded') {
    return {
      fault: 'apart',
      line: `${family}: ${works.size} works (${[...works].join(', ')}) of ${files.length} files`,
    } as const
  }
  const wanted = [...new Set(records.map((record) => record?.version.versionId))]
  const order = inLegislativeOrder(store.works.versionsOf(only)).map(({ versionId }) => versionId)
  const held = order.filter((versionId) => wanted.includes(versionId))
  const isOrdered = wanted.length === files.length && held.join() === wanted.join()
  return isOrdered
    ? ({ fault: null, line: family } as const)
    : ({ fault: 'order', line: `${family}: ${held.join(', ')} for ${wanted.join(', ')}` } as const)
}

async function effectiveDays(collection: Collection, store: Store) {
  return Promise.all(
    truthRows('effective_dates_db_vs_text.tsv').map(
      async ({ path = '', publish = '', db_valid_from: stated = '', relation = '' }) => {
        const { resources } = await lawrefbook.capture(path, collection.io)
        const read = readMarkdownResources(resources.filter(({ role }) => role === 'text'))
        const own = datesOf(read, { promulgated: readDate(publish), effectiveFrom: null }).effectiveFrom?.on ?? null
        const lastAct = read.note.lastAct?.on ?? null
        return {
          path,
          stated,
          relation,
          own,
          lastAct,
          recorded: recordedAs(store, path)?.version.effectiveFrom ?? null,
        }
      },
    ),
  )
}
