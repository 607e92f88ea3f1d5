/**
 * The error reference at `/errors/`: a folder of files that was built beforehand. Only what the folder is known to hold
 * is answered, so no path leads out of it; it needs no token, and no limit counts it.
 */
import type { Answer, Call } from '../call.js'

export const encodings = ['br', 'gzip', 'identity'] as const
/** How a file travels (RFC 9110, 8.4.1). */
export type Encoding = (typeof encodings)[number]

/** The files of a site. Paths are relative to its folder, with `/` between their parts. */
export type SiteFiles = {
  /** Whether there is such a file: an exact name, never a pattern or a way. */
  has(path: string): Promise<boolean>
  /** `etag`: an entity tag that is the same for every encoding. */
  read(path: string, encoding: Encoding): Promise<{ bytes: Uint8Array; etag: string }>
}

/** Answers calls for its own paths, and leaves all others to whoever is asked next. */
export type Pages = (call: Call) => Promise<Answer> | undefined

const base = '/errors'

/** The pages run their own files alone: no inline script, no inline style, nothing from another host. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const everywhere = [
  'content-security-policy',
  policy,
  'x-content-type-options',
  'nosniff',
  'referrer-policy',
  'strict-origin-when-cross-origin',
] as const

export function referencePages(files: SiteFiles): Pages {
  return (call) => {
    const { method, uri } = call
    if (method !== 'GET' && method !== 'HEAD') return undefined
    const queryStart = uri.indexOf('?')
    const path = queryStart === -1 ? uri : uri.slice(0, queryStart)
    const query = queryStart === -1 ? '' : uri.slice(queryStart)
    if (path === '/') return Promise.resolve(redirect(302, `${base}/`))
    if (path === base) return Promise.resolve(redirect(301, `${base}/${query}`))
    return path.startsWith(`${base}/`) ? pageAt(files, path.slice(base.length + 1), query, call) : undefined
  }
}

async function pageAt(files: SiteFiles, encoded: string, query: string, call: Call): Promise<Answer> {
  const path = decoded(encoded)
  const file = path === undefined ? undefined : await fileFor(files, path)
  if (file !== undefined) return fileAnswer(files, file, 200, call)
  const page = path?.replace(/\/+$/, '')
  if (page !== undefined && page !== path && (await fileFor(files, page)) !== undefined) {
    return redirect(301, `${base}/${page.split('/').map(encodeURIComponent).join('/')}${query}`)
  }
  if (await files.has('404.html')) return fileAnswer(files, '404.html', 404, call)
  const headers = [...everywhere, 'content-type', 'text/plain; charset=utf-8']
  return { status: 404, headers, body: 'There is no such page.' }
}

/** The file of a page: `E0000011` is `E0000011.html`, a folder is its `index.html`. */
async function fileFor(files: SiteFiles, path: string): Promise<string | undefined> {
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]
  for (const candidate of candidates) if (await files.has(candidate)) return candidate
  return undefined
}

export async function fileAnswer(
  files: SiteFiles,
  file: string,
  status: 200 | 404,
  { headers: asked }: Call,
): Promise<Answer> {
  const { type, compresses } = kinds[file.slice(file.lastIndexOf('.') + 1)] ?? unknownKind
  const encoding = compresses ? encodingFor(asked['accept-encoding']) : 'identity'
  const { bytes, etag } = await files.read(file, encoding)
  // A file under assets/ has a digest of its content in its name: under that name it never changes.
  const lasting = status === 200 && file.startsWith('assets/')
  const headers = [...everywhere, 'etag', etag, 'vary', 'accept-encoding']
  headers.push('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (status === 200 && isKnownTo(asked['if-none-match'], etag)) return { status: 304, headers, body: undefined }
  headers.push('content-type', type)
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  return { status, headers, body: bytes }
}

const text = (type: string) => ({ type: `text/${type}; charset=utf-8`, compresses: true })
const image = (type: string) => ({ type: `image/${type}`, compresses: false })
const unknownKind = { type: 'application/octet-stream', compresses: false }
const kinds: Readonly<Record<string, { type: string; compresses: boolean }>> = {
  html: text('html'),
  css: text('css'),
  js: text('javascript'),
  md: text('markdown'),
  txt: text('plain'),
  json: { type: 'application/json', compresses: true },
  svg: { type: 'image/svg+xml', compresses: true },
  png: image('png'),
  webp: image('webp'),
  ico: image('x-icon'),
  woff2: { type: 'font/woff2', compresses: false },
}

/** The best that an `Accept-Encoding` leaves room for (RFC 9110, 12.5.3); a weight of zero excludes. */
function encodingFor(header: string | undefined): Encoding {
  const taken = new Set<string>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';')
    if (!parameters.some((parameter) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(parameter))) taken.add(name.trim())
  }
  return encodings.find((encoding) => taken.has(encoding)) ?? 'identity'
}

/** Entity tags are compared weakly here (RFC 9110, 13.1.2). */
function isKnownTo(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const plain = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => plain(tag) === plain(etag))
}

const redirect = (status: 301 | 302, location: string): Answer => ({
  status,
  headers: [...everywhere, 'location', location, 'cache-control', 'no-cache'],
  body: undefined,
})

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
