/** The server that a command may ask: the one that is named, or the one that was started in this directory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, type Terminal, wrongUsage } from './terminal.js'

export type KnownServer = {
  /** Scheme, host and port; no slash at the end. */
  url: string
  token: string
}

/** What `serve` leaves in its directory at its first start. */
export type AdminFile = { url: string; org: string; login: string; password: string; token: string }

export const usualDirectory = '.stuntdouble'

/** Where a server that was started here keeps its things. */
export const dataDirectory = ({ env }: Terminal): string => env.STUNTDOUBLE_DATA || usualDirectory

/** Reads `admin.json` of a data directory; undefined where there is none. */
export function adminFile(directory: string): AdminFile | undefined {
  const file = join(directory, 'admin.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return JSON.parse(text) as AdminFile
  } catch {
    throw new Failure(`${file} is not JSON. Remove it, or name the server with --url and --token.`)
  }
}

/**
 * The server to ask; undefined where none is known. The token of `admin.json` goes to the address in that file and to
 * no other.
 */
export function knownServer(
  { url, token }: { url?: string; token?: string },
  terminal: Terminal,
): KnownServer | undefined {
  const admin = adminFile(dataDirectory(terminal))
  const asked = url === undefined ? admin?.url : originOf(url)
  const known = token ?? (admin !== undefined && asked === originOf(admin.url) ? admin.token : undefined)
  if (asked === undefined) return undefined
  if (known === undefined) throw wrongUsage(`${asked} asks for a token: add --token.`)
  return { url: originOf(asked), token: known }
}

/** An address as typed, without path and slash; `https://` where no scheme was typed. */
export function originOf(url: string): string {
  const withScheme = /^https?:\/\//i.test(url) ? url : `https://${url}`
  try {
    return new URL(withScheme).origin
  } catch {
    throw wrongUsage(`‘${url}’ is no address. It looks like http://127.0.0.1:4400 or https://example.okta.com.`)
  }
}

/** Whether an address leads back to this machine. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname)
}
