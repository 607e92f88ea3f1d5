/** A built site in a folder: listed once, read as asked, and remembered within bounds as it is sent. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding, SiteFiles } from '../http/pages/reference.js'

type Sent = { bytes: Uint8Array; etag: string }

/** In bytes, compressed where the file is; beyond it, what was not asked for longest makes room. */
const rememberedMax = 4 * 1024 * 1024

/** The site in `directory`; undefined where none was built there, as its `entry` tells. Nothing is read before somebody asks. */
export function siteFiles(directory: string, entry = 'index.html'): SiteFiles | undefined {
  if (!existsSync(join(directory, entry))) return undefined
  let listed: Promise<ReadonlySet<string>> | undefined
  /** By encoding and path; what was asked for last stands last. */
  const remembered = new Map<string, Sent>()
  let bytesRemembered = 0
  /** What many ask for at once is read and compressed for all of them once. */
  const underWay = new Map<string, Promise<Sent>>()

  const remember = (key: string, sent: Sent) => {
    remembered.set(key, sent)
    bytesRemembered += sent.bytes.length
    for (const [oldest, { bytes }] of remembered) {
      if (bytesRemembered <= rememberedMax) break
      remembered.delete(oldest)
      bytesRemembered -= bytes.length
    }
  }
  return {
    async has(path) {
      listed ??= filesIn(directory)
      return (await listed).has(path)
    },
    async read(path, encoding) {
      const key = `${encoding} ${path}`
      const known = remembered.get(key)
      if (known !== undefined) {
        remembered.delete(key)
        remembered.set(key, known)
        return known
      }
      const begun = underWay.get(key)
      if (begun !== undefined) return begun
      const reading = readAs(encoding, join(directory, path)).finally(() => underWay.delete(key))
      underWay.set(key, reading)
      const sent = await reading
      remember(key, sent)
      return sent
    },
  }
}

/** Names of the plain files; what a link leads to stands elsewhere, and is none of them. */
async function filesIn(directory: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  )
}

async function readAs(encoding: Encoding, file: string): Promise<Sent> {
  const plain = await readFile(file)
  const digest = createHash('sha256').update(plain).digest('base64url')
  return { bytes: await written[encoding](plain), etag: `W/"${digest.slice(0, 22)}"` }
}

/** Close to the best there is, at a tenth of its price. */
const brotliQuality = 9

const written: Readonly<Record<Encoding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) =>
    promisify(brotliCompress)(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
  gzip: (plain) => promisify(gzip)(plain, { level: 9 }),
  identity: async (plain) => plain,
}
