import { operation } from '../../../operation/operation.js'
import { judged, preparedCredentials, written } from '../change.js'
import { change, changedUser } from '../input.js'
import type { Profile } from '../model.js'
import { mustKeepTheirType } from '../rules.js'
import { userToChange } from '../target.js'

/** Merges: what is not named stays, what is null goes. */
export const updateUser = operation({
  id: 'updateUser',
  route: 'POST /api/v1/users/{id}',
  scope: 'okta.users.manage',
  input: { query: change, body: changedUser },
  errors: ['E0000001', 'E0000007', 'E0000023', 'E0000038', 'E0000077', 'E0000078', 'E0000112', 'E0000231', 'E0000242'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async prepare(ctx, { target: user, query, body }) {
    mustKeepTheirType(user, body.type?.id)
    const { after } = await judged(ctx, user, user.type_id, merging(body.profile ?? {}))
    return preparedCredentials(ctx, user, body, after, query.strict)
  },
  async run(ctx, { target: user, body, prepared }) {
    mustKeepTheirType(user, body.type?.id)
    const changed = await judged(ctx, user, user.type_id, merging(body.profile ?? {}))
    return written(ctx, user, changed, body, prepared)
  },
})

const merging = (given: Profile) => (before: Profile) => ({ ...before, ...given })
