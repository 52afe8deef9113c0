import type { LogPosition } from '../../engine.ts'
import type { SearchDocument } from '../../search-document.ts'
import type { CatalogueFields } from './catalogue.ts'
import { pairsOf } from './pairs.ts'
import { type IndexDatabase, placesPerDocument, readMeta, writeMeta } from './schema.ts'

/** Puts documents into an index file and takes them out; the caller holds the transaction. */
export interface IndexWriter {
  put(document: SearchDocument): void
  remove(id: string): void
  /** Ends a batch: readers load what changed after the sequence they know. */
  commitAt(position: LogPosition): void
}

export function indexWriter(db: IndexDatabase): IndexWriter {
  const sequence = readMeta(db, 'sequence') + 1
  let lastNumber = db
    .prepare<[], number>(
      'SELECT max(coalesce((SELECT max(number) FROM documents), 0), coalesce((SELECT max(number) FROM removed), 0))',
    )
    .pluck()
    .get() as number
  const find = db.prepare<[string], number>('SELECT number FROM documents WHERE id = ?').pluck()
  const drop = [
    'DELETE FROM documents WHERE number = ?',
    'DELETE FROM titles WHERE rowid = ?',
    'DELETE FROM title_pairs WHERE rowid = ?',
  ].map((sql) => db.prepare(sql))
  const placesBetween = db.prepare<[number, number], number>('SELECT place FROM places WHERE place >= ? AND place < ?')
  const dropPlace = [
    'DELETE FROM places WHERE place = ?',
    'DELETE FROM texts WHERE rowid = ?',
    'DELETE FROM text_pairs WHERE rowid = ?',
  ].map((sql) => db.prepare(sql))
  const addRemoved = db.prepare('INSERT OR REPLACE INTO removed (number, sequence) VALUES (?, ?)')
  const addDocument = db.prepare(
    'INSERT INTO documents (number, id, sequence, provisions, fields) VALUES (?, ?, ?, ?, ?)',
  )
  const addTitle = db.prepare('INSERT INTO titles (rowid, title, headings) VALUES (?, ?, ?)')
  const addTitlePairs = db.prepare('INSERT INTO title_pairs (rowid, title, headings) VALUES (?, ?, ?)')
  const addPlace = db.prepare('INSERT INTO places (place, e_id) VALUES (?, ?)')
  const addText = db.prepare('INSERT INTO texts (rowid, heading, body, inner) VALUES (?, ?, ?, ?)')
  const addTextPairs = db.prepare('INSERT INTO text_pairs (rowid, body) VALUES (?, ?)')

  const clear = (number: number): void => {
    const first = number * placesPerDocument
    for (const place of placesBetween.pluck().all(first, first + placesPerDocument)) {
      for (const statement of dropPlace) statement.run(place)
    }
    for (const statement of drop) statement.run(number)
  }

  return {
    put(document) {
      if (document.provisions.length > placesPerDocument) {
        throw new RangeError(`${document.id} has more than ${placesPerDocument} provisions`)
      }
      const held = find.get(document.id)
      if (held !== undefined) clear(held)
      const number = held ?? ++lastNumber
      addDocument.run(number, document.id, sequence, document.provisions.length, JSON.stringify(toFields(document)))
      const headings = distinctHeadings(document)
      const { words, subwords, plain } = document.titleTokens
      addTitle.run(number, [...words, ...subwords].join(' '), headings.words.join(' '))
      addTitlePairs.run(number, pairsOf(plain), pairsOf(headings.plain.join('\n')))
      document.provisions.forEach((provision, ordinal) => {
        const place = number * placesPerDocument + ordinal
        const { headingTokens, bodyTokens } = provision
        addPlace.run(place, provision.eId)
        addText.run(place, headingTokens.words.join(' '), bodyTokens.words.join(' '), bodyTokens.subwords.join(' '))
        addTextPairs.run(place, pairsOf(bodyTokens.plain))
      })
    },
    remove(id) {
      const number = find.get(id)
      if (number === undefined) return
      clear(number)
      addRemoved.run(number, sequence)
    },
    commitAt(position) {
      writeMeta(db, 'sequence', sequence)
      writeMeta(db, 'position', position)
    },
  }
}

function toFields(document: SearchDocument): CatalogueFields {
  const { workId, versionId, title, names, documentNumber, type, kind, level, issuers, subjects, region } = document
  const { adoptedOn, promulgatedOn, effectiveFrom, validity } = document
  return {
    ...{ workId, versionId, title, names, documentNumber, type, kind, level, issuers, subjects, region },
    ...{ adoptedOn, promulgatedOn, effectiveFrom, validity },
  }
}

function distinctHeadings(document: SearchDocument): { words: string[]; plain: string[] } {
  const seen = new Set<string>()
  const words: string[] = []
  for (const { headingTokens } of document.provisions) {
    if (headingTokens.plain === '' || seen.has(headingTokens.plain)) continue
    seen.add(headingTokens.plain)
    words.push(...headingTokens.words, ...headingTokens.subwords)
  }
  return { words, plain: [...seen] }
}
