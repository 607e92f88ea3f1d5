import { matches, mustBeAskable, standardDialect } from '../../../../kernel/filter/index.js'
import { pageAsked, pageOf } from '../../../../kernel/page.js'
import { page } from '../../../../kernel/reply.js'
import type { Context } from '../../../../operation/context.js'
import { operation } from '../../../../operation/operation.js'
import { groupNamed, namesOfGroups, personOf } from '../../index.js'
import { listQuery, searchable } from '../input.js'
import type { GroupOwner } from '../model.js'
import { mustBeACursor } from '../rules.js'
import { groupOwners } from '../store.js'
import { ownerView } from '../view.js'

export const listGroupOwners = operation({
  id: 'listGroupOwners',
  route: 'GET /api/v1/groups/{groupId}/owners',
  scope: 'okta.groups.read',
  input: { query: listQuery },
  errors: ['E0000007', 'E0000029', 'E0000031', 'E0000037', 'E0000094'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { query, target: group }) {
    const { after, limit } = pageAsked(query, { usual: 1000, most: 1000 })
    mustBeACursor(after)
    const types = typesAsked(query.search)
    const found = await groupOwners(ctx.db, ctx.org.id).list(group.id, types, after ?? '', limit + 1)
    const { items, next } = pageOf(found, limit, ({ owner_id }) => owner_id)
    const names = await namesOfOwners(ctx, items)
    const said = { after, limit: String(limit), search: query.search }
    return page(
      `/api/v1/groups/${group.id}/owners`,
      said,
      next,
      items.map((owner) => ownerView(owner, names.get(owner.owner_id) ?? '')),
    )
  },
})

/** The type is all that can be searched by, so a search comes down to which of the two are meant. */
function typesAsked(search: string | undefined): readonly string[] {
  const types = ['USER', 'GROUP']
  if (search === undefined || search === '') return types
  const filter = mustBeAskable(search, searchable, standardDialect)
  return types.filter((type) => matches(filter, () => type, { caseSensitive: false }))
}

/** What owners are called now, and not when they were made owners, by id. */
async function namesOfOwners(ctx: Context, owners: readonly GroupOwner[]): Promise<ReadonlyMap<string, string>> {
  const idsOf = (type: GroupOwner['owner_type']) =>
    owners.filter(({ owner_type }) => owner_type === type).map(({ owner_id }) => owner_id)
  const people = await groupOwners(ctx.db, ctx.org.id).people(idsOf('USER'))
  const names = new Map(people.map((user) => [user.id, personOf(user).displayName]))
  return new Map([...names, ...(await namesOfGroups(ctx, idsOf('GROUP')))])
}
