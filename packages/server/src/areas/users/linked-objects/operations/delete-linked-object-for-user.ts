import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { recordLinked } from '../record.js'
import { linkedObjectValues } from '../store.js'
import { linkOf } from '../target.js'

/** Done as well where there is no link to end. */
export const deleteLinkedObjectForUser = operation({
  id: 'deleteLinkedObjectForUser',
  route: 'DELETE /api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}',
  scope: 'okta.users.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => linkOf(ctx, path.userIdOrLogin, path.relationshipName),
  async run(ctx, { target: { user, primaryName } }) {
    await linkedObjectValues(ctx.db, ctx.org.id).delete(user.id, primaryName)
    recordLinked(ctx, user, primaryName)
    return nothing()
  },
})
