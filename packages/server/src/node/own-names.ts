/** What this machine is called, as far as it knows by itself. */
import { hostname, networkInterfaces } from 'node:os'

const addresses = () => Object.values(networkInterfaces()).flatMap((found = []) => found)

/** Names and addresses that lead to whoever uses them (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
const loopback = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|::1)$/

/**
 * Whether a `Host` header names this machine: a loopback name, its host name, an address of its own. Its port may be any:
 * it is often another than the one that is listened on.
 */
export function isOwnName(host: string): boolean {
  const [, v6, other] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?$/i.exec(host) ?? []
  const name = (v6 ?? other ?? '').toLowerCase()
  return loopback.test(name) || name === hostname().toLowerCase() || addresses().some(({ address }) => address === name)
}

/** The host at which others may reach what listens on `host`: on every address, that is the first that is no loopback. */
export function reachableHost(host: string): string {
  const isAny = host === '0.0.0.0' || host === '::' || host === '[::]'
  const own = isAny
    ? (addresses().find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? 'localhost')
    : host
  return own.includes(':') && !own.startsWith('[') ? `[${own}]` : own
}
