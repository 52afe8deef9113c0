/** Which rows the page shows: `changes` leaves out what is the same. */
export type RowChoice = 'changes' | 'all'

/** Page of a comparison; without versions, of the newest text with the one before it. */
export const compareUrl = (
  workId: string,
  { from, to, only }: { readonly from?: string; readonly to?: string; readonly only?: RowChoice } = {},
): string => {
  const address = new URLSearchParams({ work: workId })
  if (from !== undefined) address.set('from', from)
  if (to !== undefined) address.set('to', to)
  if (only !== undefined) address.set('only', only)
  return `/compare?${address}`
}

/** The text before one of a work; `null` before the oldest. `versions` are newest first. */
export const versionBefore = <V extends { readonly versionId: string }>(
  versions: readonly V[],
  versionId: string,
): V | null => {
  const place = versions.findIndex((version) => version.versionId === versionId)
  return place < 0 ? null : (versions[place + 1] ?? null)
}
