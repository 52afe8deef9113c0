import type { Lookup } from '../../services/lookup.ts'
import { Problem } from '../problem.ts'
import { body, defineRoute, type Outcome } from '../route.ts'
import { dayQuery, versionPath, versionProvisionPath, workPath, workProvisionPath } from '../schemas/parameters.ts'
import { provisionResponse, versionResponse, workResponse } from '../schemas/records.ts'

export const workRoute = defineRoute({
  operationId: 'getWork',
  path: '/works/{workId}',
  summary: 'A work, its versions, and its validity by the version that applies on asOf',
  pathParameters: workPath,
  query: dayQuery,
  response: workResponse,
  problems: ['unknown-work', 'no-version-on-date'],
  answer: ({ path, asOf }, { records }) => toOutcome(records.work(path.workId, asOf), path),
})

export const workProvisionRoute = defineRoute({
  operationId: 'getProvision',
  path: '/works/{workId}/provisions/{eId}',
  summary: 'One provision of the version that applies on asOf',
  pathParameters: workProvisionPath,
  query: dayQuery,
  response: provisionResponse,
  problems: ['unknown-work', 'no-version-on-date', 'unknown-provision'],
  answer: ({ path, asOf }, { records }) => toOutcome(records.applicableProvision(path.workId, path.eId, asOf), path),
})

export const versionRoute = defineRoute({
  operationId: 'getVersion',
  path: '/works/{workId}/versions/{versionId}',
  summary: 'One version with its text, where it came from, and its validity on asOf',
  pathParameters: versionPath,
  query: dayQuery,
  response: versionResponse,
  problems: ['unknown-work', 'unknown-version'],
  answer: ({ path, asOf }, { records }) => toOutcome(records.version(path.workId, path.versionId, asOf), path),
})

export const versionProvisionRoute = defineRoute({
  operationId: 'getVersionProvision',
  path: '/works/{workId}/versions/{versionId}/provisions/{eId}',
  summary: 'One provision of one version',
  pathParameters: versionProvisionPath,
  query: dayQuery,
  response: provisionResponse,
  problems: ['unknown-work', 'unknown-version', 'unknown-provision'],
  answer: ({ path, asOf }, { records }) =>
    toOutcome(records.provision(path.workId, path.versionId, path.eId, asOf), path),
})

/** A merged work moves the request to the same place under its new id; a missing record is a problem. */
export function toOutcome<Body>(lookup: Lookup<Body>, path: Readonly<Record<string, string>>): Outcome<Body> {
  switch (lookup.kind) {
    case 'found':
      return body(lookup.answer)
    case 'moved':
      return { kind: 'moved', path: { ...path, workId: lookup.workId } }
    case 'missing':
      throw new Problem(lookup.code, lookup.detail)
  }
}
