import type { z } from 'zod'
import { Problem } from './problem.ts'

/** An empty value of these says something; of every other parameter it is a form field left blank. */
const meaningfulWhenEmpty: ReadonlySet<string> = new Set(['q', 'facets'])

/** Checks parameters against their schema. Throws `Problem` that names the first wrong one and what may stand there. */
export function readParameters<T extends z.ZodObject>(
  schema: T,
  values: Readonly<Record<string, unknown>>,
  place: 'path' | 'query',
): z.infer<T> {
  const known = Object.keys(schema.shape)
  const unknown = Object.keys(values).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new Problem('bad-parameter', `不认识参数 ${shortened(unknown)}。`, {
      parameter: shortened(unknown),
      known,
    })
  }
  const given = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => place === 'path' || value !== '' || meaningfulWhenEmpty.has(name)),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0] ?? '')
  const accepted = issue !== undefined && issue.code === 'invalid_value' ? issue.values.map(String) : undefined
  const detail = Array.isArray(given[name])
    ? `参数 ${name} 只能出现一次。`
    : `参数 ${name} 的值无法使用：${issue?.message ?? ''}。`
  throw new Problem('bad-parameter', detail, {
    parameter: name,
    ...(accepted === undefined ? {} : { known: accepted }),
  })
}

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
