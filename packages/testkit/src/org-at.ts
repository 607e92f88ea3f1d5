/** A stage before an org that is reached by HTTP: a served Stuntdouble with its powers, or any other org without. */
import type { Pipeline, Power } from '@stuntdouble/scenarios'
import type { Send } from './lab/send.js'
import { createStage, type Heard, type Stage, type Witness } from './lab/stage.js'

export type OrgAddress = {
  /** `http://127.0.0.1:4400` */
  url: string
  /** A super administrator's API token. */
  token: string
}

type Ask = (path: string) => ReturnType<Send>

/** What a target offers beyond Okta's API. */
type Found = { has: ReadonlySet<Power>; witness?: NonNullable<Stage['witness']> }

/**
 * Sets the stage before an org. On this machine it first looks whether the org is a Stuntdouble, and what powers it has;
 * to any other address nothing is sent but calls of Okta's API.
 */
export async function stageAt({ url, token }: OrgAddress): Promise<Stage> {
  const send = sendingTo(url)
  const authorization = `SSWS ${token}`
  const ask: Ask = (path) =>
    send({ method: 'GET', path, headers: { accept: 'application/json', authorization }, body: undefined })
  const found: Found = isLoopback(url) ? await lookAround(ask) : { has: new Set() }
  // Names that collide with nobody else's on a shared org, however often this is played.
  const mark = Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  return createStage({
    send,
    token,
    unique: (word, count) => `${word}${mark}${count}`,
    ...found,
    pipeline: () => pipelineOf(ask),
    tidy: (heard) => takeAway(heard, send, authorization),
  })
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname)
}

async function lookAround(ask: Ask): Promise<Found> {
  const [health, clock] = await Promise.all([ask('/stuntdouble/health'), ask('/stuntdouble/api/clock')])
  if (health.status !== 200) return { has: new Set() }
  const lab: readonly Power[] = clock.status === 200 ? ['clock', 'outbox', 'upstream', 'disposable'] : []
  const declared = await declaredBy(ask)
  return {
    has: new Set<Power>(['token', 'rateLimits', 'telephony', 'device', ...lab]),
    async witness(errorId) {
      const trace = await ask(`/stuntdouble/api/errors/${errorId}`)
      if (trace.status !== 200 || trace.text === undefined) return undefined
      const { step, operation, rule } = JSON.parse(trace.text) as Omit<Witness, 'declared'>
      return { step, operation, rule, declared: declared(operation) }
    },
  }
}

/** What the org says of itself to whoever wants to sign in. */
async function pipelineOf(ask: Ask): Promise<Pipeline | undefined> {
  const { status, text } = await ask('/.well-known/okta-organization')
  if (status !== 200 || text === undefined) return undefined
  const { pipeline } = JSON.parse(text) as { pipeline?: unknown }
  return pipeline === 'v1' || pipeline === 'idx' ? pipeline : undefined
}

/** What the server's own description says its operations refuse with. */
async function declaredBy(ask: Ask) {
  const described = await ask('/stuntdouble/openapi.json')
  if (described.status !== 200 || described.text === undefined) return () => undefined
  const { paths = {} } = JSON.parse(described.text) as { paths?: Record<string, Record<string, Described>> }
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  const known = new Map(
    operations.map(({ operationId, responses }) => [operationId, Object.values(responses).flatMap(codesIn)]),
  )
  return (operation: string | null) => (operation === null ? undefined : known.get(operation))
}

type Described = { operationId: string; responses: Record<string, Answered> }
type Answered = { content?: { 'application/json'?: { examples?: Record<string, unknown> } } }

/** Each code that an operation may answer with stands there as an example. */
const codesIn = ({ content }: Answered) => Object.keys(content?.['application/json']?.examples ?? {})

/** Carries requests to an org over HTTP. */
export const sendingTo =
  (url: string): Send =>
  async ({ method, path, headers, body }) => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { ...headers },
      redirect: 'manual',
      // As bytes: a string would be given a Content-Type that the scenario did not send.
      ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: text === '' ? undefined : text,
    }
  }

type Undo = readonly (readonly [method: string, path: string])[]

/** How what a POST made is taken away again, by the path that was posted to. */
const undoing: readonly [
  made: RegExp,
  undo: (path: string, body: { id?: string; primary?: { name: string } }) => Undo,
][] = [
  [
    /^\/api\/v1\/users$/,
    (path, { id }) => [
      ['POST', `${path}/${id}/lifecycle/deactivate`],
      ['DELETE', `${path}/${id}`],
    ],
  ],
  [
    /^\/api\/v1\/groups\/rules$/,
    (path, { id }) => [
      ['POST', `${path}/${id}/lifecycle/deactivate`],
      ['DELETE', `${path}/${id}`],
    ],
  ],
  [
    /^\/api\/v1\/(groups|policies|meta\/types\/user|iam\/roles|iam\/resource-sets)$/,
    (path, { id }) => [['DELETE', `${path}/${id}`]],
  ],
  [/^\/api\/v1\/meta\/schemas\/user\/linkedObjects$/, (path, { primary }) => [['DELETE', `${path}/${primary?.name}`]]],
]

/** Removes what was made, the last first. What is gone already, or refuses to go, does not hold up the rest. */
async function takeAway(heard: readonly Heard[], send: Send, authorization: string): Promise<void> {
  const headers = { accept: 'application/json', authorization }
  for (const { exchange, body } of [...heard].reverse()) {
    const { request, answer } = exchange
    if (request.method !== 'POST' || answer.status >= 300) continue
    const path = request.path.split('?')[0] ?? ''
    const attributes = attributesIn(path, request.body)
    if (attributes !== undefined) {
      const typed = { ...headers, 'content-type': 'application/json' }
      await send({ method: 'POST', path, headers: typed, body: attributes })
    }
    const undo = undoing.find(([made]) => made.test(path))?.[1]
    for (const [method, where] of undo?.(path, body ?? {}) ?? []) {
      await send({ method, path: where, headers, body: undefined })
    }
  }
}

/** Custom attributes are removed by setting each to null. */
function attributesIn(path: string, body: string | undefined): string | undefined {
  if (!/^\/api\/v1\/meta\/schemas\/(user|group)\/[^/]+$/.test(path) || body === undefined) return undefined
  const { definitions } = JSON.parse(body) as { definitions?: { custom?: { properties?: Record<string, unknown> } } }
  const names = Object.keys(definitions?.custom?.properties ?? {})
  const properties = Object.fromEntries(names.map((name) => [name, null]))
  return JSON.stringify({ definitions: { custom: { id: '#custom', type: 'object', properties } } })
}
