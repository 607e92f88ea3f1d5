/** The site, built and served on a port of this machine. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

/** A build of the site in a folder of its own. */
export interface Built {
  readonly folder: string
  readonly ms: number
  /** The file a path leads to: itself, or the page of that name. */
  fileFor(path: string): string | undefined
  remove(): void
}

/** Builds the site as `npm run build` does. @throws Error with what VitePress said. */
export async function buildSite(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-docs-'))
  const root = fileURLToPath(new URL('..', import.meta.url))
  const vitepress = join(dirname(createRequire(import.meta.url).resolve('vitepress/package.json')), 'bin/vitepress.js')
  const started = performance.now()
  await promisify(execFile)(process.execPath, [vitepress, 'build', '--outDir', folder], { cwd: root })
  return {
    folder,
    ms: performance.now() - started,
    fileFor(path) {
      if (!path.startsWith('/errors/')) return undefined
      const below = path.slice('/errors/'.length)
      const candidates = below === '' ? ['index.html'] : [below, `${below}.html`]
      return candidates.map((name) => join(folder, name)).find((file) => existsSync(file) && statSync(file).isFile())
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

export interface Site {
  /** With the base and its last slash: `http://127.0.0.1:…/errors/` */
  readonly url: string
  /** Bytes that went over the wire, by path. */
  readonly sent: Map<string, number>
  close(): void
}

/** Answers what is no file of the site; true where it did. */
export type Beside = (request: IncomingMessage, response: ServerResponse) => boolean

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Serves the site below `/errors/`, compressed. Its pages may run no script and no style but the site's own files. */
export async function serveSite(built: Built, beside: Beside = () => false): Promise<Site> {
  const sent = new Map<string, number>()
  const server = createServer((request, response) => {
    if (beside(request, response)) return
    const path = decodeURIComponent((request.url ?? '').split('?', 1)[0] ?? '')
    const file = built.fileFor(path)
    const body = gzipSync(readFileSync(file ?? join(built.folder, '404.html')), { level: 6 })
    sent.set(path, body.length)
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': types[extname(file ?? '404.html')] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-security-policy': "default-src 'self'",
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/errors/`,
    sent,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
