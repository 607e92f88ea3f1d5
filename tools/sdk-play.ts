/** Plays a scenario once more, with Okta's SDK for Node.js making its last call over a socket. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { ApiScenario, Body, Caller, Exchange, OAuthScenario, Powers, World } from '@stuntdouble/scenarios'
import { listen } from '@stuntdouble/server/node'
import { openLab, type Send } from '@stuntdouble/testkit'
import type { Caught, SdkRecord } from '../apps/docs/content/transcript.js'
import { decoded, methodsOf, programsFor } from './sdk-call.js'

type AnyScenario = ApiScenario | OAuthScenario
type Handle = Parameters<typeof listen>[0]
type Call = Parameters<Handle>[0]
type Request = Exchange['request']

/** The last call of a scenario that was played. */
export interface LastCall {
  /** How many calls began before it; -1 where no caller of the API made it, but a device. */
  readonly before: number
  /** As it was sent, secrets and all. */
  readonly request: Request
  /** As it is shown. */
  readonly shown: Request
  readonly status: number
}

const packageName = '@okta/okta-sdk-nodejs'
const require = createRequire(import.meta.url)
const about = { package: packageName, version: require(`${packageName}/package.json`).version as string }
/** As Node's `maxHeaderSize` where the server listens. */
const headMax = 16 * 1024
/** Below `node_modules`, so that a program finds the SDK. */
const folder = fileURLToPath(new URL('../node_modules/.cache/stuntdouble-sdk/', import.meta.url))

/** Begins a call of a world, or does something else in its place. */
export type Door = (begin: () => Promise<Body>, isRaw: boolean) => Promise<Body>

/** The scenario with all calls of its world through a door. */
export function through<Told extends AnyScenario>(scenario: Told, door: Door): Told {
  const guarded = (caller: Caller): Caller => ({
    get: (...said) => door(() => caller.get(...said), false),
    post: (...said) => door(() => caller.post(...said), false),
    put: (...said) => door(() => caller.put(...said), false),
    delete: (...said) => door(() => caller.delete(...said), false),
    raw: (...said) => door(() => caller.raw(...said), true),
  })
  return {
    ...scenario,
    play: (world: World & Powers) =>
      scenario.play({
        ...world,
        admin: guarded(world.admin),
        anonymous: guarded(world.anonymous),
        as: (token) => guarded(world.as(token)),
      }),
  }
}

/**
 * Plays `scenario` in a fresh lab that says the same as the one before. Its last call is made by the SDK over a socket,
 * with the first of the programs for it that sends what was sent then.
 */
export async function playWithSdk(scenario: AnyScenario, last: LastCall): Promise<SdkRecord> {
  if (last.before === -1) return { ...about, cannot: 'it is a phone’s, signed with a key that no other client has' }
  const lab = await openLab({ pipeline: scenario.pipeline })
  const { world } = lab.stage()
  // Calls that begin in one moment with the last shall still do so, though the SDK takes its time to reach the server.
  const waiting: (() => void)[] = []
  const letIn = () => {
    for (const begin of waiting.splice(0)) begin()
  }
  const server = await serveOnce(last.request, (request) => {
    letIn()
    return lab.send(request)
  })
  let begun = 0
  let record: SdkRecord | undefined
  const door: Door = (begin, isRaw) => {
    begun += 1
    if (begun <= last.before) {
      return new Promise((resolve, reject) => {
        waiting.push(() => begin().then(resolve, reject))
        setImmediate(() => {
          if (begun <= last.before) letIn()
        })
      })
    }
    return withSdk(last, server, lab.token).then((made) => {
      record = made
      letIn()
      const body = readOf(server.answer?.text)
      return isRaw ? { request: last.request, answer: { ...server.answer, body } } : body
    })
  }
  try {
    // Where the SDK cannot make the last call, the story has no end that it could go on from.
    await through(scenario, door)
      .play(world as World & Powers)
      .catch((error: unknown) => {
        if (record === undefined) throw error
      })
    if (record === undefined) throw new Error('The scenario ended before its last call.')
    return record
  } finally {
    await world.database?.('well')
    await Promise.all([server.close(), lab.close()])
  }
}

/** A port of this machine at which one request is let in: the wanted one. */
interface Server {
  readonly origin: string
  /** What the request was answered. */
  answer: Awaited<ReturnType<Send>> | undefined
  /** How the request that came last differs from the wanted one; nothing where it is the same, or none came. */
  difference: string
  close(): Promise<void>
}

async function serveOnce(wanted: Request, send: Send): Promise<Server> {
  const { port, close } = await listen(
    async (call) => {
      server.difference = differenceOf(call, wanted)
      if (server.answer !== undefined) server.difference = 'it sends another after it'
      if (server.difference !== '') return { status: 400, headers: [], body: undefined }
      const { method, uri: path } = call
      server.answer = await send({ method, path, headers: given(call.headers), body: textOf(call) })
      const { status, headers, text } = server.answer
      return { status, headers: Object.entries(headers).flat(), body: text }
    },
    { host: '127.0.0.1', port: 0 },
  )
  const server: Server = { origin: `http://127.0.0.1:${port}`, answer: undefined, difference: '', close }
  return server
}

/** Has the SDK make the last call at `server`, one program after another until one does. */
async function withSdk(last: LastCall, server: Server, token: string): Promise<SdkRecord> {
  const { Client } = require(packageName)
  const { environment, ...means } = tokenOf(last)
  const programs = programsFor(last.request, {
    methods: methodsOf(new Client({ orgUrl: server.origin, token })),
    isRetried: last.status === 429,
    ...means,
  })
  const tried: { method: string; why: string }[] = []
  let why = ''
  for (const { text: program, method } of programs) {
    server.difference = ''
    const error = await run(program, {
      ...environment,
      OKTA_CLIENT_ORGURL: server.origin,
      OKTA_CLIENT_TOKEN: token,
    })
    if (server.answer !== undefined) {
      if (server.difference !== '') throw new Error(`The SDK makes more than this call: ${server.difference}.`)
      return { ...about, passedOver: method === undefined ? tried : [], program, caught: caughtOf(error) }
    }
    why = server.difference === '' ? `it sends nothing, and throws “${messageOf(error)}”` : server.difference
    if (method !== undefined) tried.push({ method, why })
  }
  return { ...about, cannot: why }
}

/** JavaScript for the token of the call, and what the environment holds for it. */
function tokenOf({ request, shown }: LastCall): { token: string | undefined; environment: Record<string, string> } {
  const value = request.headers.authorization?.replace(/^SSWS /, '') ?? ''
  const name = /^SSWS \$(\w+)$/.exec(shown.headers.authorization ?? '')?.[1]
  if (name === 'TOKEN' || value === '') return { token: undefined, environment: {} }
  if (name === undefined) return { token: `'${value}'`, environment: {} }
  return { token: `process.env.${name}`, environment: { [name]: value } }
}

/** How a call differs from the one that it should be, as the rest of a sentence; nothing where it says the same. */
function differenceOf(call: Call, wanted: Request): string {
  // A head that is too large is not read to its end.
  const isTooLarge = Object.values(wanted.headers).join('').length > headMax
  if (call.method === '') return isTooLarge ? '' : 'what it sends is not HTTP'
  if (call.method !== wanted.method) return `it sends a ${call.method}`
  if (!isDeepStrictEqual(partsOf(call.uri), partsOf(wanted.path))) return 'the address it asks is another'
  const names = ['authorization', 'content-type', ...Object.keys(wanted.headers).filter((name) => name !== 'accept')]
  for (const name of names) {
    const [sent, asked] = [mediaOf(call.headers[name]), mediaOf(wanted.headers[name])]
    if (sent === asked) continue
    if (name === 'authorization' && asked === undefined) return 'it puts a token into every request'
    if (asked === undefined) return `it sends a \`${name}\``
    return sent === undefined ? `it sends no \`${name}\`` : `the \`${name}\` it sends is another`
  }
  const { accept = 'application/json' } = wanted.headers
  if (![accept, '*/*'].some((type) => call.headers.accept?.split(/[,;]/).includes(type)))
    return 'the `accept` it sends is another'
  const [body, wantedBody] = [readOf(textOf(call)), readOf(wanted.body)]
  if (isDeepStrictEqual(body, wantedBody)) return ''
  const lost = [...new Set(lostOf(body, wantedBody))].map((name) => `\`${name}\``)
  return lost.length === 0 ? 'the body it sends is another' : `the body it sends has no ${lost.join(', ')}`
}

/** The names of members that `wanted` has and `sent` lacks. */
function lostOf(sent: unknown, wanted: unknown): string[] {
  if (!isObject(sent) || !isObject(wanted)) return []
  return Object.entries(wanted).flatMap(([name, value]) => (name in sent ? lostOf(sent[name], value) : [name]))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function partsOf(path: string): unknown {
  const { pathname, searchParams } = new URL(path, 'http://org')
  return [pathname.split('/').map(decoded), [...searchParams].sort()]
}

const mediaOf = (value: string | undefined): string | undefined => value?.replace(/;\s*charset=utf-8$/i, '')

const textOf = ({ body }: Call): string | undefined =>
  body instanceof Uint8Array && body.length > 0 ? new TextDecoder().decode(body) : undefined

function readOf(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return body
  }
}

/** The lab's org goes by its own name: another would be looked up first, and come later than it did. */
const given = ({ host, ...others }: Call['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

/** Runs a program in this process and returns what it throws. */
async function run(program: string, environment: Record<string, string>): Promise<unknown> {
  const before = { ...process.env }
  // A proxy leads nowhere from here.
  for (const name of ['HTTPS_PROXY', 'https_proxy']) delete process.env[name]
  Object.assign(process.env, environment)
  mkdirSync(folder, { recursive: true })
  const file = `${folder}${randomUUID()}.mjs`
  writeFileSync(file, program)
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href).then(() => undefined)
  } catch (error) {
    return error
  } finally {
    rmSync(file)
    for (const name of Object.keys(environment)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What an error carries, if one was thrown, but for its `url`, which has a port in it, and the `headers` of the answer. */
function caughtOf(error: unknown): Caught | null {
  if (!(error instanceof Error)) return null
  const { stack, url, headers, name, message, ...rest } = error as Error & Record<string, unknown>
  return JSON.parse(JSON.stringify({ class: error.constructor.name, message, ...rest }))
}
