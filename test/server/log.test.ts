import { describe, expect, it } from 'vitest'
import { IndexerError } from '../../indexer/errors.ts'
import { describeError } from '../../server/log.ts'

describe('an error in the log', () => {
  it('tells what and where, and nothing of what was looked for', () => {
    const cause = new SyntaxError('fts5: syntax error near "离婚"')
    const logged = describeError(
      new IndexerError('indexer/engine-unavailable', 'The engine does not answer.', { cause }),
    )
    expect(logged).toMatchObject({ code: 'indexer/engine-unavailable', message: 'The engine does not answer.' })
    expect(logged.cause).toMatchObject({ type: 'SyntaxError' })
    expect(JSON.stringify(logged)).toContain('log.test.ts')
    expect(JSON.stringify(logged)).not.toContain('离婚')
  })
})
