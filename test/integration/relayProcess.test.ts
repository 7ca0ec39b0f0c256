// The server as a process: what it says at start, and that it ends rather than promise what it cannot write.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { OMAR } from '../support/people.ts'
import { buildServer } from '../support/buildServer.ts'
import { BOARD, readServerFrame, seedBoard, setItem, TestPeer, TOKENS } from '../support/relayKit.ts'
import { newDataDir, openTestStorage, startBuiltServer } from '../support/startServer.ts'
import { connectRaw, connectSync } from '../support/syncClient.ts'

async function runToEnd(environment: Record<string, string>): Promise<{ code: number; out: string; error: string }> {
  const child = spawn(process.execPath, [await buildServer()], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number, out, error }
}

describe('the server process', () => {
  it('[R11] a bad setting stops the start with one clear line', async () => {
    const { code, error, out } = await runToEnd({ PORT: 'eighty', DATA_DIR: await newDataDir() })
    expect({ code, error, out }).toEqual({
      code: 1,
      error: 'Clusterboard cannot start: PORT must be a port number between 0 and 65535.\n',
      out: '',
    })
  })

  it('[R11] a port or folder in use stops the start with one clear line', async () => {
    const dataDir = await newDataDir()
    const server = await startBuiltServer(dataDir)
    const samePort = await runToEnd({ HOST: '127.0.0.1', PORT: new URL(server.url).port, DATA_DIR: await newDataDir() })
    expect(samePort).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^[^\n]*port \d+ is in use[^\n]*\n$/) as string,
    })
    const noAddress = await runToEnd({ HOST: '203.0.113.9', DATA_DIR: await newDataDir() })
    expect(noAddress).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^[^\n]*no address 203\.0\.113\.9; set HOST[^\n]*\n$/) as string,
    })
    const sameDir = await runToEnd({ HOST: '127.0.0.1', DATA_DIR: dataDir })
    expect(sameDir).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^[^\n]*in use by another[^\n]*\n$/) as string,
    })
    expect(await server.close()).toBe(0)
  })

  it('[S8] when the disk refuses a write the server ends with an error, and nothing acknowledged is lost', async () => {
    const dataDir = await newDataDir()
    const storage = await openTestStorage(dataDir)
    await seedBoard(storage)
    await storage.close()
    // No file may grow over 600 kB: the log meets the end of the disk while people work.
    const server = await startBuiltServer(dataDir, {}, ['bash', '-c', 'ulimit -f 600; exec "$@"', 'limited'])
    const ended = once(server.process, 'exit') as Promise<[number | null]>
    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    const peer = new TestPeer(OMAR)
    let acknowledged = 0
    let sent = 0
    const sendNext = (): void => {
      sent += 1
      raw.socket.send(peer.editFrame(setItem(`k${sent}`, 'x'.repeat(20_000))))
    }
    raw.socket.on('message', (message: Buffer) => {
      const frame = readServerFrame(new Uint8Array(message))
      if (frame.kind !== 'ack') return
      acknowledged = frame.count
      sendNext()
    })
    raw.socket.on('error', () => {
      // The server goes away in the middle; that is what the test is about.
    })
    sendNext()
    const [code] = await ended
    expect(code).toBe(1)
    expect(acknowledged).toBeGreaterThan(3)
    expect(acknowledged).toBeLessThan(sent)

    const again = await startBuiltServer(dataDir)
    const omar = await connectSync(again.url, BOARD, TOKENS.omar)
    const stored = omar.doc.getMap('items')
    const lost = Array.from({ length: acknowledged }, (_, index) => `k${index + 1}`).filter((key) => !stored.has(key))
    expect(lost).toEqual([])
    omar.destroy()
    expect(await again.close()).toBe(0)
  })

  it('[R11] a server others can reach prints a token for creating boards, once', async () => {
    const dataDir = await newDataDir()
    const listening = { HOST: '0.0.0.0' }
    const first = await startBuiltServer(dataDir, listening)
    const token = await first.nextLine()
    expect(token).toMatch(/^Token for creating boards \(shown only now\): [\w-]{43}$/)
    await first.close()
    const second = await startBuiltServer(dataDir, listening)
    await second.close()
    expect(await second.nextLine()).toBeNull()
  })
})
