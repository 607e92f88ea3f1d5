/** Makes an org: its row, its hosts, and what each room puts into a new one. */
import type { Org } from '../access/org.js'
import { orgOf } from '../access/org.js'
import { createToken, findToken } from '../areas/api-tokens/index.js'
import { userNamed } from '../areas/users/index.js'
import { createIds, type Ids } from '../kernel/ids.js'
import { toSeconds } from '../kernel/time.js'
import { type Bare, bareOf, nobody, noRequest } from '../operation/bare.js'
import type { Context } from '../operation/context.js'
import type { Room } from '../operation/operation.js'
import { type Runner, write } from '../operation/runner.js'
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

/** What an org was founded with, kept in its row, so that a reset can found it again. */
export type FoundedWith = Omit<OrgOrder, 'hosts' | 'token'> & { token: { name: string; hash: string } | undefined }

/** Puts a new org into the transaction of `ctx`, which may be another org's operation. */
export function foundOrg(rooms: readonly Room[], ports: Ports, ctx: Context, order: OrgOrder): Promise<Founded> {
  const ids = idsFor(ports, endingOf(ports))
  const { hosts, token, ...rest } = order
  const founding: FoundedWith = {
    ...rest,
    token: token && { name: token.name, hash: ctx.digest.sha256(token.value) },
  }
  return foundAs(rooms, ctx, ids, ids.next('org'), founding, hosts)
}

/** Founds the org of `orgId`, of which there is nothing in the database (any more). `ids` are the new org's. */
export async function foundAs(
  rooms: readonly Room[],
  ctx: Context,
  ids: Ids,
  orgId: string,
  founding: FoundedWith,
  hosts: readonly string[],
  position?: number,
): Promise<Founded> {
  const adminId = ids.next('user')
  const row = {
    id: orgId,
    subdomain: founding.subdomain,
    id_ending: orgId.slice(-3),
    name: founding.name,
    pipeline: founding.pipeline,
    status: 'ACTIVE' as const,
    created: ctx.now,
    last_updated: ctx.now,
    clock_offset_ms: 0,
    clock_frozen_at: null,
    settings: JSON.stringify(founding.website === undefined ? {} : { website: founding.website }),
    rate_limits: JSON.stringify({ enforced: founding.rateLimitsEnforced, limits: {} }),
    founding: JSON.stringify(founding),
  }
  await orgRows(ctx.db).insert(position === undefined ? row : { ...row, position })
  for (const host of hosts) await orgRows(ctx.db).lead(host, orgId)
  const org: Org = orgOf({ ...row, position: 0 })
  const inside = ctx.inOrg(org, ids)
  const { passwordHash, ...admin } = founding.admin
  for (const room of rooms) {
    await room.founding?.(inside, { admin: { id: adminId, passwordHash, ...admin }, token: founding.token })
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
  const ids = idsFor(ports, '')
  const bare = bareOf(ports, ids, orgOfNobody(toSeconds(at)), nobody, noRequest(ids.request(), ''), at)
  return write(runner, bare, [], (ctx) => foundOrg(rooms, ports, ctx, order))
}

/** Gives the founder a token of this value, unless they have it. `bare`: the org's, with nobody calling. */
export async function giveFounderToken(runner: Runner, bare: Bare, login: string, token: string): Promise<void> {
  if ((await findToken(runner.store.db, bare.org.id, bare.digest.sha256(token))) !== undefined) return
  await write(runner, bare, [], async (ctx) => {
    const founder = await userNamed(ctx, login)
    await createToken(ctx, { userId: founder.id, name: 'administrator', token })
  })
}

/** Turns rate limits of an org on or off, now and after each reset. Its figures stay. `bare`: as above. */
export async function enforceRateLimits(runner: Runner, bare: Bare, enforced: boolean): Promise<void> {
  const { founding, rate_limits } = await orgRows(runner.store.db).get(bare.org.id)
  const founded = JSON.parse(founding) as FoundedWith
  const limits = JSON.parse(rate_limits) as Org['rateLimits']
  if (limits.enforced === enforced && founded.rateLimitsEnforced === enforced) return
  await write(runner, bare, [], async (ctx) => {
    const rows = orgRows(ctx.db)
    await rows.setRateLimits(bare.org.id, JSON.stringify({ ...limits, enforced }))
    await rows.setFounding(bare.org.id, JSON.stringify({ ...founded, rateLimitsEnforced: enforced }))
  })
}

/** A token of Okta's form: `00` and 40 characters. */
export const tokenValue = (ids: Pick<Ids, 'secret'>): string => `00${ids.secret(30)}`

const idsFor = (ports: Ports, ending: string): Ids =>
  createIds({ now: () => ports.clock.now(), bytes: (count) => ports.random.bytes(count) }, ending)

/** Where the first org is founded from. */
const orgOfNobody = (created: string): Org => ({
  id: '',
  subdomain: '',
  name: '',
  idEnding: '',
  pipeline: 'v1',
  status: 'ACTIVE',
  created,
  clock: { offsetMs: 0, frozenAt: null },
  rateLimits: { enforced: false, limits: {} },
})

/** `5d7`: what all ids of an org end in. */
function endingOf(ports: Ports): string {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
  const [one = 0, two = 0] = ports.random.bytes(2)
  return `${alphabet[one % 10]}d${alphabet[two % 10]}`
}
