import type { StatementReaders } from './relate.ts'

/** Every reader of statements, in the order in which a text's relations are kept. */
export const statementReaders: StatementReaders = {
  edition: 'statements@0',
  list: [],
}
