/** An org inside a test: on a port of its own, in memory, with a clock to turn and mail to read. */
import type { Behaviour, Device, Manner, Sent, Telephony } from '@stuntdouble/scenarios'
import { machineDigest, machineRandom, type ServeOptions, startServer } from '@stuntdouble/server/node'
import { createDevice, type DeviceOptions } from './device.js'
import { quickHasher } from './lab/quick-hasher.js'
import { sendingTo } from './org-at.js'

/**
 * `port`: any free one when left out. `token`: the administrator's API token. `rateLimits: 'okta'` refuses with 429
 * beyond Okta's limits. `pipeline: 'idx'` is an org of Identity Engine. `extras`: operations of your own beside Okta's.
 * `signIn`: a folder with the built page on which people sign in.
 */
export type OrgOptions = Pick<ServeOptions, 'port' | 'token' | 'rateLimits' | 'pipeline' | 'extras' | 'signIn'>

export type TestOrg = {
  /** `http://127.0.0.1:` and its port: what your client calls its org URL. */
  url: string
  /** The super administrator's API token, for `Authorization: SSWS …`. */
  token: string
  /** The super administrator, who may also sign in. */
  admin: { login: string; password: string }
  /** `fetch` with the org's URL before the path, and the administrator's token unless another is sent. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A fresh org as at the start, with the same token. */
  reset(): Promise<void>
  /** Keeps the org as it is now. */
  snapshot(): Promise<string>
  /** The org as it was when the snapshot was made. */
  restore(snapshotId: string): Promise<void>
  clock: {
    now(): Promise<Date>
    /** Lets time pass: `PT61M`, `P31D` (ISO 8601). What falls due meanwhile has happened when it resolves. */
    advance(duration: string): Promise<void>
    /** From now on it is always `at`, which must not lie behind. */
    freeze(at: Date): Promise<void>
  }
  /** What was sent to people, newest first. */
  outbox(kind?: Sent['kind']): Promise<readonly Sent[]>
  /** Changes how a neighbour of the org behaves: `upstream('mail', 'refuses')`. */
  upstream(name: string, behaves: Behaviour, more?: Manner): Promise<void>
  /** A phone with Okta Verify on it, which its owner has yet to set up: `phone.enroll(link)`, `phone.approve()`. */
  device(options?: DeviceOptions): Device
  /** Limits what the org may text and call; what is left out stays as it is. */
  telephony(settings: Telephony): Promise<void>
  /**
   * Allows so many requests a minute in the named buckets (`/api/v1/groups`), or sign-ins by one name in a second
   * (`/api/v1/authn:username`), and refuses beyond that.
   */
  rateLimits(limits: Readonly<Record<string, number>>): Promise<void>
  close(): Promise<void>
}

/** Starts an org. Close it when the tests are over: until then it keeps its port. */
export async function startOrg(options: OrgOptions = {}): Promise<TestOrg> {
  const password = 'correct horse battery staple'
  const { port = 0, token = '00testOrgAdministrator00000000000000000000', ...rest } = options
  const server = await startServer({
    port,
    token,
    adminPassword: password,
    store: { kind: 'memory' },
    ports: {
      hasher: quickHasher(machineRandom, machineDigest),
      pause: () => ({ over: Promise.resolve(), cancel: () => {} }),
    },
    ...rest,
  })
  const call: TestOrg['fetch'] = (path, init = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('authorization')) headers.set('authorization', `SSWS ${token}`)
    if (!headers.has('content-type') && typeof init.body === 'string') headers.set('content-type', 'application/json')
    return fetch(new URL(path, server.url), { ...init, headers })
  }
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await call(`/stuntdouble/api/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} /stuntdouble/api/${path} was refused: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    url: server.url,
    token,
    admin: { login: server.admin.login, password },
    fetch: call,
    reset: async () => void (await control('POST', 'reset')),
    snapshot: async () => (await control('POST', 'snapshots')).id,
    restore: async (snapshotId) => void (await control('POST', `snapshots/${encodeURIComponent(snapshotId)}/restore`)),
    clock: {
      now: async () => new Date((await control('GET', 'clock')).now),
      advance: async (duration) => void (await control('PUT', 'clock', { advance: duration })),
      freeze: async (at) => void (await control('PUT', 'clock', { now: at.toISOString(), frozen: true })),
    },
    outbox: (kind) => control('GET', kind === undefined ? 'outbox' : `outbox?kind=${kind}`),
    upstream: async (name, behaves, more) => void (await control('PUT', `upstreams/${name}`, { behaves, ...more })),
    device: (options) => createDevice(sendingTo(server.url), options),
    telephony: async (settings) => void (await control('PUT', 'telephony', settings)),
    rateLimits: async (limits) => void (await control('PUT', 'rate-limits', { enforced: true, limits })),
    close: () => server.close(),
  }
}
