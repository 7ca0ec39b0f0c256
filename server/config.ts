// Reads the environment once at start. A bad value is told in one line; nothing else reads process.env.
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

export type Config = {
  port: number
  host: string
  dataDir: string
  /** Origin under which browsers reach the server, without a trailing slash; null = whatever the request says. */
  publicUrl: string | null
  adminToken: string | null
  logLevel: string
  tldrawLicenseKey: string | null
  /** Whether only programs on this machine can reach the server (then anybody may create boards). */
  isLoopback: boolean
  version: string
}

/** A value of the environment cannot be used; the message is one line for the person who starts the server. */
export class ConfigError extends Error {}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/

/** Whether a host name or address only reaches this machine. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host)

/** An http or https origin: no path, query, user or password. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, origin, href } = new URL(value)
  return /^https?:$/.test(protocol) && href === `${origin}/`
}

const publicUrl = z
  .string()
  .refine(isOrigin, 'must be an address without a path, such as https://boards.example.org')
  .transform((value) => new URL(value).origin)

const SCHEMA = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number between 0 and 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number between 0 and 65535')
    .default(8080),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]_-]+$/, 'must be a host name or an address')
    .default('localhost'),
  DATA_DIR: z.string().default('data'),
  PUBLIC_URL: publicUrl.optional(),
  ADMIN_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  TLDRAW_LICENSE_KEY: z.string().optional(),
})

/**
 * @param environment such as process.env; empty texts count as not set
 * @param version the package's version
 * @throws ConfigError naming the variable and what it must be
 */
export function parseConfig(environment: Record<string, string | undefined>, version: string): Config {
  const given = Object.fromEntries(
    Object.keys(SCHEMA.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  )
  const parsed = SCHEMA.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(`${String(issue.path[0])} ${issue.message}`)
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(values.DATA_DIR),
    publicUrl: values.PUBLIC_URL ?? null,
    adminToken: values.ADMIN_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    tldrawLicenseKey: values.TLDRAW_LICENSE_KEY ?? null,
    // Behind a proxy (PUBLIC_URL of another host) the whole world reaches a server that listens on loopback.
    isLoopback:
      isLoopbackHost(values.HOST) && (!values.PUBLIC_URL || isLoopbackHost(new URL(values.PUBLIC_URL).hostname)),
    version,
  }
}
