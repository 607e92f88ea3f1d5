/** The server as a process runs it: a store, a socket, and the app between them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isApiError } from '@stuntdouble/catalogue'
import { type App, createApp } from '../app.js'
import {
  enforceRateLimits,
  type FoundedWith,
  foundFirstOrg,
  giveFounderToken,
  type OrgOrder,
  tokenValue,
} from '../control/founding.js'
import { orgRows } from '../control/store.js'
import { createIds } from '../kernel/ids.js'
import type { Operation } from '../operation/operation.js'
import { FactorProviderFailed, type Log, type Ports } from '../ports/index.js'
import { type Store, UniqueViolation } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import { createDoors } from './doors.js'
import { type LateHash, lateHash } from './late-hash.js'
import { type Listening, type ListenOptions, listen } from './listener.js'
import { ownNames, reachableHost } from './own-names.js'
import { createHasher } from './passwords.js'
import { createPlaces } from './places.js'
import { machineClock, machineDigest, machinePause, machineRandom, terminalLog } from './ports.js'
import { isSealedWith, keyFrom, keyInFile, lateSealer, passingKey } from './sealing.js'
import { siteFiles } from './site-files.js'
import {
  CannotStart,
  cannotListen,
  cannotOpen,
  mustBeALongKey,
  mustBeSafeToServe,
  ofAnotherEngine,
  sealedOtherwise,
} from './start-problem.js'

export { listen } from './listener.js'
export { createPlaces } from './places.js'
export { machineDigest, machineRandom } from './ports.js'
export { createSealer, passingKey } from './sealing.js'
export { CannotStart } from './start-problem.js'

export type ServeOptions = {
  /** 4400 when left out; 0 for any free one. */
  port?: number
  /** 127.0.0.1 when left out. */
  host?: string
  store:
    | { kind: 'memory' }
    | { kind: 'sqlite'; directory: string; sync?: 'normal' | 'full' }
    | { kind: 'postgres'; url: string }
  /** The administrator's API token; made at the first start when left out. */
  token?: string
  /** The administrator's password; made at the first start when left out. */
  adminPassword?: string
  /** Lab powers; always there with a store in memory. */
  lab?: boolean
  /**
   * PEM texts, or `'local-authority'` for a certificate of one's own, made once in the data directory (`.stuntdouble`
   * where there is none).
   */
  tls?: { key: string; cert: string } | 'local-authority'
  /** What links begin with, where it is not the host of the request. */
  publicUrl?: string
  /** Whether requests beyond Okta's limits are refused; as the first org has it when left out, and off for a new one. */
  rateLimits?: 'okta' | 'off'
  /** Whether the first org is one of Classic Engine (`v1`, when left out) or of Identity Engine; it stays what it is. */
  pipeline?: 'v1' | 'idx'
  /** Where mail goes (`smtp://user:password@host:port`); without it mail stays in the outbox. */
  smtp?: { url: string; from?: string }
  /** The gateway that texts and calls (`node/telephony.ts`); without it both stay in the outbox. */
  telephony?: { url: string; token?: string }
  /** Who judges the codes of tokens (`node/factor-provider.ts`); without one nobody can, and none is right. */
  factorProvider?: { url: string; token?: string }
  /**
   * What secrets are encrypted with that must be read back: any text, the same for all servers on one database. Left out,
   * it is made once and kept in `secret.key` in the data directory (`.stuntdouble` for PostgreSQL).
   */
  secretKey?: string
  log?: Log
  /**
   * Whether the process is the server's own. Only then is V8 told to leave stacks out while refusals come in a flood: they
   * cost a fifth of a refusal, and nobody would read them.
   */
  ownsProcess?: boolean
  /** A folder with the built error reference, served at `/errors/`; where it has no `index.html`, there is none. */
  pages?: string
  /** A folder with the built page on which people sign in; where it has no `sign-in.js`, there is none. */
  signIn?: string
  /** Operations of whoever starts the server. */
  extras?: readonly Operation[]
  /** Doors to the world that are not the machine's. */
  ports?: Partial<Ports>
}

export type RunningServer = {
  url: string
  /** The token that was given, or the one made at the first start; null afterwards: only its hash is kept. */
  token: string | null
  org: { id: string; subdomain: string }
  /** `password` is told once, at the first start, where it was made here. `file`: where `admin.json` was written. */
  admin: { login: string; password: string | null; file: string | null }
  /** Whether the org was made just now. */
  firstStart: boolean
  /** Whether the error reference is served at `/errors/`. */
  hasReference: boolean
  /** Whether the sign-in page is served at `/login/login.htm`. */
  hasSignIn: boolean
  /** The certificate of the local authority that clients are to trust: a file. */
  trust: string | null
  app: App
  /** Ends within two seconds: what is under way is answered, what was queued stays queued. */
  close(): Promise<void>
}

/** Frames of an error's stack; V8's own figure. */
const framesMax = 10

const leaveStacksOut = (isFlooded: boolean): void => {
  Error.stackTraceLimit = isFlooded ? 0 : framesMax
}

const silent: Log = { line: () => {} }
const faultText = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const usualPort = 4400
const usualDirectory = '.stuntdouble'
const firstSubdomain = 'stuntdouble'
const batchMs = 50
const tickMs = 1000

/** @throws CannotStart with a sentence for the person at the terminal. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', store: where, publicUrl, extras } = options
  const log = options.log ?? silent
  const lab = options.lab ?? false
  const { loopback } = mustBeSafeToServe({ host, token: options.token, adminPassword: options.adminPassword, lab })
  const ports: Ports = {
    clock: machineClock,
    pause: machinePause,
    random: machineRandom,
    digest: machineDigest,
    hasher: createHasher(),
    sealer: lateSealer(keyOf(options)),
    mail: await mailPort(options, log),
    telephony: await telephonyPort(options, log),
    factorProvider: await factorProviderPort(options),
    log,
    ...options.ports,
  }
  const founder = lateHash(ports, where.kind === 'memory')
  ports.hasher = founder.hasher
  const tls = await certificates(options, host)

  // The port is taken before anything is made: a start that fails leaves nothing behind.
  let answers: (app: App) => void = () => {}
  const ready = new Promise<App>((resolve) => {
    answers = resolve
  })
  let handle: App['handle'] = async (call) => (await ready).handle(call)
  let listening: Listening
  const door: Omit<ListenOptions, 'port'> = {
    host,
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(tls === undefined ? {} : { tls: { key: tls.key, cert: tls.cert } }),
  }
  const doors = createDoors((call) => handle(call), door)
  try {
    listening = await listen((call) => handle(call), { ...door, port: options.port ?? usualPort })
  } catch (error) {
    throw cannotListen(error, host, options.port ?? usualPort)
  }
  const scheme = tls === undefined ? 'http' : 'https'
  const url = `${scheme}://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${listening.port}`

  let store: Store | undefined
  try {
    store = await openStore(where)
    await migrate(store.db)
    if (!(await isSealedWith(ports.sealer, store))) throw sealedOtherwise(placeOf(where))
    const reference = options.pages === undefined ? undefined : siteFiles(options.pages)
    const signIn = options.signIn === undefined ? undefined : siteFiles(options.signIn, 'sign-in.js')
    const app = createApp({
      ports,
      store,
      places: createPlaces(),
      // A fault of ours is said even where nobody reads along.
      unforeseen: (error) => (options.log ?? terminalLog).line(faultText(error)),
      soon: (work) => void setTimeout(work, batchMs).unref(),
      ...(options.ownsProcess && { flooded: leaveStacksOut }),
      machine: { isOwnName: ownNames(ports.clock), base: `${scheme}://${reachableHost(host)}:${listening.port}` },
      lab: loopback && (lab || where.kind === 'memory'),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(extras === undefined ? {} : { extras }),
      ...(reference === undefined ? {} : { reference }),
      ...(signIn === undefined ? {} : { signIn }),
      ...(loopback ? { openDoor: (subdomain: string) => doors.open(subdomain) } : {}),
    })
    const first = await firstOrg(app, store, ports, options, founder)
    const file =
      loopback && where.kind === 'sqlite' ? adminFile(where.directory, url, first, options.adminPassword) : null
    if (loopback && !first.made) await doors.reopen(store)
    handle = app.handle
    answers(app)
    founder.begin(store)
    const timer = setInterval(() => void app.tick().catch(() => {}), tickMs).unref()
    void app.tick().catch(() => {})
    const opened = store
    let closed: Promise<void> | undefined
    return {
      url,
      token: first.token,
      org: first.org,
      admin: { login: first.login, password: first.password, file },
      firstStart: first.made,
      hasReference: reference !== undefined,
      hasSignIn: signIn !== undefined,
      trust: tls?.trust ?? null,
      app,
      close: () => {
        closed ??= (async () => {
          clearInterval(timer)
          await Promise.all([listening.close(), doors.close()])
          await Promise.race([Promise.allSettled([app.settled(), founder.done()]), elapsed(closeMs)])
          await opened.close()
        })()
        return closed
      },
    }
  } catch (error) {
    await Promise.all([listening.close(), doors.close()])
    await store?.close()
    throw cannotOpen(error, placeOf(where))
  }
}

/** Jobs that wait for a slow relay are not waited for: they are in the database, and their lease ends. */
const closeMs = 700
const elapsed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())

/** Libraries of databases load when they are used: each costs the start of a server that does without it. */
export async function openStore(where: ServeOptions['store']): Promise<Store> {
  if (where.kind === 'postgres') return (await import('./postgres.js')).openPostgres({ url: where.url })
  const { openSqlite } = await import('./sqlite.js')
  if (where.kind === 'memory') return openSqlite({ file: ':memory:' })
  return openSqlite({ file: fileOf(where.directory), ...(where.sync === undefined ? {} : { sync: where.sync }) })
}

const fileOf = (directory: string) => join(resolve(directory), 'org.db')

function placeOf(where: ServeOptions['store']): string {
  if (where.kind === 'memory') return 'The database in memory'
  if (where.kind === 'sqlite') return join(where.directory, 'org.db')
  return where.url.replace(/^(\w+:\/\/)[^@/]*@/, '$1')
}

/** With a database of its own the key lies beside it; servers that share one are given one. */
function keyOf({ store: where, secretKey }: ServeOptions): () => Uint8Array {
  if (secretKey !== undefined) {
    const key = keyFrom(mustBeALongKey(secretKey))
    return () => key
  }
  if (where.kind === 'memory') return passingKey
  return () => keyInFile(join(resolve(where.kind === 'sqlite' ? where.directory : usualDirectory), 'secret.key'))
}

async function mailPort({ smtp }: ServeOptions, log: Log): Promise<Ports['mail']> {
  if (smtp !== undefined) return (await import('./smtp.js')).smtpMail(smtp)
  // Without a relay the outbox is where mail arrives: it can be read there.
  return { send: async ({ to, subject }) => log.line(`mail to ${to} kept in the outbox: ${subject}`) }
}

async function telephonyPort({ telephony }: ServeOptions, log: Log): Promise<Ports['telephony']> {
  if (telephony !== undefined) return (await import('./telephony.js')).httpTelephony(telephony)
  // Without a gateway the outbox is where texts and calls arrive.
  return { send: async ({ kind, to }) => log.line(`${kind} to ${to} kept in the outbox`) }
}

async function factorProviderPort({ factorProvider }: ServeOptions): Promise<Ports['factorProvider']> {
  if (factorProvider !== undefined) return (await import('./factor-provider.js')).httpFactorProvider(factorProvider)
  const nobody = async () => {
    throw new FactorProviderFailed('fault', 'The server was given no provider (--factor-provider-url)')
  }
  return { ask: nobody }
}

async function certificates(options: ServeOptions, host: string) {
  if (options.tls === undefined) return undefined
  if (options.tls !== 'local-authority') return { ...options.tls, trust: null }
  const { localCertificate } = await import('./tls.js')
  // An authority that was made anew at each start could be trusted by nobody, so it is kept even where no org is.
  const directory = options.store.kind === 'sqlite' ? options.store.directory : usualDirectory
  return localCertificate(directory, host, machineClock.now())
}

type First = {
  org: { id: string; subdomain: string }
  login: string
  password: string | null
  token: string | null
  made: boolean
}

/** The first org: as it is, or made now. */
async function firstOrg(
  app: App,
  store: Store,
  ports: Ports,
  options: ServeOptions,
  founder: LateHash,
): Promise<First> {
  const known = await orgRows(store.db).first()
  if (known !== undefined) return knownOrg(app, known, options)
  const ids = createIds({ now: () => ports.clock.now(), bytes: (count) => ports.random.bytes(count) }, '')
  const password = options.adminPassword ?? ids.secret(15)
  const token = options.token ?? tokenValue(ids)
  const login = `admin@${firstSubdomain}.example`
  const order: OrgOrder = {
    subdomain: firstSubdomain,
    name: 'Stuntdouble',
    pipeline: options.pipeline ?? 'v1',
    admin: {
      login,
      email: login,
      firstName: 'Org',
      lastName: 'Administrator',
      passwordHash: await founder.hash(password),
    },
    hosts: [],
    token: { name: 'administrator', value: token },
    rateLimitsEnforced: options.rateLimits === 'okta',
  }
  try {
    const { orgId } = await foundFirstOrg(app.runner, app.rooms, ports, order)
    const told = options.adminPassword === undefined ? password : null
    return { org: { id: orgId, subdomain: firstSubdomain }, login, password: told, token, made: true }
  } catch (error) {
    // Two servers on one new database begin at once: the other was quicker.
    const row = error instanceof UniqueViolation ? await orgRows(store.db).first() : undefined
    if (row === undefined) throw error
    return knownOrg(app, row, options)
  }
}

/**
 * An org that was there before. A token that is given is the founder's from now on, beside those they have; what is said of
 * rate limits holds from now on.
 */
async function knownOrg(
  app: App,
  row: { id: string; subdomain: string; pipeline: string; founding: string },
  { token, rateLimits, pipeline }: ServeOptions,
): Promise<First> {
  if (pipeline !== undefined && pipeline !== row.pipeline) throw ofAnotherEngine(row.pipeline)
  const { login } = (JSON.parse(row.founding) as FoundedWith).admin
  if (token !== undefined) {
    await giveFounderToken(app.runner, await app.systemOf(row.id), login, token).catch((error: unknown) => {
      if (!isApiError(error)) throw error
      throw new CannotStart(`${login}, who made this org, cannot be given a token any more: leave out --token.`)
    })
  }
  if (rateLimits !== undefined) {
    await enforceRateLimits(app.runner, await app.systemOf(row.id), rateLimits === 'okta')
  }
  return { org: { id: row.id, subdomain: row.subdomain }, login, password: null, token: token ?? null, made: false }
}

/** What the CLI reads: where the server is and who may do everything there. For its owner's eyes alone. */
function adminFile(directory: string, url: string, first: First, given: string | undefined): string | null {
  const file = join(resolve(directory), 'admin.json')
  const { org, login, token } = first
  const password = given ?? first.password
  if (first.made) {
    writeFileSync(file, `${JSON.stringify({ url, org: org.subdomain, login, password, token }, null, 2)}\n`, {
      mode: 0o600,
    })
    return file
  }
  let known: Record<string, unknown>
  try {
    known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch {
    // It was removed, or edited into something else: that is the owner's wish.
    return null
  }
  if (known.url !== url) writeFileSync(file, `${JSON.stringify({ ...known, url }, null, 2)}\n`, { mode: 0o600 })
  return file
}
