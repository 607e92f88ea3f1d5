/** The socket: bytes in, bytes out. All that is decided is decided by the app. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import type { Answer, Call } from '../http/call.js'
import { bodyMax } from '../http/rules.js'
import { withoutSecrets } from '../journal/secrets.js'
import type { Log } from '../ports/index.js'

export type Listening = { port: number; close(): Promise<void> }

export type ListenOptions = {
  host: string
  /** 0 for any free one. */
  port: number
  tls?: { key: string; cert: string }
  /** Told of each request in one line; absent where nobody reads along. */
  log?: Log
}

type Handle = (call: Call) => Promise<Answer>

/** A client that sends its head or its body too slowly is not waited for. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 30_000,
}

/** How long the rest of a body is read that nobody wants: without it the client would not see the answer. */
const drainMs = 2000

/** Starts to listen. Rejects with Node's `EADDRINUSE` where the port is taken. */
export function listen(handle: Handle, { host, port, tls, log }: ListenOptions): Promise<Listening> {
  const scheme = tls === undefined ? 'http' : 'https'
  const answered = log === undefined ? handle : logging(handle, log)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (
      request.method === 'GET' &&
      request.headers['content-length'] === undefined &&
      request.headers['transfer-encoding'] === undefined
    ) {
      respond(answered, callOf(request, undefined, scheme), request, response)
      return
    }
    readBody(request).then(
      (body) => respond(answered, callOf(request, body, scheme), request, response),
      () => response.destroy(),
    )
  }
  const server: Server =
    tls === undefined ? createServer(limits, answer) : createTlsServer({ ...limits, ...tls }, answer)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    // What cannot be read as HTTP has no host and no path; the app words the refusal all the same.
    handle({ method: '', uri: '', headers: {}, body: undefined, ip: '', scheme }).then(
      (said) => lastWords(socket, rawAnswer(said)),
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

function respond(handle: Handle, call: Call, request: IncomingMessage, response: ServerResponse): void {
  handle(call).then(
    ({ status, headers, body }) => {
      const length = body === undefined ? 0 : Buffer.byteLength(body)
      if (body !== undefined || (status !== 204 && status !== 304)) headers.push('content-length', String(length))
      const sent = call.method === 'HEAD' ? undefined : body
      if (call.body !== 'too-large') {
        response.writeHead(status, headers)
        if (sent === undefined) response.end()
        // As many bytes as characters: it is ASCII, which is written as it stands and need not be encoded.
        else finish(response, sent, typeof sent === 'string' && length === sent.length ? 'latin1' : 'utf8')
        return
      }
      headers.push('connection', 'close')
      response.writeHead(status, headers)
      if (sent !== undefined) response.write(sent)
      const end = () => response.end()
      request.once('end', end)
      setTimeout(end, drainMs).unref()
    },
    // The app answers whatever happens; where it cannot, nothing true can be said.
    () => response.destroy(),
  )
}

/**
 * Head and body leave in one write. `end(body)` would write twice at once, the second time nothing, and gathering two
 * writes costs more than either. A response that waits for an earlier one of its connection has no socket yet.
 */
function finish(response: ServerResponse, body: string | Uint8Array, encoding: 'latin1' | 'utf8'): void {
  const { socket } = response
  if (socket === null) {
    response.end(body, encoding)
    return
  }
  socket.cork()
  response.write(body, encoding)
  socket.uncork()
  response.end()
}

/**
 * The whole body, or `'too-large'` as soon as that is known. One that comes in a piece, as nearly all do, is taken as it
 * is: to wait for the stream's end would cost as much again. A client that goes away is told as an `error`.
 */
function readBody(request: IncomingMessage): Promise<Call['body']> {
  const expected = Number(request.headers['content-length'])
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] | undefined
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyMax) {
        request.removeAllListeners('data')
        request.resume()
        resolve('too-large')
        return
      }
      if (chunks === undefined && size === expected) {
        resolve(chunk)
        return
      }
      chunks ??= []
      chunks.push(chunk)
      if (size === expected) resolve(Buffer.concat(chunks))
    })
    // Nothing to come, or a body that does not say how long it is.
    if (!(expected > 0)) request.on('end', () => resolve(chunks === undefined ? undefined : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function rawAnswer({ headers, body }: Answer): string {
  let head = 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\n'
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`
  const text = typeof body === 'string' ? body : ''
  return `${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

/** Ends the connection, but reads on for a while: a reset would take the answer with it. */
function lastWords(socket: Duplex, text: string): void {
  socket.on('error', () => socket.destroy())
  socket.resume()
  socket.end(text)
  setTimeout(() => socket.destroy(), drainMs).unref()
}

/** `POST /api/v1/users 400 E0000001 12 ms`: never a query, which may carry a secret, nor one in the path. */
function logging(handle: Handle, log: Log): Handle {
  return async (call) => {
    const started = performance.now()
    const answer = await handle(call)
    const code = answer.status < 400 ? '' : (/"errorCode":"(\w+)"/.exec(String(answer.body))?.[1] ?? '')
    const path = printable(withoutSecrets(call.uri.split('?')[0] ?? ''))
    const ms = Math.round(performance.now() - started)
    log.line([call.method, path, answer.status, code, `${ms} ms`].filter((part) => part !== '').join(' '))
    return answer
  }
}

/** What is not plain text could move a terminal's cursor. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)
