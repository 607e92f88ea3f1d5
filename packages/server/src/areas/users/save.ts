/** Writes a person: the row, what it is found by, and what nobody else may have. */
import type { Context } from '../../operation/context.js'
import type { Subscriber } from '../../operation/operation.js'
import { type ProfileSchema, userSchemas } from '../schemas/index.js'
import type { Profile, User } from './model.js'
import { profileColumns, searchableValues, uniqueValues } from './profile.js'
import { users } from './store.js'

/** A user without what follows from the profile. */
export type Person = Omit<User, keyof ReturnType<typeof profileColumns> | 'schema_id'>

/** @throws E0000001 for a login, or the value of a unique attribute, that is taken. */
export async function save(
  ctx: Context,
  person: Person,
  profile: Profile,
  schema: ProfileSchema,
  isNew: boolean,
): Promise<User> {
  const columns = profileColumns(profile, schema)
  // A spread of both would cost a tenth of the whole operation: V8 makes a dictionary of so many members.
  const user: User = Object.assign({}, person, columns, { schema_id: schema.id })
  const rows = users(ctx.db, ctx.org.id)
  if (isNew) await rows.insert(user)
  else await rows.update(user)
  await rows.setSearchable(user.id, searchableValues(profile), isNew)
  if (!isNew) await rows.forgetUniqueOf(user.id)
  await rows.addUnique(user.id, uniqueValues(profile, schema, ctx.digest.sha256))
  return user
}

export const profileOf = (user: Pick<User, 'profile'>): Profile => JSON.parse(user.profile) as Profile

/** A changed schema may ask of people who are there already that their values differ, or no longer ask it. */
export const uniquenessFollowsSchemas: Subscriber = {
  on: ['directory.user_profile.update'],
  async run(ctx, { debug }) {
    const { added = [], changed = [], removed = [] } = debug as Record<string, readonly string[] | undefined>
    const names = [...added, ...changed, ...removed]
    if (names.length === 0) return
    const rows = users(ctx.db, ctx.org.id)
    const schemas = await userSchemas(ctx)
    for (const name of names) {
      await rows.forgetUnique(name)
      if (![...schemas.values()].some(({ attributes }) => attributes.get(name)?.unique)) continue
      for (const user of await rows.holders(name)) {
        const schema = schemas.get(user.type_id)
        if (schema === undefined) continue
        const values = uniqueValues(profileOf(user), schema, ctx.digest.sha256)
        await rows.addUnique(
          user.id,
          values.filter((value) => value.name === name),
        )
      }
    }
  },
}
