import { createHash } from 'node:crypto'
import type { Provision } from './provision.ts'

/**
 * The whole text of a tree, one paragraph, heading or table row a line. White space apart, it is the text that was
 * read: `readStructure` and this lose no character.
 */
export function renderText(provisions: readonly Provision[]): string {
  const lines: string[] = []
  let begun = ''
  const render = (node: Provision): void => {
    if (node.kind === 'row') {
      if (begun !== '') lines.push(begun.trimEnd())
      begun = ''
      lines.push(node.children.map((cell) => cell.text ?? '').join('\t'))
      return
    }
    const opening = [node.label, node.heading].filter((words) => words !== null).join(' ')
    if (opening !== '') begun = begun === '' ? opening : `${begun} ${opening}`
    if (node.text !== null) {
      lines.push(begun === '' ? node.text : `${begun}${node.kind === 'article' ? ' ' : ''}${node.text}`)
      begun = ''
    } else if (begun !== '' && (node.heading !== null || node.children.length === 0)) {
      lines.push(begun)
      begun = ''
    } else if (node.kind === 'article' && begun !== '') begun = `${begun} `
    for (const child of node.children) render(child)
  }
  for (const node of provisions) render(node)
  if (begun !== '') lines.push(begun)
  return lines.join('\n')
}

/** SHA-256 (hex) of a tree's text without white space: equal to the `textSha256` of the version it was read for. */
export function textDigestOf(provisions: readonly Provision[]): string {
  // White space is not compared: `第一章　总　　则` is printed in many ways.
  return createHash('sha256').update(renderText(provisions).replace(/\s+/g, '')).digest('hex')
}
