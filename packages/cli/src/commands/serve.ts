/** `serve`: an org, until Ctrl-C. */
import { readFileSync } from 'node:fs'
import { CannotStart, type RunningServer, type ServeOptions, startServer } from '@stuntdouble/server/node'
import type { Flags } from '../environment.js'
import { adminFile, isLoopback, usualDirectory } from '../known-server.js'
import { pagesFolder, signInFolder } from '../package-folder.js'
import { runIt } from '../run-it.js'
import { Failure, type Terminal, wrongUsage } from '../terminal.js'

/** Values of the flags, as `program.ts` declares them. */
type ServeFlags = {
  port: number
  host: string
  memory?: true
  data?: string
  databaseUrl?: string
  token?: string
  adminPassword?: string
  lab?: true
  tls?: true
  tlsCert?: string
  tlsKey?: string
  publicUrl?: string
  seed?: string
  rateLimits?: 'okta' | 'off'
  pipeline?: 'v1' | 'idx'
  smtp?: string
  telephonyUrl?: string
  telephonyToken?: string
  factorProviderUrl?: string
  factorProviderToken?: string
  secretKey?: string
  sync?: 'normal' | 'full'
  json?: true
}

/** A server that does not close by itself is left after this, so that Ctrl-C takes less than two seconds. */
const closeMsMax = 1_500

/** Runs an org until it is asked to stop. Exit code 1 where it cannot start. */
export async function serve(flags: Flags, terminal: Terminal): Promise<number> {
  const values = flags.values as ServeFlags
  const options = serveOptions(values, flags, terminal)
  const seedText = values.seed === undefined ? undefined : textOf(values.seed, '--seed')
  const stopped = terminal.stopAsked()

  const starting = start(options, seedText, values, terminal)
  const server = await Promise.race([starting, stopped])
  if (server === undefined) {
    terminal.leave(0)
    return 0
  }
  if (values.json) {
    const { url, token, org } = server
    terminal.out(JSON.stringify({ url, token, org: org.subdomain, pid: terminal.pid }))
  } else {
    for (const line of welcome(server, terminal)) terminal.err(line)
  }
  await stopped
  setTimeout(() => terminal.leave(0), closeMsMax).unref()
  await server.close()
  terminal.leave(0)
  return 0
}

async function start(
  options: ServeOptions,
  seedText: string | undefined,
  { seed, json }: ServeFlags,
  terminal: Terminal,
): Promise<RunningServer> {
  let server: RunningServer
  try {
    server = await startServer(options)
  } catch (error) {
    if (error instanceof CannotStart) throw new Failure(error.message)
    throw error
  }
  try {
    if (json && server.firstStart) for (const line of keys(server, terminal)) terminal.err(line)
    if (seed !== undefined && seedText !== undefined) await sow(server, seed, seedText, options, terminal)
    return server
  } catch (error) {
    await server.close()
    throw error
  }
}

/** What the flags come to. */
function serveOptions(values: ServeFlags, flags: Flags, terminal: Terminal): ServeOptions {
  const { port, host, token, adminPassword, publicUrl, rateLimits, pipeline, smtp, secretKey, lab } = values
  const store = storeOf(values, flags)
  const pages = pagesFolder()
  const signIn = signInFolder()
  const { dim } = terminal.errColors
  return {
    port,
    host,
    store,
    ...(lab ? { lab } : {}),
    ...(token === undefined ? {} : { token }),
    ...(adminPassword === undefined ? {} : { adminPassword }),
    ...(publicUrl === undefined ? {} : { publicUrl: webAddress(publicUrl) }),
    ...(rateLimits === undefined ? {} : { rateLimits }),
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(smtp === undefined ? {} : { smtp: { url: smtp } }),
    ...gatewaysOf(values),
    ...(secretKey === undefined ? {} : { secretKey }),
    ...tlsOf(values),
    ...(terminal.errIsTerminal ? { log: { line: (text: string) => terminal.err(dim(text)) } } : {}),
    ...(pages === undefined ? {} : { pages }),
    ...(signIn === undefined ? {} : { signIn }),
    extras: [runIt()],
    ownsProcess: true,
  }
}

/** Where the org is kept. What is typed counts before what the environment says; two places are one too many. */
function storeOf(values: ServeFlags, { isTyped }: Flags): ServeOptions['store'] {
  const { memory, data, databaseUrl, sync } = values
  const places = (['memory', 'data', 'databaseUrl'] as const).filter((name) => values[name] !== undefined)
  const typed = places.filter(isTyped)
  const chosen = typed.length > 0 ? typed : places
  if (chosen.length > 1)
    throw wrongUsage('Choose one of --memory, --data and --database-url: an org is kept in one place.')
  if (chosen[0] === 'memory' && memory) return { kind: 'memory' }
  if (chosen[0] === 'databaseUrl' && databaseUrl !== undefined) return { kind: 'postgres', url: databaseUrl }
  return { kind: 'sqlite', directory: data ?? usualDirectory, ...(sync === 'full' ? { sync } : {}) }
}

function tlsOf({ tls, tlsCert, tlsKey }: ServeFlags): Pick<ServeOptions, 'tls'> {
  if (tlsCert === undefined && tlsKey === undefined) return tls ? { tls: 'local-authority' } : {}
  if (tls) throw wrongUsage('--tls makes a certificate, --tls-cert brings one: choose.')
  if (tlsCert === undefined || tlsKey === undefined) throw wrongUsage('--tls-cert and --tls-key go together.')
  return { tls: { key: textOf(tlsKey, '--tls-key'), cert: textOf(tlsCert, '--tls-cert') } }
}

/** Services outside, each with the address that it is asked at and what it knows this server by. */
function gatewaysOf(values: ServeFlags): Pick<ServeOptions, 'telephony' | 'factorProvider'> {
  const telephony = gatewayOf('telephony', values.telephonyUrl, values.telephonyToken)
  const factorProvider = gatewayOf('factor-provider', values.factorProviderUrl, values.factorProviderToken)
  return { ...(telephony && { telephony }), ...(factorProvider && { factorProvider }) }
}

function gatewayOf(name: string, url: string | undefined, token: string | undefined) {
  if (url === undefined) {
    if (token === undefined) return undefined
    throw wrongUsage(`--${name}-token goes with --${name}-url.`)
  }
  const { protocol, username, password } = URL.canParse(url) ? new URL(url) : { protocol: '' }
  if (!/^https?:$/.test(protocol)) throw wrongUsage(`--${name}-url is the address of a gateway: https://….`)
  if (username || password) throw wrongUsage(`--${name}-url has no password in it: give --${name}-token.`)
  return { url, ...(token === undefined ? {} : { token }) }
}

function webAddress(url: string): string {
  if (!/^https?:\/\/[^/]+\/?$/i.test(url) || !URL.canParse(url)) {
    throw wrongUsage(`--public-url is ‘${url}’; it is a scheme and a host, such as https://login.example.com.`)
  }
  return url.replace(/\/$/, '')
}

function textOf(file: string, flag: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error)
    throw new Failure(`${flag} ${file} cannot be read: ${why}.`)
  }
}

async function sow(
  server: RunningServer,
  file: string,
  text: string,
  { store }: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  const token = server.token ?? (store.kind === 'sqlite' ? adminFile(store.directory)?.token : undefined)
  if (token === undefined || token === null)
    throw new Failure('A seed is applied with the administrator’s token: add --token.')
  const [{ readSeed }, { applySeed }, { inProcess }] = await Promise.all([
    import('../seed/read.js'),
    import('../seed/apply.js'),
    import('../seed/in-process.js'),
  ])
  const { made, kept, tokens } = await applySeed(readSeed(file, text), inProcess(server, token))
  terminal.err(`Seed ${file}: ${made} made, ${kept} there already.`)
  for (const { name, user, token: value } of tokens) terminal.err(`  token ‘${name}’ of ${user}: ${value}`)
}

/** What a person at the terminal needs to begin. */
function welcome(server: RunningServer, terminal: Terminal): string[] {
  const { bold, cyan, dim } = terminal.errColors
  const lines = [`${bold('Stuntdouble')} is at ${cyan(server.url)}`, ...keys(server, terminal)]
  if (server.firstStart) {
    const token = server.token ?? '<token>'
    const trusting = server.trust === null ? '' : `--cacert ${server.trust} `
    lines.push(
      '',
      '  Try:',
      `    ${cyan(`curl ${trusting}-H 'Authorization: SSWS ${token}' ${server.url}/api/v1/users`)}`,
      `    ${cyan('npx stuntdouble errors rate limit')}`,
      `    ${cyan('npx stuntdouble reproduce E0000016')}`,
    )
  }
  const errors = [`  What was refused, and why: ${cyan(`${server.url}/stuntdouble/errors`)}`]
  errors.push(`  What was sent to people:   ${cyan(`${server.url}/stuntdouble/outbox`)}`)
  if (server.hasReference) errors.unshift(`  All errors explained:      ${cyan(`${server.url}/errors/`)}`)
  if (server.hasSignIn) errors.unshift(`  The sign-in page:          ${cyan(`${server.url}/login/login.htm`)}`)
  lines.push('', ...errors)
  if (!isLoopback(server.url)) lines.push('', dim('  It listens beyond this machine.'))
  lines.push('', dim('  Ctrl-C ends it.'))
  return lines
}

/** What is shown once, at the first start, and how clients come to trust the certificate. */
function keys({ firstStart, admin, token, trust }: RunningServer, { errColors }: Terminal): string[] {
  const { dim } = errColors
  const lines: string[] = []
  if (firstStart) {
    lines.push('', `  ${dim('login   ')}  ${admin.login}`)
    if (admin.password !== null) lines.push(`  ${dim('password')}  ${admin.password}`)
    if (token !== null) lines.push(`  ${dim('token   ')}  ${token}`)
    lines.push(
      dim(
        admin.file === null ? '  Shown this once, and kept nowhere.' : `  Shown this once; ${admin.file} keeps them.`,
      ),
    )
  }
  if (trust !== null) lines.push('', `  Clients of Node trust its certificate with NODE_EXTRA_CA_CERTS=${trust}`)
  return lines
}
