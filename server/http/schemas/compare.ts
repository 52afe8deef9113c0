import { z } from 'zod'
import { rowKinds } from '../../../data/comparison/compare-texts.ts'
import { provisionKinds } from '../../../data/model/provision.ts'
import { asOf } from './parameters.ts'
import { versionSummary, workDescription } from './records.ts'

const versionId = z.string().min(1).max(200)

/** Parameters of a comparison. */
export const compareQuery = z.object({
  from: versionId.describe('versionId of the text that is compared'),
  to: versionId.describe('versionId of the text it is compared with, commonly the newer one'),
  asOf,
})

export const comparedPart = z
  .object({
    op: z
      .enum(['same', 'add', 'del'])
      .describe('same: in both texts; add: in the new one alone; del: in the old one alone'),
    text: z.string().describe('As written; of what is the same, as the new text writes it'),
    fromText: z
      .string()
      .optional()
      .describe('How the old text writes what is the same, where it is formatted otherwise'),
  })
  .meta({
    id: 'ComparedPart',
    description:
      'same and del joined are the old words (fromText in place of text where given), same and add the new ones',
  })

export const comparedRow = z
  .object({
    kind: z
      .enum(rowKinds)
      .describe('moved: the same words under another number or in another place; changed: other words'),
    provisionKind: z.enum(provisionKinds),
    fromEId: z.string().nullable(),
    toEId: z.string().nullable(),
    fromLabel: z.string().nullable().describe('The number as written; null where it has none'),
    toLabel: z.string().nullable(),
    division: z
      .enum(['split', 'merged'])
      .nullable()
      .describe('split: one piece of an old provision that became several; merged: one of several that became one'),
    parts: z.array(comparedPart).describe('Words without the number; lines are divided by \\n, cells by \\t'),
  })
  .meta({ id: 'ComparedRow' })

export const compareResponse = z
  .object({
    from: z.string(),
    to: z.string(),
    rows: z.array(comparedRow).describe('In the order of the new text; what was deleted stands where it stood'),
    counts: z.object({
      unchanged: z.int(),
      changed: z.int(),
      added: z.int(),
      deleted: z.int(),
      moved: z.int(),
    }),
    work: workDescription,
    fromVersion: versionSummary,
    toVersion: versionSummary,
    versions: z.array(versionSummary).describe('All versions of the work, newest first'),
    notice: z.string().nullable(),
  })
  .meta({
    id: 'CompareResponse',
    description: 'Formatting alone is no difference: widths, spaces, 〇 and 零, quotation marks',
  })

export type CompareAnswer = z.infer<typeof compareResponse>
