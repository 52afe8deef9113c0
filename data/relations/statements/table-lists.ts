import type { Provision } from '../../model/provision.ts'
import { headFrom, headsList, type ListedAct, type ListHead, leadsList, listed } from './list-heads.ts'
import { actInItem } from './list-items.ts'

interface Columns {
  readonly title: number
  readonly number: number
  readonly date: number
  /** What becomes of the act of a row; -1 where the heading says it of all. */
  readonly outcome: number
}

/**
 * The acts in the rows of tables: the column headed 文件名称 names the act, those headed 文号 and 日期 say more of it, one headed
 * 清理意见 what becomes of it. `heads` gives what is said over the tables of an annex, by its `eId`; in the body the line above
 * counts. The quote of a row is all its cells.
 */
export function actsInTables(
  provisions: readonly Provision[],
  heads: ReadonlyMap<string, ListHead>,
): readonly ListedAct[] {
  const found: ListedAct[] = []
  let over: ListHead = headFrom('')
  const walk = (nodes: readonly Provision[]): void => {
    for (const node of nodes) {
      if (node.kind === 'table') found.push(...inRows(node, over))
      else {
        const words = node.text ?? node.heading ?? ''
        if (node.kind === 'annex') over = heads.get(node.eId) ?? headFrom(words)
        // Example: `现将继续有效的规范性文件目录公布如下：`
        else if (leadsList(words) || headsList(words) || /如下[：:。]\s*$/.test(words)) over = overOr(over, words)
        walk(node.children)
      }
    }
  }
  walk(provisions)
  return found
}

function overOr(before: ListHead, words: string): ListHead {
  const head = headFrom(words)
  return head.purpose === 'other' && !headsList(words) ? before : head
}

function inRows(table: Provision, over: ListHead): readonly ListedAct[] {
  const [first, ...rows] = table.children
  const columns = first === undefined ? null : columnsOf(first)
  if (columns === null) return []
  return rows.flatMap((row) => {
    const cells = row.children.map(({ text }) => (text ?? '').trim())
    const head = columns.outcome === -1 ? over : headFrom(cells[columns.outcome] ?? '')
    const notes = [columns.number, columns.date].map((column) => cells[column] ?? '').filter((note) => note !== '')
    const acts = actInItem(cells[columns.title] ?? '', { isMarked: true, note: notes.join('　') })
    const quote = cells.filter((cell) => cell !== '').join('　')
    return acts === null ? [] : listed(acts, head, row.eId, quote)
  })
}

function columnsOf(header: Provision): Columns | null {
  const cells = header.children.map(({ text }) => (text ?? '').replace(/[\s　]+/g, ''))
  const column = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell))
  // Example: `文件名称`, `规章名称`, `标题`
  const title = column(/名称|标题|题目|文件名/)
  if (title === -1) return null
  return {
    title,
    // Example: `发文字号`, `文号`
    number: column(/文号|字号|令号/),
    // Example: `发布日期`, `成文时间`
    date: column(/(?:发布|公布|印发|成文|制定|颁布|通过).*(?:日期|时间)|^日期$/),
    // Example: `清理意见`, `处理结果`
    outcome: column(/(?:清理|处理|审查|评估).*(?:意见|结果|结论|方式)|^(?:意见|结论|效力状态)$/),
  }
}
