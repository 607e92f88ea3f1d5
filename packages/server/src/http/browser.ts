/** What a request tells of the browser that sent it: which page it was on, and on whose machine. */
import { apiError } from '@stuntdouble/catalogue'
import { mustSendWhatIsRead } from './rules.js'

type Headers = Readonly<Record<string, string | undefined>>

/** A caller as far as a browser matters. `base`: scheme and host that the server is reached by. */
export type Asking = { ip: string; headers: Headers; base: string }

/**
 * A page of another site may post to any address, with the cookies of whoever looks at it: browsers say where it is
 * from (`Sec-Fetch-Site`, and `Origin` where they are too old for that). Who sends neither is no browser.
 */
export function isFromAnotherSite({ headers, base }: Pick<Asking, 'headers' | 'base'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return headers.origin !== undefined && !ownOrigin(headers, base)
}

/** Whether the page that `Origin` names is one of this server. */
export function ownOrigin(headers: Headers, base: string): boolean {
  const host = headers.origin === undefined ? undefined : hostOf(headers.origin)
  return host !== undefined && (host === headers.host?.toLowerCase() || host === hostOf(base))
}

/** @throws E0000006 */
function mustNotBeFromAnotherSite(asking: Asking): void {
  if (isFromAnotherSite(asking)) throw apiError.E0000006()
}

/**
 * Whether somebody at this very machine asks, without a token, for what only costs its time. Not so where the request
 * was passed on by a proxy, or where the name that it was sent to could lead elsewhere (a page may have its own name
 * resolve to this machine). JSON alone is taken, which no form can send.
 * @throws E0000006 for a page of another site, E0000018 or E0000021 for what is not said to be JSON
 */
export function mayAskAtThisMachine(asking: Asking): boolean {
  const { ip, headers, base } = asking
  const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some((name) => headers[name] !== undefined)
  if (passedOn || !isLoopback(ip.replace(/^::ffff:/, '')) || !isLoopback(nameOf(base))) return false
  mustNotBeFromAnotherSite(asking)
  mustSendWhatIsRead(headers['content-type'])
  return true
}

const isLoopback = (name: string): boolean =>
  name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name) || /^(?:.+\.)?localhost$/.test(name)

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined)
const nameOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '')
