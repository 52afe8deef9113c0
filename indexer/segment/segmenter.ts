import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { IndexerError } from '../errors.ts'
import type { TokenisedText } from '../search-document.ts'
import { normalise } from './normalise.ts'

type Jieba = typeof import('nodejieba')

/** Words of the law on top of the segmenter's own, in its format: word, frequency, part of speech. */
const userDictionaries = ['institutions.txt', 'titles.txt', 'abbreviations.txt', 'terms.txt']

/** A letter or digit of any script: what makes a token a word. */
const wordCharacter = /[\p{L}\p{N}]/u

/** Words whose inner words are remembered; more than the vocabulary of a national collection. */
const rememberedWords = 400_000

let loaded: Jieba | null = null
const subwordsOf = new Map<string, readonly string[] | null>()

/**
 * Cuts a text into words, the same for documents and queries, and names the shorter words hidden in long ones
 * (行政 and 处罚 in 行政处罚). Loads the dictionaries once a process: about a second and 265 MB.
 */
export function tokenise(text: string): TokenisedText {
  const plain = normalise(text)
  const words: string[] = []
  const subwords: string[] = []
  if (plain !== '') {
    const jieba = segmenter()
    for (const word of jieba.cut(plain, true)) {
      let inner = subwordsOf.get(word)
      if (inner === undefined) {
        inner = wordCharacter.test(word) ? hiddenWords(jieba, word) : null
        if (subwordsOf.size >= rememberedWords) subwordsOf.clear()
        subwordsOf.set(word, inner)
      }
      if (inner === null) continue
      words.push(word)
      for (const subword of inner) subwords.push(subword)
    }
  }
  return { words, subwords, plain }
}

/** The dictionary words of two characters and more inside `word`, each once, without `word` itself. */
export function wordsInside(word: string): readonly string[] {
  return hiddenWords(segmenter(), normalise(word))
}

function hiddenWords(jieba: Jieba, word: string): readonly string[] {
  if (word.length < 3) return []
  const inner = new Set<string>()
  for (const part of jieba.cutForSearch(word, true)) inner.add(part)
  for (const part of jieba.cutAll(word)) inner.add(part)
  inner.delete(word)
  return [...inner].filter((part) => part.length > 1 && wordCharacter.test(part))
}

function segmenter(): Jieba {
  if (loaded !== null) return loaded
  try {
    const jieba = createRequire(import.meta.url)('nodejieba') as Jieba & { readonly DEFAULT_USER_DICT: string }
    const folder = fileURLToPath(new URL('./dictionary/', import.meta.url))
    const own = userDictionaries.map((name) => folder + name).filter((path) => existsSync(path))
    // the segmenter takes several user dictionaries as one string of paths joined by a bar
    jieba.load({ userDict: [jieba.DEFAULT_USER_DICT, ...own].join('|') })
    loaded = jieba
    return jieba
  } catch (cause) {
    throw new IndexerError(
      'indexer/segmenter-unavailable',
      'The Chinese segmenter could not be loaded; run `npm rebuild nodejieba` and try again.',
      { cause },
    )
  }
}
