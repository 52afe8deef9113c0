import type { Provision } from '../../../data/model/provision.ts'
import type { Statement, StatingText } from '../../../data/relations/statement.ts'
import { aVersion, aWork } from '../../builders.ts'

// Every text made here is invented law of an invented country.

export function aText(
  title: string,
  provisions: readonly Provision[],
  issuers: readonly string[] = ['松澜省政府'],
): StatingText {
  return { work: aWork({ title, issuers }), version: aVersion({ title }), provisions }
}

export function node(kind: Provision['kind'], eId: string, fields: Partial<Provision> = {}): Provision {
  return { eId, kind, number: null, label: null, heading: null, text: null, children: [], ...fields }
}

/** One article with the paragraphs given. */
export function article(...paragraphs: readonly string[]): readonly Provision[] {
  const children = paragraphs.map((text, index) => node('paragraph', `art_20__para_${index + 1}`, { text }))
  return [node('article', 'art_20', { number: '20', label: '第二十条', children })]
}

export function items(parent: string, texts: readonly string[]): readonly Provision[] {
  return texts.map((text, index) =>
    node('subparagraph', `${parent}__subpara_${index + 1}`, { label: `${index + 1}.`, number: `${index + 1}`, text }),
  )
}

export function annex(number: string, heading: string, children: readonly Provision[]): Provision {
  return node('annex', `annex_${number}`, { number, label: `附件${number}`, heading, children })
}

export function table(...rows: readonly (readonly string[])[]): Provision {
  return node('table', 'annex_1__table_1', {
    children: rows.map((cells, row) =>
      node('row', `annex_1__table_1__row_${row + 1}`, {
        children: cells.map((text, cell) =>
          node('cell', `annex_1__table_1__row_${row + 1}__cell_${cell + 1}`, { text }),
        ),
      }),
    ),
  })
}

/** What a statement says, in one line: title | issuer | day | number | parts | effect | its day. */
export function brief({ target, partial, effect, effectiveOn }: Statement): string {
  const { citedAs, issuer, issuedOn, documentNumber, eIds } = target
  const said = [
    citedAs,
    issuer,
    issuedOn?.on,
    documentNumber,
    eIds.join(' '),
    partial ? 'part' : '',
    effect,
    effectiveOn,
  ]
  return said.map((part) => part ?? '').join('|')
}
