/** Where the server refuses: every place in its source that makes an error of the catalogue. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Site = {
  /** An API code or an OAuth condition; `*` where a table of states decides which. */
  code: string
  /** The function that refuses. */
  rule: string
  /** Relative to `packages/server/src`. */
  file: string
  /** From 1. */
  line: number
}

export const serverSource = new URL('../../packages/server/src/', import.meta.url)

/** `apiError.E0000016(`, `oauthError.access_denied(`, `apiError[cell](`. The same pattern marks and finds a site. */
export const raising = /\b(apiError|oauthError)(?:\.([A-Za-z]\w*)|\[([^\]]+)\])(?=\()/g

/** How a function is named: as itself or as an arrow at the left edge, as a method or a member within an object. */
const namings = [
  /^(?:export )?(?:async )?function\*? (\w+)/,
  /^(?:export )?const (\w+)[^=]*= (?:async )?(?:\(|<|\w+ =>)/,
  /^ +(?:async )?(\w+)\(.*\{$/,
  /^ +(\w+): (?:async )?(?:\(.*\)|\w+) =>/,
]

const nameIn = (source: string): string | undefined =>
  namings.map((naming) => naming.exec(source)?.[1]).find((name) => name !== undefined && !keywords.has(name))

/** A cell of a table of states that holds the code which refuses. */
const cell = /'(E\d{7})'/g

/** All sites, by file and line. */
export function raiseSites(): readonly Site[] {
  return sourceFiles().flatMap((file) => sitesIn(file, readFileSync(new URL(file, serverSource), 'utf8')))
}

export function sitesIn(file: string, text: string): Site[] {
  const sites: Site[] = []
  let rule = ''
  for (const [index, source] of text.split('\n').entries()) {
    if (/^\s*(?:\/?\*|\/\/)/.test(source)) continue
    rule = nameIn(source) ?? rule
    const line = index + 1
    for (const match of source.matchAll(raising)) sites.push({ code: match[2] ?? '*', rule, file, line })
    if (file.endsWith('/lifecycle.ts')) {
      for (const match of source.matchAll(cell)) sites.push({ code: match[1] as string, rule: 'lifecycle', file, line })
    }
  }
  return sites
}

const keywords = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'await'])

function sourceFiles(): string[] {
  const root = serverSource.pathname
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}
