import createClient from 'openapi-fetch'
import type { paths } from '../../generated/api'
import type { ApiClient } from './client.ts'

/** The API of the instance that served the page. */
export const createBrowserClient = (): ApiClient => {
  const client = createClient<paths>({ baseUrl: '/api/v1' })
  // Every value is sent as text: lists are joined with commas before they come here.
  return { GET: client.GET as unknown as ApiClient['GET'] }
}
