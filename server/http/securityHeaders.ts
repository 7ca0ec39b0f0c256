// What every answer tells the browser: load nothing from elsewhere, run nothing inline, be framed by nobody.
import type { Context, MiddlewareHandler } from 'hono'

/** The socket is named by scheme as well: older browsers do not read 'self' as covering it. */
function contentSecurityPolicy(host: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const securityHeaders: MiddlewareHandler = async (c: Context, next) => {
  await next()
  c.header('content-security-policy', contentSecurityPolicy(new URL(c.req.url).host))
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex')
}
