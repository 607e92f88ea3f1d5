import { actsForThemselves } from '../../../access/caller.js'
import { JsonText, ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { judged, preparedCredentials, written } from '../change.js'
import { change, changedUser } from '../input.js'
import type { Profile } from '../model.js'
import { mustBeTheirsToChange, mustKeepTheirType } from '../rules.js'
import { asTheySeeThemselves, userNamed, userToChange } from '../target.js'
import { userText } from '../view.js'

/** Merges: what is not named stays, what is null goes. Whoever is signed in changes their own profile this way. */
export const updateUser = operation({
  id: 'updateUser',
  route: 'POST /api/v1/users/{id}',
  scope: 'okta.users.manage',
  own: 'id',
  input: { query: change, body: changedUser },
  errors: [
    'E0000001',
    'E0000006',
    'E0000007',
    'E0000023',
    'E0000038',
    'E0000077',
    'E0000078',
    'E0000112',
    'E0000231',
    'E0000242',
  ],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async prepare(ctx, { target: user, query, body }) {
    mustKeepTheirType(user, body.type?.id)
    const changed = await judged(ctx, user, user.type_id, merging(body.profile ?? {}))
    if (actsForThemselves(ctx.caller, 'okta.users.manage')) mustBeTheirsToChange(body, changed)
    return preparedCredentials(ctx, user, body, changed.after, query.strict)
  },
  async run(ctx, { target: user, body, prepared }) {
    mustKeepTheirType(user, body.type?.id)
    const changed = await judged(ctx, user, user.type_id, merging(body.profile ?? {}))
    const bySelf = actsForThemselves(ctx.caller, 'okta.users.manage')
    if (bySelf) mustBeTheirsToChange(body, changed)
    const answer = await written(ctx, user, changed, body, prepared)
    if (!bySelf) return answer
    const themselves = await asTheySeeThemselves(ctx, await userNamed(ctx, user.id))
    return ok(new JsonText(userText(themselves, ctx.request.base)))
  },
})

const merging = (given: Profile) => (before: Profile) => ({ ...before, ...given })
