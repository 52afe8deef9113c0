import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, today } from '../clock.ts'
import type { Config } from '../config.ts'
import { prepareDataFolder } from '../data-folder.ts'
import { ServerError } from '../errors.ts'
import { createApp } from '../http/app.ts'
import { searchQuery } from '../http/schemas/parameters.ts'
import { followCollection } from '../live-collection.ts'
import { createLog, type Log } from '../log.ts'
import { loadPages } from '../pages.ts'
import { createServices, type Services } from '../services/services.ts'
import type { CommandContext } from './context.ts'
import { onInterruption } from './interruption.ts'
import { createMeter } from './progress.ts'
import { relateTexts } from './relating.ts'

const headersTimeoutMs = 15_000
const requestTimeoutMs = 60_000
const closingTimeoutMs = 10_000

/**
 * Serves until the process is asked to end, then lets the answers under way end. Says its address on standard output,
 * one line, once all texts are related and searches are answered from an index that holds all records.
 */
export async function serveUntilStopped(config: Config, { terminal, clock }: CommandContext): Promise<void> {
  const log = createLog(config.logLevel)
  prepareDataFolder(config.dataDir)
  const pages = await loadPages()
  const collection = await followCollection(config, log)
  const interruption = onInterruption()
  try {
    const services = createServices(collection.current)
    const server = createServer(createApp({ services, pages, config, log, clock }))
    server.headersTimeout = headersTimeoutMs
    server.requestTimeout = requestTimeoutMs
    const address = await listen(server, config)
    try {
      await relateTexts(collection.current().store, { terminal, clock }, interruption.signal)
      const meter = createMeter(terminal, 'index')
      await collection
        .catchUp(interruption.signal, ({ position, head }) => meter.update(position, head))
        .finally(meter.stop)
      if (!interruption.signal.aborted) {
        await warmUp(services, clock, log)
        terminal.out(`tongcha is ready at ${address}`)
        await collection.followUntil(interruption.signal)
      }
    } finally {
      await closeGracefully(server)
    }
  } finally {
    interruption.release()
    await collection.close()
  }
}

/** Loads dictionaries and caches, a second or so, that the first reader would else wait for. */
async function warmUp({ search }: Services, clock: Clock, log: Log): Promise<void> {
  try {
    await search.search(searchQuery.parse({ q: '法律' }), today(clock))
  } catch (error) {
    // Readers are told by their own requests; serving goes on.
    log.warn({ err: error }, 'the first search failed')
  }
}

/** Fails at once where the address cannot be had, before anything that takes long. */
export async function assertAddressIsFree(config: Pick<Config, 'port' | 'host'>): Promise<void> {
  const server = createServer()
  await listen(server, config)
  await new Promise((closed) => server.close(closed))
}

function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<string> {
  return new Promise((listening, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(toListenError(cause, port, host)))
    server.listen(port, host, () => listening(urlOf(server.address(), host)))
  })
}

function toListenError(cause: NodeJS.ErrnoException, port: number, host: string): ServerError {
  if (cause.code === 'EADDRINUSE') {
    const message = `port ${port} of ${host} is in use; choose another with --port or PORT, or stop the program that has it`
    return new ServerError('server/port-in-use', message, { cause })
  }
  const message = `cannot listen on ${host} port ${port} (${cause.message}); choose others with HOST and PORT`
  return new ServerError('server/address-unavailable', message, { cause })
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new TypeError('an HTTP server listens on a port')
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}/`
}

/** Takes no new request, lets those under way end for a while, then cuts what is left. */
async function closeGracefully(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), closingTimeoutMs)
  await closed
  clearTimeout(timer)
}
