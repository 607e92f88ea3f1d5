/**
 * Loaded into a server (`node --import`): times its requests from the first byte that is read to the last that is handed
 * to the system, and the comparison of the password within. For one connection that asks for one thing at a time.
 *
 * For each line on standard input it prints one: `{hashMs, restMs}`, the medians of the sign-ins since the line before.
 */
import { Server } from 'node:http'
import { createRequire } from 'node:module'
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { median } from './processes.mjs'

/** @type {{ began: number, hashMs: number | undefined }} */
const request = { began: 0, hashMs: undefined }
const hashMs = /** @type {number[]} */ ([])
const restMs = /** @type {number[]} */ ([])

/** @type {{ verify: typeof import('@node-rs/argon2').verify }} */
const argon2 = createRequire(import.meta.url)('@node-rs/argon2')
const { verify } = argon2
argon2.verify = async (/** @type {Parameters<typeof verify>} */ ...given) => {
  const began = performance.now()
  const said = await verify(...given)
  request.hashMs = performance.now() - began
  return said
}

/** @type {{ emit: (...given: any[]) => boolean }} */
const { emit } = Server.prototype
Server.prototype.emit = function (/** @type {string} */ name, /** @type {any[]} */ ...given) {
  const heard = emit.call(this, name, ...given)
  if (name === 'connection') {
    const [socket] = given
    const begins = () => {
      request.began = performance.now()
      request.hashMs = undefined
    }
    // With a listener that is asked for openly the bytes come through JavaScript, where they can be seen: a little slower.
    socket.on('data', begins)
    socket.removeListener('data', begins)
    socket.prependListener('data', begins)
  }
  return heard
}

for (const name of ['_write', '_writev']) {
  const prototype = /** @type {Record<string, any>} */ (Socket.prototype)
  const write = prototype[name]
  prototype[name] = function (/** @type {unknown[]} */ ...given) {
    // What is written at once has left when this returns.
    write.apply(this, given)
    if (request.hashMs === undefined) return
    restMs.push(performance.now() - request.began - request.hashMs)
    hashMs.push(request.hashMs)
    request.hashMs = undefined
  }
}

createInterface({ input: process.stdin }).on('line', () => {
  console.log(JSON.stringify({ hashMs: median(hashMs.splice(0)), restMs: median(restMs.splice(0)) }))
})
// It ends when its server does.
process.stdin.unref()
