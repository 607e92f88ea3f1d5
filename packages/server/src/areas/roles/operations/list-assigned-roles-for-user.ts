import { ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { mustBeExpandable } from '../rules.js'
import { userRoles } from '../store.js'
import { roleView } from '../view.js'

export const listAssignedRolesForUser = operation({
  id: 'listAssignedRolesForUser',
  route: 'GET /api/v1/users/{userId}/roles',
  scope: 'okta.roles.read',
  input: { query: object({ expand: optional(text()) }) },
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.userId),
  async run(ctx, { target: user, query }) {
    mustBeExpandable(query.expand)
    const held = await userRoles(ctx.db, ctx.org.id).of(user.id)
    return ok(held.map((assignment) => roleView(assignment, ctx.request.base)))
  },
})
