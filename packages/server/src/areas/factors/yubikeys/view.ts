/** A key as Okta answers it: never with a secret. */
import { csvOf } from '../../../kernel/csv.js'
import { at } from '../../../kernel/link.js'
import type { YubikeySeedRow } from '../../../store/tables/factors.js'
import { type ListedUser, listedUserText, type Profile } from '../../users/index.js'
import type { Sortable } from './input.js'

/** Members and links in the order of the reference. */
function members(seed: YubikeySeedRow, base: string) {
  const { id, status, user_id, factor_id } = seed
  const user = `${base}/api/v1/users/${user_id}`
  const isFree = user_id === null
  return {
    id,
    created: seed.created,
    ...(seed.activated === null ? {} : { activated: seed.activated }),
    ...(seed.last_verified === null ? {} : { lastVerified: seed.last_verified }),
    lastUpdated: seed.last_updated,
    status,
    profile: { serial: seed.serial },
    _links: {
      self: at(`${base}/api/v1/org/factors/yubikey_token/tokens/${id}`, 'GET', ...(isFree ? ['DELETE'] : [])),
      ...(isFree ? {} : { user: at(user, 'GET'), deactivate: at(`${user}/factors/${factor_id}`, 'DELETE') }),
    },
  }
}

export const seedView = (seed: YubikeySeedRow, base: string) => members(seed, base)

/** `user`: whose it is, where that is asked for. */
export function seedText(seed: YubikeySeedRow, base: string, user?: ListedUser): string {
  const text = JSON.stringify(members(seed, base))
  if (user === undefined) return text
  return `${text.slice(0, -1)},"_embedded":{"user":${listedUserText(user, base)}}}`
}

/** A key, and whose it is: nobody's, or one of somebody who was not looked for. */
export type Held = { seed: YubikeySeedRow; holder: ListedUser | undefined }

/** What a filter and an order read. */
export const readOf = (held: Held, name: string): string | null => values[name as Sortable](held)

/** The address is that of whoever holds the key: it has none itself. */
const values: Readonly<Record<Sortable, (held: Held) => string | null>> = {
  'profile.email': ({ holder }) =>
    holder === undefined ? null : String((JSON.parse(holder.profile) as Profile).email),
  'profile.serial': ({ seed }) => seed.serial,
  activated: ({ seed }) => seed.activated,
  'user.id': ({ seed }) => seed.user_id,
  created: ({ seed }) => seed.created,
  status: ({ seed }) => seed.status,
  lastVerified: ({ seed }) => seed.last_verified,
}

/** Okta does not say what its file has in it: these are the names by which its list is sorted. */
const columns = [
  'profile.serial',
  'status',
  'user.id',
  'profile.email',
  'created',
  'activated',
  'lastVerified',
] as const

export const seedsCsv = (keys: readonly Held[]): string =>
  csvOf(
    ['id', ...columns],
    keys.map((held) => [held.seed.id, ...columns.map((name) => values[name](held))]),
  )
