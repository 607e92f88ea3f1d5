import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import type { ProfileSchema } from '../../schemas/index.js'
import { mustBeAType } from '../../user-types/index.js'
import { type Changed, judged, preparedCredentials, written } from '../change.js'
import { type ChangedUser, change, changedUser } from '../input.js'
import type { Profile, User } from '../model.js'
import { userToChange } from '../target.js'

/** Replaces the profile: what is not named has no value any more. The only way to change a user's type. */
export const replaceUser = operation({
  id: 'replaceUser',
  route: 'PUT /api/v1/users/{id}',
  scope: 'okta.users.manage',
  input: { query: change, body: changedUser },
  errors: ['E0000001', 'E0000007', 'E0000023', 'E0000038', 'E0000077', 'E0000078', 'E0000112', 'E0000231', 'E0000242'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async prepare(ctx, { target: user, query, body }) {
    const { after } = await replaced(ctx, user, body)
    return preparedCredentials(ctx, user, body, after, query.strict)
  },
  async run(ctx, { target: user, body, prepared }) {
    return written(ctx, user, await replaced(ctx, user, body), body, prepared)
  },
})

async function replaced(ctx: Context, user: User, body: ChangedUser): Promise<Changed> {
  const typeId = body.type?.id ?? user.type_id
  if (typeId !== user.type_id) await mustBeAType(ctx, typeId)
  return judged(ctx, user, typeId, replacing(body.profile ?? {}))
}

/** What the caller may not write is not taken away by not naming it. */
const replacing = (given: Profile) => (before: Profile, schema: ProfileSchema) => {
  const kept = [...schema.attributes.values()].filter(
    ({ name, mutability }) => mutability !== 'READ_WRITE' && !(name in given) && before[name] != null,
  )
  return { ...Object.fromEntries(kept.map(({ name }) => [name, before[name]])), ...given }
}
