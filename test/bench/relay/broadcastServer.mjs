// The least a server can do: every frame to everybody else in the room, nothing kept. Usage: node broadcastServer.mjs PORT
import { WebSocketServer } from 'ws'

const rooms = new Map()
const wss = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false })
wss.on('listening', () => process.stdout.write('ready\n'))
wss.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room.add(socket))
  socket.on('message', (message) => {
    for (const other of room) if (other !== socket) other.send(message)
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', () => socket.terminate())
})
