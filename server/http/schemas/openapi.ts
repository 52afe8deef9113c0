import { z } from 'zod'

/** The document itself, as far as a reader may rely on it without reading OpenAPI. */
export const openApiSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({ title: z.string(), version: z.string() }) })
  .meta({ id: 'OpenApiDocument', description: 'OpenAPI 3.1' })
