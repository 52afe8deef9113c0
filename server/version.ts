import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const description = z.object({ version: z.string() })

/** The version of this program. */
export const version = description.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')),
).version
