import type { CrawlReport } from '../../crawler/intake/crawl.ts'
import { type DocumentResult, documentResults } from '../../data/store/store.ts'

/** What a run came to, for a reader: counts, then every document that could not be read with the reason. */
export function reportLines(report: CrawlReport): readonly string[] {
  const counts = documentResults
    .filter((result: DocumentResult) => report.counts[result] > 0)
    .map((result) => `${report.counts[result]} ${result}`)
  return [
    `${report.source}: ${report.discovered} documents${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
    ...report.unreadable.map(
      ({ ref, message }) => `  not read: ${message.includes(ref) ? message : `${ref}: ${message}`}`,
    ),
  ]
}
