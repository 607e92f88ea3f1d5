/** Real processes, for what cannot be seen in one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { ServeOptions } from '../src/node/index.js'

const here = fileURLToPath(new URL('.', import.meta.url))

/** A folder that is gone after `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'stuntdouble-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export type ServerBundle = { start(options: ServeOptions): Promise<ServerProcess>; remove(): void }

export type ServerProcess = {
  url: string
  token: string
  /** Resolves once the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** The server as one file, beside the packages that it needs. */
export async function bundleServer(): Promise<ServerBundle> {
  const folder = mkdtempSync(join(here, '..', '.test-'))
  const outfile = join(folder, 'server.mjs')
  await build({
    entryPoints: [join(here, 'child-server.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    packages: 'external',
    alias: { '@stuntdouble/catalogue': join(here, '../../catalogue/src/index.ts') },
    sourcemap: 'linked',
    logLevel: 'error',
  })
  const running = new Set<ChildProcess>()
  return {
    async start(options) {
      const child = spawn(process.execPath, [outfile, JSON.stringify(options)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      running.add(child)
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      const { value, done } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
      if (done) throw new Error('The server ended before it was ready.')
      const { url, token } = JSON.parse(value) as { url: string; token: string }
      return {
        url,
        token,
        end(signal) {
          running.delete(child)
          child.kill(signal)
          return gone
        },
      }
    },
    remove() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One request with a server's token. */
export async function ask(
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there.
): Promise<{ status: number; headers: Headers; body: any }> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization: `SSWS ${token}`,
      // A connection that is kept could be one to a server that has ended meanwhile.
      connection: 'close',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
}

export const person = (login: string) => ({
  profile: { firstName: 'Ada', lastName: 'Lovelace', email: login, login },
})
