// Where a request comes from: the page that made the browser send it, the name it was sent to, the address on the other
// side. For requests and sockets alike; knows no board and no session.
import type { IncomingMessage } from 'node:http'

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a page of this origin may use the visitor's cookie: the request's own host, or the public address. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === publicUrl) return true
  // At the public address the scheme is known: a page of the same host over plain http is a stranger's.
  if (publicUrl !== null && host === new URL(publicUrl).host) return false
  // The scheme is not compared: behind a proxy that ends TLS the server cannot know it.
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

/**
 * Against DNS rebinding: a server for this machine only answers to this machine's names, not to a foreign name that was
 * pointed at it. A server that others can reach does not know all its names and answers to any.
 * @param host as in the Host header, with the port if there is one
 */
export function isOwnHost(host: string | undefined, isLoopback: boolean, publicUrl: string | null): boolean {
  if (!isLoopback) return true
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  const asked = new URL(`http://${host}`)
  return LOOPBACK_HOSTS.has(asked.hostname) || (publicUrl !== null && asked.host === new URL(publicUrl).host)
}

/**
 * Address of the other side. Behind a proxy on this machine it is the last entry the proxy added; anybody else's
 * X-Forwarded-For is a claim and ignored.
 */
export function addressOf(request: IncomingMessage | undefined): string {
  const address = request?.socket.remoteAddress ?? 'unknown'
  const isLocalProxy = address === '::1' || address.endsWith('127.0.0.1')
  const header = isLocalProxy ? request?.headers['x-forwarded-for'] : undefined
  const forwarded = (Array.isArray(header) ? header.join(',') : header)?.split(',').at(-1)?.trim()
  return forwarded || address
}
