import { readFileSync } from 'node:fs'
import { curatedAbbreviations } from '../../data/reference/abbreviations.ts'
import { normalise, normaliseName } from '../segment/normalise.ts'

/** What people write for a title, both ways; an abbreviation of several titles is ambiguous. */
export interface Abbreviations {
  /** Full titles that a normalised abbreviation may mean. */
  readonly titlesOf: (name: string) => readonly string[]
  /** Normalised abbreviations of a title. */
  readonly abbreviationsOf: (title: string) => readonly string[]
}

let abbreviations: Abbreviations | null = null
const lists = new Map<string, ReadonlySet<string>>()

/** The curated abbreviations of `data/reference/abbreviations.csv`, normalised as queries are, read once. */
export function knownAbbreviations(): Abbreviations {
  if (abbreviations !== null) return abbreviations
  const titles = new Map<string, string[]>()
  const shorts = new Map<string, string[]>()
  for (const { abbreviation, title } of curatedAbbreviations()) {
    const short = normaliseName(abbreviation)
    add(titles, short, title)
    add(shorts, normaliseName(title), short)
  }
  const known: Abbreviations = {
    titlesOf: (name) => titles.get(name) ?? [],
    abbreviationsOf: (title) => shorts.get(normaliseName(title)) ?? [],
  }
  abbreviations = known
  return known
}

/** Words that say nothing of what is asked for: 的, 应当. */
export const stopWords = (): ReadonlySet<string> => list('stop-words.txt')

/** Words that make a question: 怎么办, 是否, 吗. */
export const questionWords = (): ReadonlySet<string> => list('question-words.txt')

function list(name: string): ReadonlySet<string> {
  const known = lists.get(name)
  if (known !== undefined) return known
  const words = new Set(
    read(name)
      .split('\n')
      .map((line) => normalise(line.trim()))
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  lists.set(name, words)
  return words
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [value])
  else if (!held.includes(value)) held.push(value)
}
