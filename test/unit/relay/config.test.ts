import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '../../../server/config.ts'

const parse = (environment: Record<string, string>) => parseConfig(environment, '1.2.3')

describe('configuration', () => {
  it('[R11] has defaults for a first start on this machine', () => {
    expect(parse({})).toEqual({
      port: 8080,
      host: 'localhost',
      dataDir: `${process.cwd()}/data`,
      publicUrl: null,
      adminToken: null,
      logLevel: 'info',
      tldrawLicenseKey: null,
      isLoopback: true,
      version: '1.2.3',
    })
    expect(parse({ PORT: '', HOST: '', PUBLIC_URL: '' })).toEqual(parse({}))
  })

  it('[R11] knows whether others can reach the server', () => {
    const cases: [Record<string, string>, boolean][] = [
      [{ HOST: '127.0.0.1' }, true],
      [{ HOST: '::1' }, true],
      [{ HOST: '0.0.0.0' }, false],
      [{ HOST: '127.0.0.1.example.org' }, false],
      [{ HOST: 'localhost', PUBLIC_URL: 'https://boards.example.org' }, false],
      [{ HOST: 'localhost', PUBLIC_URL: 'http://localhost:3000/' }, true],
    ]
    expect(cases.map(([environment]) => [environment, parse(environment).isLoopback])).toEqual(cases)
    expect(parse({ PUBLIC_URL: 'https://boards.example.org/' }).publicUrl).toBe('https://boards.example.org')
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'boards.example.org'],
    ['PUBLIC_URL', 'https://boards.example.org/path'],
    ['PUBLIC_URL', 'ftp://boards.example.org'],
    ['ADMIN_TOKEN', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('[R11] refuses %s=%s in one line that names it', (name, value) => {
    const attempt = () => parse({ [name]: value })
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(new RegExp(`^${name} must [^\\n]+$`))
  })
})
