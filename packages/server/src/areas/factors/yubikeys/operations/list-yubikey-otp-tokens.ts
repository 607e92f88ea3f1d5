import {
  type Askable,
  everyOperator,
  matches,
  mustBeAskable,
  standardDialect,
} from '../../../../kernel/filter/index.js'
import { pageAsked, pageOf } from '../../../../kernel/page.js'
import { jsonArray, page } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { users } from '../../../users/index.js'
import { yubikeySeeds } from '../../store.js'
import { listQuery, sortable } from '../input.js'
import { readOf, seedText } from '../view.js'

const times: ReadonlySet<string> = new Set(['activated', 'created', 'lastVerified'])
const askable: Askable = Object.fromEntries(
  sortable.map((name) => [name, { type: times.has(name) ? 'date' : 'string', operators: everyOperator }]),
)

export const listYubikeyOtpTokens = operation({
  id: 'listYubikeyOtpTokens',
  route: 'GET /api/v1/org/factors/yubikey_token/tokens',
  scope: 'okta.users.read',
  input: { query: listQuery },
  errors: ['E0000029', 'E0000030', 'E0000031', 'E0000094'],
  async run(ctx, { query }) {
    const { after, limit } = pageAsked(query, { usual: 20, most: 200 })
    const { filter, sortBy = 'created', sortOrder = 'ASC', expand } = query
    const asked = filter === undefined || filter === '' ? undefined : mustBeAskable(filter, askable, standardDialect)
    const way = sortOrder === 'ASC' ? 1 : -1
    const key = (row: Parameters<typeof readOf>[0]) => `${readOf(row, sortBy) ?? ''} ${row.id}`
    const all = (await yubikeySeeds(ctx.db, ctx.org.id).all())
      .filter((seed) => asked === undefined || matches(asked, (name) => readOf(seed, name), { caseSensitive: true }))
      .sort((one, other) => (key(one) < key(other) ? -way : way))
    const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
    const { items, next } = pageOf(all.slice(start, start + limit + 1), limit, ({ id }) => id)
    const shown = await Promise.all(
      items.map(async (seed) => {
        const whose = expand === 'user' && seed.user_id !== null
        const user = whose ? await users(ctx.db, ctx.org.id).find(seed.user_id ?? '') : undefined
        return seedText(seed, ctx.request.base, user)
      }),
    )
    const said = { after, limit: String(limit), filter, sortBy: query.sortBy, sortOrder: query.sortOrder, expand }
    return page('/api/v1/org/factors/yubikey_token/tokens', said, next, jsonArray(shown))
  },
})
