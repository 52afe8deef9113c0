#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// The program is TypeScript and runs as it is written; its own settings hold, whatever folder it is started in.
register({ tsconfig: false })
const { main } = await import('./cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
