/** What this machine is called, as far as it knows by itself. */
import { hostname, networkInterfaces } from 'node:os'
import type { Clock } from '../ports/index.js'

const interfaces = () => Object.values(networkInterfaces()).flatMap((found = []) => found)

const namesNow = (): readonly string[] => [hostname().toLowerCase(), ...interfaces().map(({ address }) => address)]

/** Names and addresses that lead to whoever uses them (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
const loopback = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|::1)$/

/** A machine that moves to another network is asked for its addresses again after this time, in milliseconds. */
const rememberedMs = 5_000

/**
 * Tells whether a `Host` header names this machine: a loopback name, its host name, an address of its own. Its port may be
 * any: it is often another than the one that is listened on. `look`: its names and addresses, in lower case; to ask the
 * system for them is too much for every request.
 */
export function ownNames(clock: Clock, look: () => readonly string[] = namesNow): (host: string) => boolean {
  let known: readonly string[] = []
  let askedMs = Number.NEGATIVE_INFINITY
  const names = () => {
    const nowMs = clock.now().getTime()
    // A clock that was put back would be waited for.
    if (nowMs < askedMs || nowMs - askedMs >= rememberedMs) {
      known = look()
      askedMs = nowMs
    }
    return known
  }
  return (host) => {
    const [, v6, other] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?$/i.exec(host) ?? []
    const name = (v6 ?? other ?? '').toLowerCase()
    return loopback.test(name) || names().includes(name)
  }
}

/** The host at which others may reach what listens on `host`: on every address, that is the first that is no loopback. */
export function reachableHost(host: string): string {
  const isAny = host === '0.0.0.0' || host === '::' || host === '[::]'
  const own = isAny
    ? (interfaces().find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? 'localhost')
    : host
  return own.includes(':') && !own.startsWith('[') ? `[${own}]` : own
}
