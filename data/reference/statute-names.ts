import { readFileSync } from 'node:fs'
import { StoreError } from '../errors.ts'
import { curatedAbbreviations } from './abbreviations.ts'

let names: ReadonlySet<string> | null = null

/**
 * Names that texts write without 《》: laws and their curated abbreviations, with and without 中华人民共和国.
 * Read once. Throws `StoreError` where the list is missing.
 */
export function statuteNames(): ReadonlySet<string> {
  names ??= read()
  return names
}

function read(): ReadonlySet<string> {
  const known = new Set<string>()
  const add = (name: string) => {
    const short = name.replace(/^中华人民共和国/, '')
    // A name of one character and 法 would be found within others. Example: `宪法`, `水法` are names, `法` is none
    if (short.length < 2) return
    known.add(short)
    known.add(`中华人民共和国${short}`)
  }
  for (const line of lines()) add(line)
  for (const { abbreviation, title } of curatedAbbreviations()) {
    add(abbreviation)
    add(title)
  }
  return known
}

function lines(): readonly string[] {
  try {
    const text = readFileSync(new URL('statute-names.txt', import.meta.url), 'utf8')
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  } catch (cause) {
    throw new StoreError('data/bad-reference-table', 'data/reference/statute-names.txt cannot be read.', { cause })
  }
}
