import { created } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { roleOrder } from '../input.js'
import { giveRole, recordChange } from '../lifecycle.js'
import { mustBeAbleToHoldRoles, mustBeAStandardRole, mustBeTheOnlyChange, mustNotHoldItAlready } from '../rules.js'
import { userRoles } from '../store.js'
import { holderOf, roleView } from '../view.js'

export const assignRoleToUser = operation({
  id: 'assignRoleToUser',
  route: 'POST /api/v1/users/{userId}/roles',
  scope: 'okta.roles.manage',
  input: { body: roleOrder },
  errors: ['E0000001', 'E0000007', 'E0000038', 'E0000090', 'E0000263', 'E0000268'],
  target: (ctx, { path }) => userNamed(ctx, path.userId),
  prepare: (ctx, { target: user }) => userRoles(ctx.db, ctx.org.id).of(user.id),
  async run(ctx, { target: user, body, prepared: heldBefore }) {
    const type = mustBeAStandardRole(body)
    mustBeAbleToHoldRoles(user)
    const held = await userRoles(ctx.db, ctx.org.id).of(user.id)
    mustBeTheOnlyChange(heldBefore, held)
    mustNotHoldItAlready(held, type)
    const assignment = await giveRole(ctx, user.id, type)
    recordChange(ctx, 'grant', holderOf(user), assignment)
    return created(roleView(assignment, ctx.request.base))
  },
})
