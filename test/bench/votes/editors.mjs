// Twenty people who edit the board while others vote; a process of their own, so that their work is not the voters'.
// Told by its first argument: { url, boardId, tokens, editsPerSecond }. Runs until it is killed.
import { clearInterval, setInterval } from 'node:timers'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const { url, boardId, tokens, editsPerSecond } = JSON.parse(process.argv[2])
const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

function frame(kind, update) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

await Promise.all(
  tokens.map(
    (token, editor) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${boardId}?ack=1`, ['clusterboard', token])
        const doc = new Y.Doc()
        let made = 0
        doc.on('update', (update) => socket.send(frame(UPDATE, update)))
        socket.once('open', () => {
          // The answer to the server's question, which is on its way: nothing yet.
          socket.send(frame(STEP_2, Y.encodeStateAsUpdate(doc)))
          const edit = () => doc.getMap('items').set(`bench/editor-${editor}`, (made += 1))
          const timer = setInterval(edit, 1000 / editsPerSecond)
          socket.once('close', (code) => {
            clearInterval(timer)
            reject(new Error(`editor ${editor} was closed with ${code}`))
          })
          resolve()
        })
        socket.once('error', reject)
      }),
  ),
)
process.send('editing')
