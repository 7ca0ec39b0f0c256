// Where a request comes from: its own origin for links, the other side's origin for trust, its address for rate limits.
import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { BoardError } from '../../shared/errors.ts'
import { addressOf, isOwnHost, isOwnOrigin } from '../relay/requestSource.ts'
import type { AppConfig } from './AppDeps.ts'

const publicOrigin = (config: AppConfig): URL | null => (config.publicUrl ? new URL(config.publicUrl) : null)

/** Whether the browser reached us over https, perhaps through a proxy that ends TLS. */
export function isSecure(c: Context, config: AppConfig): boolean {
  const forwarded = c.req.header('x-forwarded-proto')
  return (
    publicOrigin(config)?.protocol === 'https:' || forwarded === 'https' || new URL(c.req.url).protocol === 'https:'
  )
}

/** Scheme and host for links: PUBLIC_URL, else the address this request was sent to. */
export function ownOrigin(c: Context, config: AppConfig): string {
  const configured = publicOrigin(config)
  if (configured) return configured.origin
  return `${isSecure(c, config) ? 'https' : 'http'}://${new URL(c.req.url).host}`
}

/**
 * Against DNS rebinding: on a loopback server a foreign name that was pointed at this machine is refused.
 * @throws BoardError wrong_origin
 */
export function checkHost(c: Context, config: AppConfig): void {
  const { host, hostname } = new URL(c.req.url)
  if (isOwnHost(host, config.isLoopback, publicOrigin(config)?.origin ?? null)) return
  throw new BoardError('wrong_origin', `This server does not answer to the name ${hostname}. Use localhost.`)
}

/** True, false, or null when the request carries no sign of the page it was sent from (a program). */
function comesFromOwnPage(c: Context, config: AppConfig): boolean | null {
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    return isOwnOrigin(origin, new URL(c.req.url).host, publicOrigin(config)?.origin ?? null)
  }
  const site = c.req.header('sec-fetch-site')
  return site === undefined ? null : site === 'same-origin' || site === 'none'
}

/**
 * Refuses changes that another site's page sends through a visitor's browser.
 * @param usesCookie with a cookie the request must show that our own page sent it; without, it must not show another's.
 * @throws BoardError wrong_origin
 */
export function checkOrigin(c: Context, config: AppConfig, usesCookie: boolean): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const fromOwn = comesFromOwnPage(c, config)
  if (fromOwn === false || (usesCookie && fromOwn === null))
    throw new BoardError('wrong_origin', 'This change was sent from another site. Open the board and make it there.')
}

/** Address of the other side, for rate limits. */
export const clientAddress = (c: Context): string =>
  addressOf((c.env as Partial<HttpBindings> | undefined)?.incoming as IncomingMessage | undefined)
