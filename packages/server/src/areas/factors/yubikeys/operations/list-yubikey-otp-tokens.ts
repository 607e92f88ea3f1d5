import {
  type Askable,
  everyOperator,
  matches,
  mustBeAskable,
  standardDialect,
} from '../../../../kernel/filter/index.js'
import { pageAsked, pageWithin } from '../../../../kernel/page.js'
import { JsonText, jsonArray, page } from '../../../../kernel/reply.js'
import type { Context } from '../../../../operation/context.js'
import { operation } from '../../../../operation/operation.js'
import { users } from '../../../users/index.js'
import { yubikeySeeds } from '../../store.js'
import { listQuery, sortable } from '../input.js'
import { type Held, readOf, seedsCsv, seedText } from '../view.js'

const times: ReadonlySet<string> = new Set(['activated', 'created', 'lastVerified'])
const askable: Askable = Object.fromEntries(
  sortable.map((name) => [name, { type: times.has(name) ? 'date' : 'string', operators: everyOperator }]),
)

/** Okta's figures: a page to read, and one to download. */
const toRead = { usual: 20, most: 200 }
const toDownload = { usual: 1000, most: 1000 }

export const listYubikeyOtpTokens = operation({
  id: 'listYubikeyOtpTokens',
  route: 'GET /api/v1/org/factors/yubikey_token/tokens',
  scope: 'okta.users.read',
  media: { answers: ['application/json', 'text/csv'] },
  input: { query: listQuery },
  errors: ['E0000029', 'E0000030', 'E0000031', 'E0000094'],
  async run(ctx, { query }) {
    const { filter, sortBy = 'created', sortOrder = 'ASC', expand, forDownload } = query
    const { after, limit } = pageAsked(query, forDownload ? toDownload : toRead)
    const asked = filter === undefined || filter === '' ? undefined : mustBeAskable(filter, askable, standardDialect)
    const way = sortOrder === 'ASC' ? 1 : -1
    const key = (held: Held) => `${readOf(held, sortBy) ?? ''} ${held.seed.id}`
    const all = (await held(ctx))
      .filter((each) => asked === undefined || matches(asked, (name) => readOf(each, name), { caseSensitive: true }))
      .sort((one, other) => (key(one) < key(other) ? -way : way))
    const { items, next } = pageWithin(all, { after, limit }, ({ seed }) => seed.id)
    const said = {
      after,
      limit: String(limit),
      filter,
      sortBy: query.sortBy,
      sortOrder: query.sortOrder,
      expand,
      forDownload: forDownload ? 'true' : undefined,
    }
    const path = '/api/v1/org/factors/yubikey_token/tokens'
    if (forDownload) return { ...page(path, said, next, new JsonText(seedsCsv(items))), headers: ofAFile }
    const shown = items.map(({ seed, holder }) =>
      seedText(seed, ctx.request.base, expand === 'user' ? holder : undefined),
    )
    return page(path, said, next, jsonArray(shown))
  },
})

const ofAFile = {
  'content-type': 'text/csv;charset=UTF-8',
  'content-disposition': 'attachment;filename=yubikeys.csv',
}

/** All keys of the org, each with whose it is. */
async function held(ctx: Context): Promise<Held[]> {
  const seeds = await yubikeySeeds(ctx.db, ctx.org.id).all()
  const ids = new Set(seeds.flatMap(({ user_id }) => user_id ?? []))
  const holders = new Map((await users(ctx.db, ctx.org.id).withIds([...ids])).map((user) => [user.id, user]))
  return seeds.map((seed) => ({ seed, holder: holders.get(seed.user_id ?? '') }))
}
