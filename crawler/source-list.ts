import type { Source } from './source.ts'
import { lawrefbook } from './sources/lawrefbook.ts'
import { sample } from './sources/sample.ts'

/** Every source there is, in the order `crawl --list` shows them. */
export const sources: readonly Source[] = [lawrefbook, sample]

/** The source of an id; `null` where there is none. */
export function sourceById(id: string): Source | null {
  return sources.find((source) => source.id === id) ?? null
}
