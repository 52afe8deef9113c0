import type { Provision } from '../../../data/model/provision.ts'
import { textDigestOf } from '../../../data/model/render-text.ts'
import { BodyPlaces, bare } from '../body-places.ts'
import { fileText, type ReadDocument } from '../collection.ts'
import { bodyParagraphs } from '../draw.ts'
import { type Section, shareFigure } from '../report.ts'
import { share } from '../scores.ts'

/** Whether trees give back what was read, and whether articles are numbered without gaps. */
export function measureRoundTrip(documents: readonly ReadDocument[], unreadable: readonly string[]): Section {
  const lost = documents.filter(({ document }) => textDigestOf(document.provisions) !== document.textSha256)
  // 民法典 is put together from several files, with headings of its own.
  const single = documents.filter(({ path }) => path.endsWith('.md'))
  const unlike = single.filter(
    ({ path, document }) => textOfFile(path) !== new BodyPlaces('', document.provisions).text,
  )
  const withArticles = documents.filter(({ document }) => countArticles(document.provisions) > 0)
  const exceptions = withArticles.flatMap(({ path, warnings }) =>
    warnings
      .filter(({ code }) => code === 'numbering-gap' || code === 'numbering-repeat')
      .map(({ code, eId, message }) => ({
        path,
        line: `${path}${eId === null ? '' : ` ${eId}`}: ${code}, ${message}`,
      })),
  )
  const affected = new Set(exceptions.map(({ path }) => path))
  const articles = documents.reduce((sum, { document }) => sum + countArticles(document.provisions), 0)
  const contiguous = withArticles.filter(({ path }) => !affected.has(path)).length
  return {
    title: 'Round trip and numbering',
    notes: [
      'The digest is that of the text as the format reader gave it. The second figure takes the words of the file itself, without the code that reads Markdown: marks of headings, tables and comments are taken out by the measure.',
      'Articles rise by one, or the exception is a warning of the parser; each is listed with its words.',
    ],
    figures: [
      shareFigure(
        'documents whose tree gives back the text, by digest',
        share(documents.length - lost.length, documents.length),
        1,
        `${documents.length - lost.length} of ${documents.length}`,
      ),
      shareFigure(
        'documents whose tree equals the words of the file',
        share(single.length - unlike.length, single.length),
        null,
        `${single.length - unlike.length} of ${single.length}`,
      ),
      shareFigure(
        'articles that follow the one before them',
        share(articles - exceptions.length, articles),
        0.995,
        `${articles - exceptions.length} of ${articles}`,
      ),
      shareFigure(
        'documents with articles and without exception',
        share(contiguous, withArticles.length),
        null,
        `${contiguous} of ${withArticles.length}`,
      ),
    ],
    misses: [
      { title: 'Trees that lose or add characters', lines: lost.map(({ path }) => path) },
      { title: 'Trees unlike the words of the file', lines: unlike.map(({ path }) => path) },
      { title: 'Exceptions of numbering, with their reason', lines: exceptions.map(({ line }) => line) },
      { title: 'Files that could not be read', lines: unreadable },
    ],
  }
}

function textOfFile(path: string): string {
  const file = fileText(path)
  const paragraphs = bodyParagraphs(file)
  // Without the mark of the body the title is the first heading and no part of it.
  const body = file.includes('<!-- INFO END -->') ? paragraphs : paragraphs.slice(1)
  return body.map((paragraph) => bare(paragraph).text).join('')
}

function countArticles(provisions: readonly Provision[]): number {
  return provisions.reduce((sum, { kind, children }) => sum + (kind === 'article' ? 1 : countArticles(children)), 0)
}
