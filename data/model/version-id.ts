import type { Version } from './version.ts'

/**
 * The id of a version among those of its work: the day it was promulgated, else adopted; `-2` where that is taken;
 * `undated-` and 8 characters of the text's digest where neither day is known.
 */
export function versionIdFor(
  version: Pick<Version, 'promulgatedOn' | 'adoptedOn' | 'textSha256'>,
  taken: ReadonlySet<string>,
): string {
  const base = version.promulgatedOn ?? version.adoptedOn ?? `undated-${version.textSha256.slice(0, 8)}`
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
