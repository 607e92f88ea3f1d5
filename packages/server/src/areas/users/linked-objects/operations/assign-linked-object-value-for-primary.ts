import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { userNamed } from '../../index.js'
import { recordLinked } from '../record.js'
import { linkedObjectValues } from '../store.js'
import { linkOf } from '../target.js'

/** The first user is the associated one, the last the primary. */
export const assignLinkedObjectValueForPrimary = operation({
  id: 'assignLinkedObjectValueForPrimary',
  route: 'PUT /api/v1/users/{userIdOrLogin}/linkedObjects/{primaryRelationshipName}/{primaryUserId}',
  scope: 'okta.users.manage',
  errors: ['E0000007'],
  async target(ctx, { path }) {
    const link = await linkOf(ctx, path.userIdOrLogin, path.primaryRelationshipName)
    return { ...link, primary: await userNamed(ctx, path.primaryUserId) }
  },
  async run(ctx, { target: { user, primaryName, primary } }) {
    await linkedObjectValues(ctx.db, ctx.org.id).assign(user.id, primaryName, primary.id)
    recordLinked(ctx, user, primaryName)
    return nothing()
  },
})
