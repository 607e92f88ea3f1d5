import type { Filter } from '../../../kernel/filter/index.js'
import { mustBeAskable, standardDialect } from '../../../kernel/filter/index.js'
import { pageAsked, pageOf } from '../../../kernel/page.js'
import { jsonArray, page } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { type ProfileSchema, userSchemas } from '../../schemas/index.js'
import { type Listing, listing } from '../input.js'
import type { ListedUser, Profile } from '../model.js'
import { mustAskOnce, mustBeACursor, mustBeASortOrder, mustStillFit, seen } from '../rules.js'
import { beginsWith, filterable, findByIds, findInOrder, mustBeSortable, type Sorting, searchable } from '../search.js'
import { users } from '../store.js'
import { listedUserText, nothingOmitted, type Omitted, omittedBy, shownInList } from '../view.js'

/** What a filter on users may look like: `lastUpdated gt … and (status eq … or status eq …)`. */
const filterDialect = { ...standardDialect, nestingMax: 2 }

export const listUsers = operation({
  id: 'listUsers',
  route: 'GET /api/v1/users',
  scope: 'okta.users.read',
  input: { query: listing },
  errors: ['E0000029', 'E0000030', 'E0000031', 'E0000033', 'E0000037', 'E0000094', 'E0000145'],
  async run(ctx, { query }) {
    mustAskOnce(query)
    const paging = query.q === undefined ? { usual: 200, most: 200 } : { usual: 10, most: 200 }
    const { limit } = pageAsked(query, paging)
    const after = mustBeACursor(query.after, query.search !== undefined)
    const schemas = await userSchemas(ctx)
    const { q, filter, search, sortBy, sortOrder } = query
    const omitted = omittedBy(ctx.request.headers['content-type'])
    const isPlain = q === undefined && filter === undefined && search === undefined
    const { texts, next } =
      isPlain && omitted === nothingOmitted && !haveRetired(schemas)
        ? await keptTexts(ctx, after, limit)
        : await madeTexts(ctx, query, schemas, after, limit, omitted)
    const body = jsonArray(texts)
    // What is looked up by `q` is not paged.
    return page(
      '/api/v1/users',
      { after: query.after, limit: String(limit), q, search, filter, sortBy, sortOrder },
      q === undefined ? next : undefined,
      body,
    )
  },
})

type Texts = { texts: string[]; next: string | undefined }

/** Everybody present, from the texts that are kept: a page costs no more than its bytes. */
async function keptTexts(ctx: Context, after: string | undefined, limit: number): Promise<Texts> {
  const found = await users(ctx.db, ctx.org.id).presentShown(after ?? '', limit + 1)
  const { items, next } = pageOf(found, limit, ({ id }) => `2${id}`)
  return { texts: items.map((user) => shownInList(user, ctx.request.base)), next }
}

async function madeTexts(
  ctx: Context,
  query: Listing,
  schemas: ReadonlyMap<string, ProfileSchema>,
  after: string | undefined,
  limit: number,
  omitted: Omitted,
): Promise<Texts> {
  const found = await asked(ctx, query, schemas, after, limit + 1)
  const { items, next } = pageOf(found, limit, ({ id }) => (query.search === undefined ? `2${id}` : id))
  return { texts: shown(items, schemas).map((user) => listedUserText(user, ctx.request.base, omitted)), next }
}

const haveRetired = (schemas: ReadonlyMap<string, ProfileSchema>) =>
  [...schemas.values()].some(({ retired }) => retired.size > 0)

async function asked(
  ctx: Context,
  { q, filter, search, sortBy, sortOrder }: Listing,
  schemas: ReadonlyMap<string, ProfileSchema>,
  after: string | undefined,
  count: number,
): Promise<ListedUser[]> {
  const rows = users(ctx.db, ctx.org.id)
  if (filter !== undefined) {
    const read = mustBeAskable(filter, filterable, filterDialect)
    return findByIds(rows, { filter: read, caseSensitive: true }, after ?? '', count)
  }
  if (search !== undefined) {
    const read = mustBeAskable(search, searchable(schemas.values()), standardDialect)
    const question = { filter: q === undefined ? read : both(read, beginsWith(q)), caseSensitive: false }
    const sorting = sortingBy(sortBy, sortOrder, schemas)
    if (sorting === undefined) return findByIds(rows, question, after ?? '', count)
    return findInOrder(rows, question, sorting, after, count)
  }
  if (q !== undefined) {
    return findByIds(rows, { filter: beginsWith(q), caseSensitive: false, only: isPresent }, after ?? '', count)
  }
  return rows.present(after ?? '', count)
}

const both = (left: Filter, right: Filter): Filter => ({ kind: 'and', operands: [left, right] })

const isPresent = ({ status }: ListedUser) => status !== 'DEPROVISIONED'

function sortingBy(
  sortBy: string | undefined,
  sortOrder: string | undefined,
  schemas: ReadonlyMap<string, ProfileSchema>,
): Sorting | undefined {
  const order = mustBeASortOrder(sortOrder)
  if (sortBy === undefined) return undefined
  return { attribute: mustBeSortable(sortBy, schemas.values()), descending: order === 'desc' }
}

/** The people of a page without what their schemas have lost. @throws E0000145 */
function shown(items: readonly ListedUser[], schemas: ReadonlyMap<string, ProfileSchema>): readonly ListedUser[] {
  const changed = [...schemas.values()].filter(({ retired }) => retired.size > 0)
  if (changed.length === 0) return items
  for (const schema of changed) {
    const theirs = items.filter(({ type_id }) => type_id === schema.typeId)
    mustStillFit(schema, theirs)
  }
  return items.map((user) => {
    const schema = changed.find(({ typeId }) => typeId === user.type_id)
    if (schema === undefined) return user
    return { ...user, profile: JSON.stringify(seen(schema, JSON.parse(user.profile) as Profile)) }
  })
}
