/**
 * Ports of their own for further orgs: not every client can resolve `subdomain.localhost`, but each can connect to a
 * port. What leads to an org is its hosts, so a door is a listener like the first, on a port that is the org's host.
 */
import { orgRows } from '../control/store.js'
import type { Answer, Call } from '../http/call.js'
import type { Store } from '../store/database.js'
import { type Listening, type ListenOptions, listen } from './listener.js'

export type Door = { hosts: readonly string[]; url: string; close(): Promise<void> }

export type Doors = {
  /** A door on a free port, or on `port` where it can be had. */
  open(subdomain: string, port?: number): Promise<Door>
  /** Opens the doors of the orgs that have one, as before this process began. */
  reopen(store: Store): Promise<void>
  close(): Promise<void>
}

export function createDoors(handle: (call: Call) => Promise<Answer>, options: Omit<ListenOptions, 'port'>): Doors {
  const { host, tls } = options
  const scheme = tls === undefined ? 'http' : 'https'
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const listening = new Set<Listening>()

  const hostsOf = (subdomain: string, port: number) => [
    ...new Set([`${name}:${port}`, `127.0.0.1:${port}`, `localhost:${port}`, `${subdomain}.localhost:${port}`]),
  ]
  const open = async (subdomain: string, port = 0): Promise<Door> => {
    const opened = await listen(handle, { ...options, port }).catch((error: unknown) => {
      if (port === 0) throw error
      return listen(handle, { ...options, port: 0 })
    })
    listening.add(opened)
    return {
      hosts: hostsOf(subdomain, opened.port),
      url: `${scheme}://${name}:${opened.port}`,
      async close() {
        listening.delete(opened)
        await opened.close()
      },
    }
  }
  return {
    open,
    async reopen(store) {
      const [, ...further] = await orgRows(store.db).all()
      for (const { id, subdomain } of further) {
        const hosts = (await orgRows(store.db).hosts(id)).map(({ host }) => host)
        const port = hosts
          .map((known) => Number(/^127\.0\.0\.1:(\d+)$/.exec(known)?.[1] ?? 0))
          .find((known) => known > 0)
        if (port === undefined) continue
        const door = await open(subdomain, port)
        if (door.hosts.every((known) => hosts.includes(known))) continue
        // The port is somebody else's now: what led to the org there would lead astray.
        await store.transaction(async (db) => {
          await orgRows(db).forgetHosts(hostsOf(subdomain, port))
          for (const known of door.hosts) await orgRows(db).lead(known, id)
        })
      }
    },
    close: async () => void (await Promise.all([...listening].map((opened) => opened.close()))),
  }
}
