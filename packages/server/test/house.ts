/** A whole house in one process, for tests of rooms: memory database, a clock that the test turns, mail that is kept. */
import { type App, createApp } from '../src/app.js'
import { foundFirstOrg } from '../src/control/founding.js'
import { machineDigest, machineRandom } from '../src/node/ports.js'
import { createSealer, passingKey } from '../src/node/sealing.js'
import { openSqlite } from '../src/node/sqlite.js'
import type { Operation } from '../src/operation/operation.js'
import type { FactorProvider, Hasher, Mail, Message, PhoneMessage, Ports, Telephony } from '../src/ports/index.js'
import type { Store } from '../src/store/database.js'
import { migrate } from '../src/store/migrate.js'

export type TestAnswer = {
  status: number
  /** The first value of each header. */
  headers: Record<string, string>
  links: string[]
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there.
  body: any
}

export type TestHouse = {
  app: App
  store: Store
  token: string
  adminId: string
  orgId: string
  /** Moves the clock. */
  advance(ms: number): void
  now(): Date
  mail: Message[]
  /** Texts and calls that reached the gateway. */
  phone: PhoneMessage[]
  /** With the administrator's token unless `headers` brings an `authorization` of its own (empty for none). */
  call(method: string, uri: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
  close(): Promise<void>
}

/** Quick and honest enough for rooms that only store what it makes: salted, one-way, told apart by its prefix. */
export const quickHasher: Hasher = {
  hash: async (password) => {
    const salt = Buffer.from(machineRandom.bytes(6)).toString('hex')
    return `$test$${salt}$${machineDigest.sha256(salt + password)}`
  },
  verify: async (encoded, password) => {
    const [, kind, salt = '', digest] = encoded.split('$')
    return kind === 'test' && digest === machineDigest.sha256(salt + password)
  },
}

export async function startTestHouse(
  options: {
    store?: Store
    hasher?: Hasher
    start?: string
    rateLimits?: boolean
    /** Classic Engine's unless it is said. */
    pipeline?: 'v1' | 'idx'
    /** With lab powers. */
    lab?: boolean
    /** What links begin with; the host of each request when left out. */
    publicUrl?: string
    /** An operation or two beside those of the rooms. */
    extras?: readonly Operation[]
    /** Where mail goes instead of `mail`. */
    relay?: Mail
    /** Where texts and calls go instead of `phone`. */
    gateway?: Telephony
    /** Who judges the codes of tokens; one that takes none when left out. */
    factorProvider?: FactorProvider
  } = {},
): Promise<TestHouse> {
  const store = options.store ?? openSqlite({ file: ':memory:' })
  await migrate(store.db)
  let nowMs = Date.parse(options.start ?? '2026-01-15T12:00:00.000Z')
  const mail: Message[] = []
  const phone: PhoneMessage[] = []
  const faults: unknown[] = []
  const ports: Ports = {
    clock: { now: () => new Date(nowMs) },
    random: machineRandom,
    digest: machineDigest,
    hasher: options.hasher ?? quickHasher,
    sealer: createSealer(passingKey()),
    telephony: options.gateway ?? { send: async (message) => void phone.push(message) },
    factorProvider: options.factorProvider ?? { ask: async () => ({ result: 'REJECT' }) },
    mail: options.relay ?? { send: async (message) => void mail.push(message) },
    log: { line: () => {} },
  }
  const app = createApp({
    ports,
    store,
    places: () => undefined,
    unforeseen: (error) => faults.push(error),
    soon: () => {},
    lab: options.lab ?? false,
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    extras: options.extras ?? [],
  })
  const token = '00testTokenOfTheAdministrator0000000000000'
  const { adminId, orgId } = await foundFirstOrg(app.runner, app.rooms, ports, {
    subdomain: 'example',
    name: 'Example',
    pipeline: options.pipeline ?? 'v1',
    admin: {
      login: 'admin@example.com',
      email: 'admin@example.com',
      firstName: 'Org',
      lastName: 'Administrator',
      passwordHash: await ports.hasher.hash('correct horse battery staple'),
    },
    hosts: [],
    token: { name: 'administrator', value: token },
    rateLimitsEnforced: options.rateLimits ?? false,
  })
  return {
    app,
    store,
    token,
    adminId,
    orgId,
    mail,
    phone,
    advance: (ms) => {
      nowMs += ms
    },
    now: () => new Date(nowMs),
    async call(method, uri, body, headers = {}) {
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
      const answer = await app.handle({
        method,
        uri,
        headers: {
          host: 'org.example',
          accept: 'application/json',
          authorization: `SSWS ${token}`,
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: text === undefined ? undefined : new TextEncoder().encode(text),
        ip: '127.0.0.1',
        scheme: 'https',
      })
      await app.worker.idle()
      const fault = faults.shift()
      if (fault !== undefined) throw fault
      const answered: Record<string, string> = {}
      const links: string[] = []
      for (let at = 0; at < answer.headers.length; at += 2) {
        const name = answer.headers[at] as string
        if (name === 'link') links.push(answer.headers[at + 1] as string)
        answered[name] ??= answer.headers[at + 1] as string
      }
      const isJson = typeof answer.body === 'string' && answered['content-type']?.startsWith('application/json')
      return {
        status: answer.status,
        headers: answered,
        links,
        body: isJson ? JSON.parse(answer.body as string) : answer.body,
      }
    },
    async close() {
      await app.worker.idle()
      await store.close()
    },
  }
}
