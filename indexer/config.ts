import { z } from 'zod'

/** What the index needs to know of its surroundings; parsed by the caller, the environment is not read here. */
export const indexerConfig = z.object({
  dataDir: z.string().min(1),
  engine: z.string().min(1).default('sqlite-fts'),
})

export type IndexerConfig = z.infer<typeof indexerConfig>
