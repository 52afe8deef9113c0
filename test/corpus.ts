import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the real texts are looked for: `TONGCHA_CORPUS`, else beside the checkout. */
export const corpusFolder = resolve(
  process.env.TONGCHA_CORPUS ?? join(import.meta.dirname, '..', '..', 'shared', 'corpus'),
)

/** Whether the real texts are there; checks that need them say in their title that they are skipped without. */
export const hasCorpus = existsSync(join(corpusFolder, 'lawrefbook', 'db.sqlite3'))

/** Added to the title of a suite that needs the real texts. */
export const corpusNote = hasCorpus ? '' : ` (skipped: no real texts at ${corpusFolder}; set TONGCHA_CORPUS)`
