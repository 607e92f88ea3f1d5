/** Who is meant by the name in a path: an id, a login, the part of a login before its @, or `me`. */
import { mayUse } from '../../access/roles.js'
import type { Context } from '../../operation/context.js'
import { userSchemaOf } from '../schemas/index.js'
import type { Profile, User } from './model.js'
import { folded, mustExist, mustNotRankAbove, ranksAbove, seen } from './rules.js'
import { rolesHeld, users } from './store.js'

/** @throws E0000007 where the name is nobody's in this org, or that of more than one. */
export async function userNamed(ctx: Context, asked: string): Promise<User> {
  const user = mustExist(await found(ctx, asked), asked)
  return user.schema_has_retired ? withoutRetired(ctx, user) : user
}

/** The same for a change. @throws E0000007, and E0000006 for an administrator whom the caller may not change */
export const userToChange = async (ctx: Context, asked: string): Promise<User> =>
  freeToChange(ctx, await userNamed(ctx, asked))

/** Somebody whom no path names. @throws E0000006 for an administrator whom the caller may not change */
export async function freeToChange(ctx: Context, user: User): Promise<User> {
  const { roles, userId } = ctx.caller
  if (roles.includes('SUPER_ADMIN') || user.id === userId) return user
  mustNotRankAbove(roles, await rolesHeld(ctx.db, ctx.org.id, user.id))
  return user
}

/**
 * Whether the caller may do what whoever sets up a credential does, and so be shown what that takes: of their own, in a
 * session, or as an administrator of credentials of whomever they may change.
 */
export async function maySetUp(ctx: Context, user: User): Promise<boolean> {
  const { roles, userId, sessionId } = ctx.caller
  if (user.id === userId && sessionId !== undefined) return true
  if (!mayUse(roles, 'okta.users.manage') && !mayUse(roles, 'okta.users.credentials.manage')) return false
  return user.id === userId || !ranksAbove(roles, await rolesHeld(ctx.db, ctx.org.id, user.id))
}

/** Whether what was asked is an id and not a login: `00u` and 17 more. */
export const isUserId = (asked: string): boolean => asked.length === 20 && asked.startsWith('00u')

async function found(ctx: Context, asked: string): Promise<User | undefined> {
  const rows = users(ctx.db, ctx.org.id)
  if (asked === 'me') return rows.find(ctx.caller.userId)
  if (isUserId(asked)) return rows.find(asked)
  return asked.includes('@') ? rows.findByLogin(folded(asked)) : rows.findByShortLogin(folded(asked))
}

async function withoutRetired(ctx: Context, user: User): Promise<User> {
  const schema = await userSchemaOf(ctx, user.type_id)
  return { ...user, profile: JSON.stringify(seen(schema, JSON.parse(user.profile) as Profile)) }
}

/** Without what the schema hides from its owner. */
export async function asTheySeeThemselves(ctx: Context, user: User): Promise<User> {
  const { attributes } = await userSchemaOf(ctx, user.type_id)
  const profile = Object.entries(JSON.parse(user.profile) as Profile)
  const shown = profile.filter(([name]) => attributes.get(name)?.selfPermission !== 'HIDE')
  return { ...user, profile: JSON.stringify(Object.fromEntries(shown)) }
}
