/** What owners are called now, and not when they were made owners. */
import type { Context } from '../../../operation/context.js'
import { namesOfGroups, personOf } from '../index.js'
import type { GroupOwner } from './model.js'
import { groupOwners } from './store.js'

/** Names by id. */
export async function namesOfOwners(ctx: Context, owners: readonly GroupOwner[]): Promise<ReadonlyMap<string, string>> {
  const idsOf = (type: GroupOwner['owner_type']) =>
    owners.filter(({ owner_type }) => owner_type === type).map(({ owner_id }) => owner_id)
  const people = await groupOwners(ctx.db, ctx.org.id).people(idsOf('USER'))
  const names = new Map(people.map((user) => [user.id, personOf(user).displayName]))
  return new Map([...names, ...(await namesOfGroups(ctx, idsOf('GROUP')))])
}
