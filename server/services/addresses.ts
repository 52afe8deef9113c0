const segment = encodeURIComponent

/** Page of a work: the version that applies. */
export const workUrl = (workId: string): string => `/works/${segment(workId)}`

/** Page of one version. */
export const versionUrl = (workId: string, versionId: string): string => `${workUrl(workId)}/${segment(versionId)}`

/** Page of one provision of one version. */
export const provisionUrl = (workId: string, versionId: string, eId: string): string =>
  `${versionUrl(workId, versionId)}/${segment(eId)}`
