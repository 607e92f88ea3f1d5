import { mustBeAskable, standardDialect } from '../../../kernel/filter/index.js'
import { pageAsked } from '../../../kernel/page.js'
import { jsonArray, page, type Reply } from '../../../kernel/reply.js'
import type { Output } from '../../../kernel/schema.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { groupSchemaOf, type ProfileSchema } from '../../schemas/index.js'
import { expands, filterable, isNumeric, listGroupsQuery, searchable, sortable } from '../input.js'
import { membershipTimes } from '../membership.js'
import type { Group } from '../model.js'
import {
  folded,
  mustAskOneWay,
  mustBeACursor,
  mustBeANumber,
  mustBeASortOrder,
  mustBeSortable,
  mustStand,
} from '../rules.js'
import { groups, type ListAsked } from '../store.js'
import { groupText } from '../view.js'

/** `q` answers once, without pages: it is for pickers, which ask again with more letters. */
const pickerMost = 300

type Query = Output<typeof listGroupsQuery>

export const listGroups = operation({
  id: 'listGroups',
  route: 'GET /api/v1/groups',
  scope: 'okta.groups.read',
  input: { query: listGroupsQuery },
  errors: ['E0000029', 'E0000030', 'E0000031', 'E0000033', 'E0000037', 'E0000094'],
  async run(ctx, { query }) {
    mustAskOneWay(query)
    const schema = await groupSchemaOf(ctx)
    const { after, limit } = pageAsked(query, { usual: 10_000, most: 10_000 })
    if (query.q !== undefined && query.q !== '') {
      const most = Math.min(limit, pickerMost)
      const found = await groups(ctx.db, ctx.org.id).list({ namePrefix: folded(query.q), sort: byName, limit: most })
      return { status: 200, body: await listed(ctx, found, query, schema) }
    }
    const asked = conditionsOf(query, schema)
    const searching = query.search !== undefined && query.search !== ''
    mustBeACursor(after, '00g', searching)
    const found = await groups(ctx.db, ctx.org.id).list({
      ...asked,
      ...(after === undefined ? {} : { after: await positionOf(ctx, after, asked.sort) }),
      limit: limit + 1,
    })
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    const next = found.length > limit && last !== undefined ? cursorOf(last, asked.sort) : undefined
    return answer(query, limit, next, await listed(ctx, shown, query, schema))
  },
})

const byName = { by: 'profile.name', descending: false, numeric: false } as const

/** Okta lists groups by name. A search, which has an index of its own, lists them by id unless it is told. */
function conditionsOf(query: Query, schema: ProfileSchema): Omit<ListAsked, 'after' | 'limit'> {
  if (query.filter !== undefined && query.filter !== '') {
    return { filter: mustBeAskable(query.filter, filterable, standardDialect), caseSensitive: true, sort: byName }
  }
  if (query.search === undefined || query.search === '') return { sort: byName }
  const filter = mustBeAskable(query.search, searchable(schema), standardDialect)
  const by = query.sortBy ?? 'id'
  mustBeSortable(by, sortable(by, schema))
  const numeric = isNumeric(schema.attributes.get(by.slice('profile.'.length)))
  return { filter, sort: { by, descending: mustBeASortOrder(query.sortOrder) === 'desc', numeric } }
}

/**
 * The id of the last group, and what it was sorted by: so that the next page is found even where that group is gone,
 * as it is for a client that deletes what it reads.
 */
const cursorOf = (last: { id: string; sort_value: string | number }, { by }: ListAsked['sort']): string =>
  by === 'id' ? last.id : `${last.id}${last.sort_value}`

async function positionOf(
  ctx: Context,
  after: string,
  { by, numeric }: ListAsked['sort'],
): Promise<{ id: string; value: string | number }> {
  const [id, text] = [after.slice(0, 20), after.slice(20)]
  if (by === 'id') return { id, value: id }
  if (by === 'profile.name' && text === '') {
    return { id, value: mustStand(await groups(ctx.db, ctx.org.id).find(id)).name_key }
  }
  return { id, value: numeric ? mustBeANumber(text) : text }
}

async function listed(ctx: Context, found: readonly Group[], query: Query, schema: ProfileSchema) {
  const counts = expands(query.expand, 'stats') ? await groups(ctx.db, ctx.org.id).counts(found) : undefined
  const timeOf = await membershipTimes(ctx, found)
  return jsonArray(
    found.map((group) => {
      const stats = counts && { usersCount: counts.get(group.id) ?? 0 }
      return groupText(group, ctx.request.base, schema, timeOf(group), stats)
    }),
  )
}

function answer(query: Query, limit: number, next: string | undefined, body: unknown): Reply {
  const { after, search, filter, sortBy, sortOrder } = query
  const said = { after, limit: String(limit), search, filter, sortBy, sortOrder }
  return page('/api/v1/groups', said, next, body)
}
