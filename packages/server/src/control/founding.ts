/** Makes an org: its row, its hosts, and what each room puts into a new one. */
import type { Org } from '../access/org.js'
import { orgOf } from '../access/org.js'
import { createIds } from '../kernel/ids.js'
import { toSeconds } from '../kernel/time.js'
import type { Context } from '../operation/context.js'
import type { Room } from '../operation/operation.js'
import { type Bare, type Runner, write } from '../operation/runner.js'
import type { Ports } from '../ports/index.js'
import { orgRows } from './store.js'

/** What is wished for. The password is hashed already: hashing has no place in a transaction. */
export type OrgOrder = {
  subdomain: string
  name: string
  website?: string
  pipeline: 'v1' | 'idx'
  admin: { login: string; email: string; firstName: string; lastName: string; passwordHash: string }
  /** Hosts, with their ports, that lead to the org beside what leads to none other. */
  hosts: readonly string[]
  /** A token for the administrator; only its hash is kept. Absent: none is made. */
  token: { name: string; value: string } | undefined
  /** Whether rate limits refuse. */
  rateLimitsEnforced: boolean
}

export type Founded = { orgId: string; adminId: string }

/** Puts a new org into the transaction of `ctx`, which may be another org's operation. */
export async function foundOrg(rooms: readonly Room[], ctx: Context, order: OrgOrder): Promise<Founded> {
  const orgId = ctx.ids.next('org')
  const adminId = ctx.ids.next('user')
  const row = {
    id: orgId,
    subdomain: order.subdomain,
    id_ending: orgId.slice(-3),
    name: order.name,
    pipeline: order.pipeline,
    status: 'ACTIVE' as const,
    created: ctx.now,
    last_updated: ctx.now,
    clock_offset_ms: 0,
    clock_frozen_at: null,
    settings: JSON.stringify(order.website === undefined ? {} : { website: order.website }),
    rate_limits: JSON.stringify({ enforced: order.rateLimitsEnforced, limits: {} }),
  }
  await orgRows(ctx.db).insert(row)
  for (const host of order.hosts) await orgRows(ctx.db).lead(host, orgId)
  const org: Org = orgOf({ ...row, position: 0 })
  const inside: Context = { ...ctx, org, caller: { ...ctx.caller, userId: '', tokenId: '' } }
  const { passwordHash, ...admin } = order.admin
  const token = order.token && { name: order.token.name, hash: ctx.digest.sha256(order.token.value) }
  for (const room of rooms) {
    await room.founding?.(inside, { admin: { id: adminId, passwordHash, ...admin }, token })
  }
  return { orgId, adminId }
}

/** Makes the first org, in which no request can have asked for it. */
export async function foundFirstOrg(
  runner: Runner,
  rooms: readonly Room[],
  ports: Ports,
  order: OrgOrder,
): Promise<Founded> {
  const at = ports.clock.now()
  const ids = createIds({ now: () => at, bytes: (count) => ports.random.bytes(count) }, endingOf(ports))
  const bare: Bare = {
    org: orgOf({
      id: '',
      position: 0,
      subdomain: '',
      id_ending: '',
      name: '',
      pipeline: order.pipeline,
      status: 'ACTIVE',
      created: toSeconds(at),
      last_updated: toSeconds(at),
      clock_offset_ms: 0,
      clock_frozen_at: null,
      settings: '{}',
      rate_limits: '{"enforced":false,"limits":{}}',
    }),
    request: { id: ids.request(), method: '', uri: '/', ip: '127.0.0.1', userAgent: '', base: '', headers: {} },
    caller: { tokenId: '', userId: '', login: '', displayName: '', roles: [] },
    clock: { now: () => at },
    now: toSeconds(at),
    ids,
    digest: ports.digest,
    hasher: ports.hasher,
    url: (path) => path,
  }
  return write(runner, bare, [], (ctx) => foundOrg(rooms, ctx, order))
}

/** `5d7`: what all ids of an org end in. */
function endingOf(ports: Ports): string {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
  const [one = 0, two = 0] = ports.random.bytes(2)
  return `${alphabet[one % 10]}d${alphabet[two % 10]}`
}
