import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run for collections that several suites share. */
    collectionFolder: string
  }
}

const root = resolve(import.meta.dirname, '..')

/** Builds the pages as they are in the tree, and gives all suites of the run one folder to share. */
export function setup(project: TestProject): () => void {
  const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`the pages could not be built:\n${build.stdout}${build.stderr}`)
  const folder = mkdtempSync(join(tmpdir(), 'tongcha-run-'))
  project.provide('collectionFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
