/**
 * The load generator, a process of its own: raw sockets, prebuilt request bytes, framing by content-length (or the last
 * chunk), nothing else, so that the server under test is the slower side.
 *
 * One job per line on standard input, one result per line on standard output. A job is
 * `{port, seconds, connections, method, path, headers, body, first, expect}`; `{n}` in `body` becomes a number of nine
 * digits that rises from `first`. A result is `{requests, perSecond, unexpected, sample}`: `unexpected` counts answers
 * with another status than `expect`, and `sample` is the head of the first of them.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const COUNTER = '{n}'
const DIGITS = 9
const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** @param {any} job */
function requestBytes(job) {
  const body = job.body === undefined ? undefined : job.body.replaceAll(COUNTER, '0'.repeat(DIGITS))
  const lines = [`${job.method ?? 'GET'} ${job.path} HTTP/1.1`, `host: 127.0.0.1:${job.port}`]
  for (const [name, value] of Object.entries(job.headers ?? {})) lines.push(`${name}: ${value}`)
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  const head = `${lines.join('\r\n')}\r\n\r\n`
  const places = []
  for (let at = 0; job.body !== undefined; ) {
    const found = job.body.indexOf(COUNTER, at)
    if (found === -1) break
    places.push(Buffer.byteLength(head) + found + places.length * (DIGITS - COUNTER.length))
    at = found + COUNTER.length
  }
  return { bytes: Buffer.from(head + (body ?? '')), places }
}

/**
 * How long the answer at the start of `data` is, in bytes; undefined while it is not whole.
 * @param {Buffer} data
 */
function answerLength(data) {
  const headEnd = data.indexOf(HEAD_END)
  if (headEnd === -1) return undefined
  const head = data.toString('latin1', 0, headEnd + 2)
  const length = /\r\ncontent-length: *(\d+)\r\n/i.exec(head)
  if (length !== null) {
    const total = headEnd + HEAD_END.length + Number(length[1])
    return data.length >= total ? total : undefined
  }
  if (!/\r\ntransfer-encoding: *chunked\r\n/i.test(head)) return headEnd + HEAD_END.length
  // One request is under way per connection, so nothing follows the last chunk.
  return data.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ? data.length : undefined
}

/** @param {any} job */
function run(job) {
  const { bytes, places } = requestBytes(job)
  const expect = job.expect ?? 200
  const result = { requests: 0, perSecond: 0, unexpected: 0, sample: '' }
  let counter = job.first ?? 0
  let stopping = false
  /** @param {import('node:net').Socket} socket */
  const send = (socket) => {
    if (places.length === 0) return socket.write(bytes)
    const copy = Buffer.from(bytes)
    const digits = String(counter++).padStart(DIGITS, '0')
    for (const place of places) copy.write(digits, place, 'latin1')
    return socket.write(copy)
  }
  const one = () =>
    new Promise((resolve, reject) => {
      /** @type {Buffer | undefined} */
      let partial
      const socket = connect({
        port: job.port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer: Buffer.allocUnsafe(1 << 18),
          callback: (read, buffer) => {
            const fresh = buffer.subarray(0, read)
            const data =
              partial === undefined
                ? Buffer.from(fresh.buffer, fresh.byteOffset, read)
                : Buffer.concat([partial, fresh])
            if (answerLength(data) === undefined) {
              partial = Buffer.from(data)
              return true
            }
            partial = undefined
            const status = (data[9] ?? 0) * 100 + (data[10] ?? 0) * 10 + (data[11] ?? 0) - 48 * 111
            if (status !== expect) {
              result.unexpected++
              result.sample ||= data.toString('latin1', 0, 600)
            }
            result.requests++
            if (stopping) socket.end()
            else send(socket)
            return true
          },
        },
      })
      socket.on('connect', () => send(socket))
      socket.on('error', reject)
      socket.on('close', () => (stopping ? resolve(undefined) : reject(new Error('the server closed a connection'))))
    })
  // Stays awake between answers. A client that sleeps is woken by each of them, and on a virtual machine the server pays
  // for that with some 30 µs of its own core: the slower the server, the more, which no user of it would see.
  const stayAwake = () => void (stopping || setImmediate(stayAwake))
  stayAwake()
  const started = performance.now()
  const connections = Array.from({ length: job.connections ?? 32 }, one)
  setTimeout(() => {
    result.perSecond = Math.round((result.requests / (performance.now() - started)) * 1000)
    stopping = true
  }, job.seconds * 1000)
  return Promise.all(connections).then(() => result)
}

for await (const line of createInterface({ input: process.stdin })) {
  const result = await run(JSON.parse(line)).catch((error) => ({ error: String(error) }))
  console.log(JSON.stringify(result))
}
