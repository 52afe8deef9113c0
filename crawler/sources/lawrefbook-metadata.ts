import Database from 'better-sqlite3'
import { z } from 'zod'
import { CodedError } from '../errors.ts'
import type { ReadOnlyFolder } from '../folder/read-only-folder.ts'

const field = z
  .string()
  .nullable()
  .transform((value) => (value === null || value.trim() === '' ? null : value.trim()))

/** One row of LawRefBook's table `law`, with the folder of its category. Empty text and NULL both mean missing. */
export const lawRowSchema = z.object({
  id: z.string(),
  level: z.string(),
  name: z.string(),
  /** The file's name where it is not made of `name` and `publish`. */
  filename: field,
  publish: field,
  valid_from: field,
  /** 1: an older row of a name that occurs again, or marked by hand. */
  expired: z.number(),
  order: z.number().nullable(),
  subtitle: field,
  ver: z.number().nullable(),
  tags: field,
  folder: z.string(),
  category: z.string(),
})

export type LawRow = z.infer<typeof lawRowSchema>

/** The rows of one metadata file, by the file each describes. */
export interface LawRows {
  /** Where the metadata file stands. */
  readonly path: string
  readonly byFile: ReadonlyMap<string, LawRow>
  /** Files that rows name and the folder does not hold. */
  readonly withoutFile: readonly string[]
}

const query = `SELECT law.id, law.level, law.name, law.filename, law.publish, law.valid_from, law.expired, law."order",
  law.subtitle, law.ver, law.tags, category.folder, category.name AS category
  FROM law JOIN category ON category.id = law.category_id ORDER BY law.id`

/** Reads a metadata file from its bytes; nothing is written. Throws `crawler/unreadable-metadata`. */
export async function readLawRows(folder: ReadOnlyFolder, path: string): Promise<LawRows> {
  const bytes = await folder.read(path)
  const directory = path.slice(0, path.lastIndexOf('/') + 1)
  const byFile = new Map<string, LawRow>()
  const withoutFile: string[] = []
  try {
    const database = new Database(Buffer.from(bytes), { readonly: true })
    try {
      for (const row of database.prepare(query).iterate()) {
        const law = lawRowSchema.parse(row)
        const candidates = fileNames(law).map((name) => `${directory}${law.folder}/${name}.md`)
        const file = candidates.find((candidate) => folder.size(candidate) !== null) ?? misfiled(law, directory, folder)
        if (file === null) withoutFile.push(candidates[0] ?? law.name)
        else byFile.set(file, law)
      }
    } finally {
      database.close()
    }
  } catch (cause) {
    throw new CodedError(
      'crawler/unreadable-metadata',
      `元数据文件 ${path} 无法读取，其中的日期和状态没有采用。请换成完整的文件后重新运行。`,
      { cause },
    )
  }
  return { path, byFile, withoutFile }
}

/** The file of a row that stands in another folder than its category, where only one has its dated name. */
function misfiled(law: LawRow, directory: string, folder: ReadOnlyFolder): string | null {
  if (law.publish === null) return null
  const name = `/${law.filename ?? law.name}(${law.publish}).md`
  const found = folder.paths().filter((path) => path.startsWith(directory) && path.endsWith(name))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** How a row's file may be named, likeliest first. */
function fileNames({ name, filename, publish }: LawRow): readonly string[] {
  const base = filename ?? name
  return publish === null ? [base] : [`${base}(${publish})`, base]
}
