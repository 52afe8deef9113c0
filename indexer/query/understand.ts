import { normalise, normaliseName } from '../segment/normalise.ts'
import { tokenise, wordsInside } from '../segment/segmenter.ts'
import { findCitation, isTitleLike } from './citation.ts'
import { queriedDocumentNumber } from './document-number-query.ts'
import type { QueryKind, QueryWord, SearchPlan } from './plan.ts'
import { takeQuoted } from './quoted.ts'
import { knownAbbreviations, questionWords, stopWords } from './reference.ts'

/** What the words of a query mean, before any filter: the part of a plan that the words decide. */
export interface Understanding
  extends Pick<
    SearchPlan,
    'kind' | 'words' | 'phrases' | 'excluded' | 'matching' | 'names' | 'citedEId' | 'documentNumber'
  > {
  /** The query as typed. */
  readonly text: string
  /** The title recognised: in full where an abbreviation means one title only; `null` where none was. */
  readonly title: string | null
}

/** A query without spaces from this length on is a sentence, where it is no title. */
const sentenceLength = 16

/** Longer queries are never looked up as a name. */
const longestName = 120

/** Reads a query: pure but for the word lists it is given by, which are part of the program. */
export function understand(text: string): Understanding {
  const { phrases, excluded, rest } = takeQuoted(text)
  const query = normalise(rest).trim()
  const plain = {
    text,
    phrases,
    excluded,
    matching: 'all',
    names: [],
    citedEId: null,
    documentNumber: null,
    title: null,
  } as const
  if (query === '') return { ...plain, kind: phrases.length > 0 ? 'phrase' : 'words', words: [] }

  const abbreviated = knownAbbreviations().titlesOf(normaliseName(query))
  if (abbreviated.length > 0) return { ...plain, kind: 'title', ...named(query, abbreviated) }

  // register codes are written in capitals, so the number is read before letters are folded
  const documentNumber = queriedDocumentNumber(rest.normalize('NFKC'))
  if (documentNumber !== null) return { ...plain, kind: 'number', words: [], documentNumber }

  const citation = findCitation(query, (title) => knownAbbreviations().titlesOf(normaliseName(title)).length > 0)
  if (citation !== null) {
    const titles = knownAbbreviations().titlesOf(normaliseName(citation.title))
    const { words, ...names } = named(citation.title, titles)
    const more = informative(citation.rest).map(toWord)
    return { ...plain, kind: 'citation', ...names, words: [...words, ...more], citedEId: citation.eId }
  }
  if (isQuestion(query)) {
    return {
      ...plain,
      kind: 'question',
      words: informative(withoutQuestion(query)).map(toLooseWord),
      matching: 'any',
      names: nameOf(query),
    }
  }
  if (isTitleLike(query)) return { ...plain, kind: 'title', ...named(query, []) }
  const kind: QueryKind = phrases.length > 0 ? 'phrase' : 'words'
  return { ...plain, kind, words: informative(query).map(toWord), names: nameOf(query) }
}

/** The names and words of a title or abbreviation; several titles are all tried, and only what was typed is searched. */
function named(typed: string, titles: readonly string[]): Pick<Understanding, 'names' | 'words' | 'title'> {
  const own = normaliseName(typed)
  const only = titles.length === 1 ? titles[0] : undefined
  return {
    title: only ?? (titles.length === 0 ? withoutMarks(typed) : null),
    names: [...new Set([...titles.map(normaliseName), own])],
    words: informative(only ?? typed).map(toWord),
  }
}

function nameOf(query: string): readonly string[] {
  return query.length > longestName ? [] : [normaliseName(query)]
}

function withoutMarks(title: string): string {
  return title.replace(/[《》]/g, '').trim()
}

const toWord = (text: string): QueryWord => ({ text, weight: 1 })

/** 吊销许可证 is asked for; the text says 吊销渡运许可证. */
const toLooseWord = (text: string): QueryWord => ({ text, weight: 1, inner: wordsInside(text) })

/** The words that tell texts apart, each once; where there are none but stop words, those. */
function informative(query: string): readonly string[] {
  const all = [...new Set(tokenise(query).words)]
  const told = all.filter((word) => !stopWords().has(word) && !questionWords().has(word))
  const kept = told.length > 0 ? told : all
  // every law is one of the People's Republic; beside other words its name only hides the law itself
  const withoutState = kept.filter((word) => word !== '中华人民共和国')
  return (withoutState.length > 0 ? withoutState : kept).flatMap(expanded)
}

/** 个保法 among other words stands for the title's words. */
function expanded(word: string): readonly string[] {
  const [title, ...others] = knownAbbreviations().titlesOf(word)
  if (title === undefined || others.length > 0) return [word]
  return tokenise(title).words.filter((part) => part !== '中华人民共和国' && !stopWords().has(part))
}

/** The query without the words that only ask; 怎么处罚 leaves 处罚, 合法吗 leaves 合法. */
function withoutQuestion(query: string): string {
  let rest = query
  const asking = [...questionWords()].filter((word) => word.length > 1).sort((a, b) => b.length - a.length)
  for (const word of asking) {
    if (!rest.includes(word)) continue
    const content = word.replace(/^(?:怎么|如何|怎样|是否)|吗$/g, '')
    rest = rest.replaceAll(word, content.length > 1 && content !== word ? ` ${content} ` : ' ')
  }
  return rest.trim() === '' ? query : rest
}

/** Asked with a question word or mark, or said in a sentence. */
function isQuestion(query: string): boolean {
  if (/[?]/.test(query)) return true
  if (isTitleLike(query)) return false
  for (const word of questionWords()) {
    if (word.length > 1 ? query.includes(word) : query.endsWith(word)) return true
  }
  return query.length >= sentenceLength && !/\s/.test(query)
}
