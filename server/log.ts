// The server's log: JSON lines on standard output. Never a secret, a name or board content; ids and counts only.
import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/**
 * @param level a pino level or `silent`.
 * @param destination standard output when left out
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A second net below the rule above: these fields never reach a log, whoever writes them.
    redact: { paths: ['token', 'secret', 'cookie', 'authorization', '*.token', '*.secret', '*.cookie'], remove: true },
  }
  return destination ? pino(options, destination) : pino(options)
}
