/** Who is meant by the name in a path: an id, a login, the part of a login before its @, or `me`. */
import type { Context } from '../../operation/context.js'
import type { User } from './model.js'
import { folded, mustExist } from './rules.js'
import { users } from './store.js'

export async function userNamed(ctx: Context, asked: string): Promise<User> {
  const rows = users(ctx.db, ctx.org.id)
  if (asked === 'me') return mustExist(await rows.find(ctx.caller.userId), asked)
  const found =
    (asked.length === 20 ? await rows.find(asked) : undefined) ??
    (asked.includes('@') ? await rows.findByLogin(folded(asked)) : await rows.findByShortLogin(folded(asked)))
  return mustExist(found, asked)
}
