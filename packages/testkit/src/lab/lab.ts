/** An org in this process: the whole server over fake doors, with handles to turn them. */
import type { Pipeline, Power } from '@stuntdouble/scenarios'
import {
  type App,
  type AppOptions,
  createApp,
  type Digest,
  faulty,
  foundFirstOrg,
  type Hasher,
  type Message,
  migrate,
  type PhoneMessage,
  type Ports,
  type Sealer,
  type Store,
} from '@stuntdouble/server'
import { quickHasher } from './quick-hasher.js'
import { seededRandom } from './seeded.js'
import type { Send } from './send.js'
import { createStage, type Stage } from './stage.js'

export type LabOptions = {
  /** Open; the lab makes its tables, and an org of its own in them. */
  store: Store
  digest: Digest
  sealer: Sealer
  /** A quick one when left out. */
  hasher?: Hasher
  /** Where the lab's clock begins. It moves by a tenth of a second with every request. */
  start?: string
  /** The org's own name, for labs that share a database; `lab` when left out. */
  subdomain?: string
  /** The engine of its org: Classic Engine when left out. A scenario may want another. */
  pipeline?: Pipeline | undefined
  /** Equal seeds give equal ids. */
  seed?: number
  /** Tells the rule in which an error was made; nobody knows when left out. */
  places?: AppOptions['places']
}

export type Lab = {
  app: App
  token: string
  adminId: string
  orgId: string
  pipeline: Pipeline
  send: Send
  /** A world to play one scenario in. What the scenario changes stays changed: a lab is cheap, make another. */
  stage(): Stage
  /** Mail that reached the relay, oldest first. */
  mail: readonly Message[]
  /** Texts and calls that reached the gateway, oldest first. */
  phone: readonly PhoneMessage[]
  /** What no rule foresaw: each is a fault of ours, unless a scenario broke the database on purpose. */
  unforeseen: readonly unknown[]
  close(): Promise<void>
}

/** As Node's `maxHeaderSize` in `node/listener.ts`. */
const headMax = 16 * 1024

export async function createLab(options: LabOptions): Promise<Lab> {
  const { digest, subdomain = 'lab', start = '2026-01-15T12:00:00.000Z', seed = 47, places = () => undefined } = options
  const { pipeline = 'v1' } = options
  const host = `${subdomain}.example`
  const faults = faulty(options.store)
  await migrate(options.store.db)
  let nowMs = Date.parse(start)
  const random = seededRandom(seed)
  const mail: Message[] = []
  const phone: PhoneMessage[] = []
  const unforeseen: unknown[] = []
  const ports: Ports = {
    clock: { now: () => new Date(nowMs) },
    random,
    digest,
    hasher: options.hasher ?? quickHasher(random, digest),
    sealer: options.sealer,
    mail: { send: async (message) => void mail.push(message) },
    telephony: { send: async (message) => void phone.push(message) },
    factorProvider: { ask: async () => ({ result: 'REJECT' }) },
    log: { line: () => {} },
  }
  const app = createApp({
    ports,
    store: faults.store,
    places,
    unforeseen: (error) => void unforeseen.push(error),
    soon: () => {},
    lab: true,
  })
  const token = `00${subdomain}Administrator`.padEnd(42, '0')
  const { adminId, orgId } = await foundFirstOrg(app.runner, app.rooms, ports, {
    subdomain,
    name: subdomain,
    pipeline,
    admin: {
      login: 'admin@example.com',
      email: 'admin@example.com',
      firstName: 'Org',
      lastName: 'Administrator',
      passwordHash: await ports.hasher.hash('correct horse battery staple'),
    },
    hosts: [host],
    token: { name: 'administrator', value: token },
    rateLimitsEnforced: false,
  })

  const send: Send = async ({ method, path, headers, body }) => {
    nowMs += 100
    const head = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
    // A socket stops reading such a head; see `clientError` in `node/listener.ts`.
    const call =
      head > headMax
        ? { method: '', uri: '', headers: {}, body: undefined }
        : {
            method,
            uri: path,
            headers: { host, ...headers },
            body: body === undefined ? undefined : new TextEncoder().encode(body),
          }
    const answer = await app.handle({ ...call, ip: '127.0.0.1', scheme: 'http' })
    const told: Record<string, string> = {}
    for (let at = 0; at < answer.headers.length; at += 2) {
      told[answer.headers[at] as string] ??= answer.headers[at + 1] as string
    }
    const text = typeof answer.body === 'object' ? new TextDecoder().decode(answer.body) : answer.body
    return { status: answer.status, headers: told, text }
  }

  const declared = new Map(app.rooms.flatMap((room) => room.operations.map(({ id, errors }) => [id, errors])))
  return {
    app,
    token,
    adminId,
    orgId,
    pipeline,
    send,
    mail,
    phone,
    unforeseen,
    stage: () =>
      createStage({
        send,
        token,
        unique: (word, count) => `${word}${subdomain === 'lab' ? '' : subdomain}${count}`,
        has: labPowers,
        pipeline: async () => pipeline,
        database: async (behaves, delayMs) => faults.behave({ behaves, ...(delayMs === undefined ? {} : { delayMs }) }),
        async witness(errorId) {
          faults.behave({ behaves: 'well' })
          const trace = await app.traces.find(orgId, errorId)
          if (trace === undefined) return undefined
          const { step, operation, rule } = trace
          return { step, operation, rule, declared: operation === null ? undefined : declared.get(operation) }
        },
      }),
    async close() {
      await app.settled()
      await options.store.close()
    },
  }
}

const labPowers: ReadonlySet<Power> = new Set<Power>([
  'clock',
  'outbox',
  'upstream',
  'database',
  'rateLimits',
  'telephony',
  'device',
  'disposable',
  'token',
])
