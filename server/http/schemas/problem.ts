import { z } from 'zod'
import { type ProblemCode, problemCodes } from '../problem.ts'

export const problem = z
  .object({
    type: z.string().describe('/problems/{code}, a page'),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]),
    detail: z.string(),
    parameter: z.string().optional().describe('The parameter that is wrong'),
    known: z.array(z.string()).optional().describe('What may stand in its place'),
    hint: z.string().optional().describe('Where to go instead'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })
