/** A key as Okta answers it: never with a secret. */
import { at } from '../../../kernel/link.js'
import type { YubikeySeedRow } from '../../../store/tables/factors.js'
import { listedUserText, type User } from '../../users/index.js'
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
export function seedText(seed: YubikeySeedRow, base: string, user?: User): string {
  const text = JSON.stringify(members(seed, base))
  if (user === undefined) return text
  return `${text.slice(0, -1)},"_embedded":{"user":${listedUserText(user, base)}}}`
}

/** What a filter and an order read. */
export const readOf = (seed: YubikeySeedRow, name: string): string | null => values[name as Sortable](seed)

const values: Readonly<Record<Sortable, (seed: YubikeySeedRow) => string | null>> = {
  'profile.serial': ({ serial }) => serial,
  activated: ({ activated }) => activated,
  'user.id': ({ user_id }) => user_id,
  created: ({ created }) => created,
  status: ({ status }) => status,
  lastVerified: ({ last_verified }) => last_verified,
}
