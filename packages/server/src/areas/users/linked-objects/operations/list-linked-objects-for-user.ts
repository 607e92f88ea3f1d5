import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { linkedObjectNamed } from '../../../schemas/index.js'
import { userNamed } from '../../index.js'
import { mustHaveOnePrimary } from '../rules.js'
import { linkedObjectValues } from '../store.js'

/** By the primary name: the user's primary. By the associated name: whose primary the user is. */
export const listLinkedObjectsForUser = operation({
  id: 'listLinkedObjectsForUser',
  route: 'GET /api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}',
  scope: 'okta.users.read',
  errors: ['E0000007', 'E0000261'],
  async target(ctx, { path }) {
    const user = await userNamed(ctx, path.userIdOrLogin)
    return { user, definition: await linkedObjectNamed(ctx, path.relationshipName) }
  },
  async run(ctx, { path, target: { user, definition } }) {
    const { primary_name: primaryName } = definition
    const values = linkedObjectValues(ctx.db, ctx.org.id)
    const asksForPrimary = path.relationshipName === primaryName
    const linked = asksForPrimary
      ? await values.primariesOf(user.id, primaryName)
      : await values.associatedWith(user.id, primaryName)
    if (asksForPrimary) mustHaveOnePrimary(linked, primaryName)
    return ok(linked.map((id) => ({ _links: { self: { href: ctx.url(`/api/v1/users/${id}`) } } })))
  },
})
