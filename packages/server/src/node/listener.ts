/** The socket: bytes in, bytes out. All that is decided is decided by the app. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Answer, Call } from '../http/call.js'
import type { Log } from '../ports/index.js'
import { bodyMax } from '../http/rules.js'

export type Listening = { port: number; close(): Promise<void> }

export type ListenOptions = {
  host: string
  /** 0 for any free one. */
  port: number
  tls?: { key: string; cert: string }
  log?: Log
}

/** Starts to listen. Rejects with Node's `EADDRINUSE` where the port is taken. */
export function listen(
  handle: (call: Call) => Promise<Answer>,
  { host, port, tls }: ListenOptions,
): Promise<Listening> {
  const scheme = tls === undefined ? 'http' : 'https'
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (
      request.method === 'GET' &&
      request.headers['content-length'] === undefined &&
      request.headers['transfer-encoding'] === undefined
    ) {
      void respond(handle, callOf(request, undefined, scheme), response)
      return
    }
    readBody(request).then(
      (body) => respond(handle, callOf(request, body, scheme), response),
      () => response.destroy(),
    )
  }
  const limits = { maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 }
  const server: Server =
    tls === undefined ? createServer(limits, answer) : createTlsServer({ ...limits, ...tls }, answer)
  server.on('clientError', (_, socket) => {
    if (!socket.writable) return
    // What cannot be read as HTTP has no host and no path; the app words the refusal all the same.
    handle({ method: '', uri: '', headers: {}, body: undefined, ip: '', scheme }).then(
      ({ status, headers, body }) => socket.end(rawAnswer(status, headers, body)),
      () => socket.destroy(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () => closing(server),
      })
    })
  })
}

/** Answers that are under way are finished; idle connections are closed at once, busy ones after a second. */
function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 1000)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const callOf = (request: IncomingMessage, body: Call['body'], scheme: 'http' | 'https'): Call => ({
  method: request.method ?? 'GET',
  uri: request.url ?? '/',
  headers: request.headers as Call['headers'],
  body,
  ip: request.socket.remoteAddress ?? '',
  scheme,
})

async function respond(handle: (call: Call) => Promise<Answer>, call: Call, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await handle(call)
  if (call.body === 'too-large') response.shouldKeepAlive = false
  if (body === undefined) {
    if (status !== 204 && status !== 304) headers.push('content-length', '0')
    response.writeHead(status, headers)
    response.end()
    return
  }
  headers.push('content-length', String(Buffer.byteLength(body)))
  response.writeHead(status, headers)
  response.end(call.method === 'HEAD' ? undefined : body)
}

/** The whole body, or `'too-large'` as soon as that is known: what is left of it is not waited for. */
function readBody(request: IncomingMessage): Promise<Call['body']> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyMax) {
        request.removeAllListeners('data')
        request.resume()
        resolve('too-large')
      } else {
        chunks.push(chunk)
      }
    })
    request.on('end', () => resolve(size === 0 ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('The connection ended before the body.')))
  })
}

function rawAnswer(status: number, headers: readonly string[], body: Answer['body']): string {
  let head = `HTTP/1.1 ${status} Bad Request\r\nconnection: close\r\n`
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`
  const text = typeof body === 'string' ? body : ''
  return `${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
