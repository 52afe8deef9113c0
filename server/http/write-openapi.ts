import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openApiDocument } from './openapi/document.ts'
import { apiRoutes } from './route-list.ts'

// Run as `tsx server/http/write-openapi.ts FILE`: the types of the pages are generated from what it writes.
const [, , file] = process.argv
if (file === undefined) {
  process.stderr.write('usage: tsx server/http/write-openapi.ts FILE\n')
  process.exitCode = 2
} else {
  const path = resolve(file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(openApiDocument(apiRoutes()), null, 2)}\n`)
}
