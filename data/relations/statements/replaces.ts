import { normaliseTitle } from '../../model/titles.ts'
import type { Statement, StatingText } from '../statement.ts'
import { readRepeals } from './repeals.ts'

/**
 * The older acts that a text takes the place of: those of its own title, or of its title as a trial form, that it repeals
 * (《湖泊渡船检验办法（试行）》同时废止 in 湖泊渡船检验办法). Each stands beside the `repeals` statement of the same sentence.
 */
export function readReplaces(text: StatingText): readonly Statement[] {
  const { work, version } = text
  const own = new Set([work.title, version.title].map((title) => plainName(title, work.issuers)))
  return readRepeals(text)
    .filter(
      ({ partial, target }) =>
        !partial && own.has(plainName(target.citedAs, namedIssuers(target.issuer, work.issuers))),
    )
    .map((statement) => ({ ...statement, type: 'replaces', effect: null }))
}

function namedIssuers(issuer: string | null, issuers: readonly string[]): readonly string[] {
  return issuer === null ? issuers : [...issuers, ...issuer.split('、')]
}

/** A title without the bodies before it and without what marks a trial form: 最高人民法院关于…的规定（试行） is 关于…的规定. */
function plainName(title: string, issuers: readonly string[]): string {
  let name = normaliseTitle(title).replace(/^原/, '')
  for (let shorter = withoutBody(name, issuers); shorter !== name; shorter = withoutBody(name, issuers)) name = shorter
  // Example: `办法(试行)`, `条例(草案)`, `暂行条例`, `试行办法`
  return name.replace(/\((?:试行|暂行|草案|试行草案)\)$/, '').replace(/(?:暂行|试行)(?=[一-龥]{1,4}$)/, '')
}

function withoutBody(name: string, issuers: readonly string[]): string {
  const body = issuers.find(
    (issuer) => name.startsWith(issuer) && name.slice(issuer.length).replace(/^[、]/, '').length > 3,
  )
  // A place before a title is part of it: only bodies that lead to 关于 go. Example: `最高人民法院、最高人民检察院关于`
  return body === undefined || !name.includes('关于') ? name : name.slice(body.length).replace(/^、/, '')
}
