import type { StatementReaders } from './relate.ts'
import { readAmends } from './statements/amends.ts'
import { readBasedOn } from './statements/based-on.ts'
import { readCites } from './statements/cites.ts'
import { readInterprets } from './statements/interprets.ts'
import { readKept } from './statements/kept.ts'
import { readPenalizes } from './statements/penalizes.ts'
import { readRepeals } from './statements/repeals.ts'
import { readReplaces } from './statements/replaces.ts'

/** Every reader of statements; what ends a text is read first. */
export const statementReaders: StatementReaders = {
  edition: 'statements@1',
  list: [readRepeals, readKept, readReplaces, readAmends, readBasedOn, readInterprets, readPenalizes, readCites],
}
