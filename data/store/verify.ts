import { createHash } from 'node:crypto'
import { textDigestOf } from '../model/render-text.ts'
import { parseWarningCodes } from '../model/version.ts'
import { evidenceOf } from './evidence.ts'
import type { Store } from './store.ts'
import { validityFaults } from './verify-validity.ts'

/** What was looked at. */
export const verifyChecks = ['file', 'captures', 'texts', 'relations', 'validity', 'sources'] as const

export type VerifyCheck = (typeof verifyChecks)[number]

/** `fault`: the store is not what it should be. `warning`: something is missing or behind, and the store is as it should be. */
export interface Finding {
  readonly kind: 'fault' | 'warning'
  readonly check: VerifyCheck
  /** A work, version, file or part of one; `null` where the whole store is meant. */
  readonly where: string | null
  readonly message: string
}

/** What one step found, and how many things it looked at. */
export interface CheckResult {
  readonly check: VerifyCheck
  readonly looked: number
  readonly findings: readonly Finding[]
}

/** Reads everything in the store again, check by check. Nothing is written. */
export function* verifyStore(store: Store): Generator<CheckResult, void> {
  yield checkFile(store)
  yield checkCaptures(store)
  yield checkTexts(store)
  yield checkRelations(store)
  yield checkValidity(store)
  yield checkSources(store)
}

const fault = (check: VerifyCheck, where: string | null, message: string): Finding => ({
  kind: 'fault',
  check,
  where,
  message,
})
const warning = (check: VerifyCheck, where: string | null, message: string): Finding => ({
  kind: 'warning',
  check,
  where,
  message,
})

function checkFile({ soundness }: Store): CheckResult {
  return { check: 'file', looked: 1, findings: soundness.fileFaults().map((found) => fault('file', null, found)) }
}

/** Every file kept is the file its digest names. */
function checkCaptures({ soundness }: Store): CheckResult {
  const findings: Finding[] = []
  let looked = 0
  for (const { sha256, size, bytes } of soundness.blobs()) {
    looked++
    if (bytes === null) findings.push(fault('captures', sha256, 'the file kept cannot be unpacked'))
    else if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      findings.push(fault('captures', sha256, 'the file kept is not the one its digest names'))
  }
  return { check: 'captures', looked, findings }
}

/** Every tree gives back the text that was read, and names each of its parts once. */
function checkTexts({ soundness }: Store): CheckResult {
  const findings: Finding[] = []
  let looked = 0
  for (const { workId, versionId, textSha256, provisions } of soundness.texts()) {
    looked++
    const where = `${workId}/${versionId}`
    if (textDigestOf(provisions) !== textSha256)
      findings.push(fault('texts', where, 'the tree does not give back the text that was read'))
    const names = new Set<string>()
    const visit = (nodes: typeof provisions): void => {
      for (const { eId, text, children } of nodes) {
        if (names.has(eId)) findings.push(fault('texts', `${where}/${eId}`, 'two parts have this name'))
        if (text !== null && children.length > 0)
          findings.push(fault('texts', `${where}/${eId}`, 'text stands beside parts, and not in a leaf'))
        names.add(eId)
        visit(children)
      }
    }
    visit(provisions)
  }
  return { check: 'texts', looked, findings }
}

/** Relations lead to works, versions and provisions that are held, and were read from the texts in use. */
function checkRelations(store: Store): CheckResult {
  const { soundness, works, relations, changes } = store
  const findings: Finding[] = []
  let looked = 0
  let outline: { readonly key: string; readonly eIds: ReadonlySet<string> } = { key: '', eIds: new Set() }
  for (const { workId, versionId, eId, from } of soundness.targets()) {
    looked++
    const where = `${from.workId}/${from.versionId}`
    if (works.find(workId) === null) {
      findings.push(fault('relations', where, `leads to ${workId}, a work that is not held`))
      continue
    }
    if (versionId === null) continue
    const key = `${workId}/${versionId}`
    if (outline.key !== key) outline = { key, eIds: relations.eIdsOf(workId, versionId) }
    if (outline.eIds.size === 0 && works.version(workId, versionId) === null)
      findings.push(fault('relations', where, `leads to ${key}, a version that is not held`))
    else if (eId !== null && !outline.eIds.has(eId))
      findings.push(fault('relations', where, `leads to ${key}/${eId}, a provision that is not held`))
  }
  const progress = relations.progress('relations')
  const isBehind = progress === null || progress.position < changes.head() || relations.countToLink() > 0
  if (isBehind && changes.head() > 0)
    findings.push(
      warning('relations', null, 'not every text was read for relations yet; `tongcha index` does what is left'),
    )
  else
    for (const { workId, versionId } of soundness.outdatedStatements())
      findings.push(fault('relations', `${workId}/${versionId}`, 'relations were read from an older text'))
  return { check: 'relations', looked, findings }
}

function checkValidity(store: Store): CheckResult {
  const findings: Finding[] = []
  let looked = 0
  for (const { workId } of store.works.all()) {
    looked++
    for (const { versionId, message } of validityFaults(evidenceOf(store, workId))) {
      findings.push(fault('validity', versionId === null ? workId : `${workId}/${versionId}`, message))
    }
  }
  return { check: 'validity', looked, findings }
}

/** What the sources lack is no fault of the store; `tongcha review` lists each. */
function checkSources({ works, runs }: Store): CheckResult {
  const counts = new Map<string, number>()
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  let looked = 0
  for (const { workId } of works.all()) {
    for (const version of works.versionsOf(workId)) {
      looked++
      for (const code of new Set(version.warnings.map((one) => one.code))) count(code)
      if (version.knownOn === null) count('age-unknown')
    }
  }
  for (const { sourceId } of runs.latest()) {
    for (const { result } of runs.outcomes(sourceId)) if (result === 'unreadable') count('unreadable')
  }
  const order: readonly string[] = ['unreadable', ...parseWarningCodes, 'age-unknown']
  const findings = [...counts]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([what, number]) => warning('sources', null, `${number} × ${what}`))
  return { check: 'sources', looked, findings }
}
