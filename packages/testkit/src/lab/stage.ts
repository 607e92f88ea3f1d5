/** A world with a witness: plays the part of the outside for one scenario, and remembers what was said. */
import type { Body, Caller, Exchange, Pipeline, Power, Powers, RawRequest, World } from '@stuntdouble/scenarios'
import { createDevice } from '../device.js'
import type { Send } from './send.js'

/** What an org knows of a refusal of its own. */
export type Witness = {
  /** The step of the pipeline that refused; `operation` where a room did. */
  step: string
  /** The operation that was asked, if the request came so far. */
  operation: string | null
  /** The rule that said no and the file it stands in. */
  rule: { name: string; place: string } | null
  /** The codes that the operation says it may refuse with; absent where the target does not tell. */
  declared: readonly string[] | undefined
}

/** What was said and heard, secrets and all; `body` is the answer as a short call returned it. */
export type Heard = { exchange: Exchange; body: Body }

export type Stage = {
  world: World & Partial<Powers>
  /** Oldest first. */
  heard: readonly Heard[]
  /** The same for other eyes: tokens are replaced by names. */
  transcript(): readonly Exchange[]
  /** Which engine the org has; undefined where it does not say. Absent where nobody can ask it. */
  pipeline?(): Promise<Pipeline | undefined>
  /** Who refused, and where it is written. Absent where the target keeps no traces. */
  witness?(errorId: string): Promise<Witness | undefined>
  /** Takes away what was made here. */
  tidy(): Promise<void>
}

export type StageOptions = {
  send: Send
  /** The super administrator's API token. */
  token: string
  /** Makes a name unlike all others: `count` is the how-manieth name of this stage, from 1. */
  unique(word: string, count: number): string
  /** Which powers the target has beyond the API. */
  has: ReadonlySet<Power>
  /** How the database is turned, where it may be. */
  database?: Powers['database']
  pipeline?: Stage['pipeline']
  witness?: Stage['witness']
  tidy?(heard: readonly Heard[], send: Send): Promise<void>
}

export function createStage({ send, token, unique, has, database, pipeline, witness, tidy }: StageOptions): Stage {
  const heard: Heard[] = []
  /** Secrets by the names under which a transcript may show them. */
  const secrets = new Map([[token, '$TOKEN']])
  const masked = <T>(said: T): T => {
    let text = JSON.stringify(said)
    for (const [secret, name] of secrets) text = text.replaceAll(secret, name)
    return JSON.parse(text) as T
  }

  async function exchange(request: RawRequest): Promise<Heard> {
    const { method, path, headers = {}, body } = request
    const answer = await send({ method, path, headers, body })
    const read = bodyOf(answer.text)
    const entry: Heard = {
      exchange: {
        request: { method, path, headers, body },
        answer: { status: answer.status, headers: answer.headers, body: read },
      },
      body: read,
    }
    heard.push(entry)
    return entry
  }

  function caller(own: Readonly<Record<string, string>>): Caller {
    const call = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const typed = text === undefined ? {} : { 'content-type': 'application/json' }
      const all = { accept: 'application/json', ...typed, ...own, ...headers }
      return (await exchange({ method, path, headers: all, ...(text === undefined ? {} : { body: text }) })).body
    }
    return {
      get: (path, headers) => call('GET', path, undefined, headers),
      post: (path, body, headers) => call('POST', path, body, headers),
      put: (path, body, headers) => call('PUT', path, body, headers),
      delete: (path, headers) => call('DELETE', path, undefined, headers),
      raw: async (request) => (await exchange({ ...request, headers: { ...own, ...request.headers } })).exchange,
    }
  }

  /** What the phone says is part of the story; its keys and signatures are other ones each time. */
  const device = () =>
    createDevice(send, {
      ask: async ({ body, ...request }) => {
        const { exchange: said, body: answered } = await exchange({
          ...request,
          ...(body === undefined ? {} : { body }),
        })
        return { status: said.answer.status, body: answered }
      },
      hide: (value, name) => void secrets.set(value, name),
    })

  const admin = caller({ authorization: `SSWS ${token}` })
  /** Settings of the org as they were, to be put back. */
  const undo: Undo[] = []
  const powers = powersOver(
    device,
    admin,
    (made) => void secrets.set(made, `$TOKEN_${secrets.size + 1}`),
    undo,
    database,
  )
  let names = 0
  return {
    world: {
      admin,
      anonymous: caller({}),
      as: (other) => caller({ authorization: `SSWS ${other}` }),
      unique: (word) => unique(word, ++names),
      ...Object.fromEntries(Object.entries(powers).filter(([name]) => has.has(name as Power))),
    },
    heard,
    transcript: () => heard.map(({ exchange }) => masked(exchange)),
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(witness === undefined ? {} : { witness }),
    async tidy() {
      const made = [...heard]
      for (const { path, body } of undo.reverse()) await admin.put(path, body)
      await tidy?.(made, send)
    },
  }
}

/** A setting that is written back when the scenario is over. */
type Undo = { path: string; body: unknown }

/** The powers as a caller has them over `/stuntdouble/api`; the database alone is turned by hand. */
function powersOver(
  device: Powers['device'],
  admin: Caller,
  isSecret: (token: string) => void,
  undo: Undo[],
  database?: Powers['database'],
): Partial<Powers> {
  const control = '/stuntdouble/api'
  return {
    clock: {
      async advance(duration) {
        await admin.put(`${control}/clock`, { advance: duration })
      },
    },
    outbox: (kind) => admin.get(`${control}/outbox${kind === undefined ? '' : `?kind=${kind}`}`),
    async upstream(name, behaves, more) {
      await admin.put(`${control}/upstreams/${name}`, { behaves, ...more })
      undo.push({ path: `${control}/upstreams/${name}`, body: { behaves: 'well' } })
    },
    async rateLimits(limits) {
      const path = `${control}/rate-limits`
      const { enforced, limits: before } = await admin.get(path)
      await admin.put(path, { enforced: true, limits })
      undo.push({ path, body: { enforced, limits: before } })
    },
    async telephony(settings) {
      const path = `${control}/telephony`
      const before = await admin.get(path)
      await admin.put(path, settings)
      undo.push({ path, body: before })
    },
    async token(userId) {
      const { token } = await admin.post(`${control}/tokens`, { userId, name: 'scenario' })
      isSecret(token)
      return token
    },
    device,
    disposable: true,
    ...(database === undefined ? {} : { database }),
  }
}

function bodyOf(text: string | undefined): Body {
  if (text === undefined || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
