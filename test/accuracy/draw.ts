import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { corpusFolder } from '../corpus.ts'

/** The collection that is drawn from; drawn paths are relative to it, with `/` between folders. */
export const collectionFolder = join(corpusFolder, 'lawrefbook')

const headEnd = '<!-- INFO END -->'

/** A place that can be drawn: its path and, within the file, its paragraph and the offset in it. */
export interface Place {
  readonly path: string
  readonly position: readonly number[]
}

/** A sentence of a paragraph, without white space around it; offsets count UTF-16 units, as JavaScript's strings do. */
export interface Sentence {
  readonly offset: number
  readonly text: string
}

/** Paths of all norm documents: no cases, lists of contents, descriptions or templates. */
export function normPaths(folder: string = collectionFolder): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)(?:案例\/|_index\.md$|README)|模版/.test(path))
    .sort()
}

/** Blank-line separated paragraphs, trimmed; a line of white space alone is blank. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n(?:\s*\n)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** Event lines of the head: what stands before the body and is no heading. */
export function titleNote(file: string): string[] {
  return paragraphs(file.split(headEnd)[0] ?? '').filter((line) => !line.startsWith('#'))
}

/** Paragraphs of the body, headings among them; a paragraph's index here is its position. */
export function bodyParagraphs(file: string): string[] {
  const end = file.indexOf(headEnd)
  return paragraphs(end < 0 ? file : file.slice(end + headEnd.length))
}

/** Sentences of a paragraph: they end after 。；！？ or with the paragraph. */
export function sentences(paragraph: string): Sentence[] {
  return [...paragraph.matchAll(/[^。；！？]*[。；！？]|[^。；！？]+$/g)]
    .map((match) => {
      const indent = match[0].length - match[0].trimStart().length
      return { offset: match.index + indent, text: match[0].trim() }
    })
    .filter((sentence) => sentence.text !== '')
}

/** The first `count` places by digest: anyone draws the same from the same collection and seed. */
export function draw(places: readonly Place[], seed: string, count: number): Place[] {
  return places
    .map((place) => {
      const key = [seed, place.path, ...place.position].join('\0')
      return { place, digest: createHash('sha256').update(key).digest('hex') }
    })
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .slice(0, count)
    .map(({ place }) => place)
}

function read(path: string): string {
  return readFileSync(join(collectionFolder, path), 'utf8')
}

function titleNotePlaces(): Place[] {
  return normPaths()
    .filter((path) => titleNote(read(path)).length > 0)
    .map((path) => ({ path, position: [] }))
}

function repealPlaces(): Place[] {
  return normPaths().flatMap((path) =>
    bodyParagraphs(read(path)).flatMap((paragraph, index) =>
      sentences(paragraph)
        .filter((sentence) => /废止|失效|停止执行/.test(sentence.text))
        .map((sentence) => ({ path, position: [index, sentence.offset] })),
    ),
  )
}

const numeral = '[0-9０-９〇零一二三四五六七八九十百千两]+'
const ownNumber = new RegExp(`^#*\\s*第${numeral}条(?:之${numeral})?(?=\\s|$)`)
const citationLike = new RegExp(`《[^》]+》|第${numeral}条`)

function citationPlaces(): Place[] {
  return normPaths().flatMap((path) =>
    bodyParagraphs(read(path)).flatMap((paragraph, index) =>
      citationLike.test(paragraph.replace(ownNumber, '')) ? [{ path, position: [index] }] : [],
    ),
  )
}

/** What can be drawn: the columns, how many, and where from. */
export const samples = {
  'title-notes': { columns: ['path'], count: 200, places: titleNotePlaces },
  repeals: { columns: ['path', 'paragraph', 'offset'], count: 150, places: repealPlaces },
  citations: { columns: ['path', 'paragraph'], count: 150, places: citationPlaces },
} as const

/** A sample as tab-separated lines under a heading; the seed is the sample's name unless another is given. */
export function drawn(name: keyof typeof samples, seed: string = name): string {
  const { columns, count, places } = samples[name]
  const lines = draw(places(), seed, count).map((place) => [place.path, ...place.position].join('\t'))
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [name = '', seed] = process.argv.slice(2)
  if (Object.hasOwn(samples, name)) process.stdout.write(drawn(name as keyof typeof samples, seed))
  else {
    process.stderr.write(`usage: tsx test/accuracy/draw.ts ${Object.keys(samples).join('|')} [seed]\n`)
    process.exitCode = 2
  }
}
