// What every answer tells the browser: load nothing from elsewhere, run nothing inline, be framed by nobody.
import type { Context, MiddlewareHandler } from 'hono'
import type { AppConfig } from './AppDeps.ts'
import { isSecure } from './requestOrigin.ts'

const HALF_A_YEAR_SECONDS = 182 * 24 * 3600

/** The socket is named by scheme as well: older browsers do not read 'self' as covering it. */
function contentSecurityPolicy(host: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // data: reaches no host; a picture pasted from another board comes as one.
    `connect-src 'self' data: ws://${host} wss://${host}`,
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Routes that set a policy of their own (pictures) keep it. */
export const securityHeaders =
  (config: AppConfig): MiddlewareHandler =>
  async (c: Context, next) => {
    await next()
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', contentSecurityPolicy(new URL(c.req.url).host))
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (!isSecure(c, config)) return
    // Both mean something over https only; elsewhere browsers complain about them.
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('strict-transport-security', `max-age=${HALF_A_YEAR_SECONDS}`)
  }
