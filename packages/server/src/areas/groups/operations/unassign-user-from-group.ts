import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { personOf, takeOut } from '../membership.js'
import { mustBeKeptByPeople } from '../rules.js'
import { groupNamed } from '../target.js'

export const unassignUserFromGroup = operation({
  id: 'unassignUserFromGroup',
  route: 'DELETE /api/v1/groups/{groupId}/users/{userId}',
  scope: 'okta.groups.manage',
  sufficient: 'okta.groups.members.manage',
  errors: ['E0000006', 'E0000007'],
  target: async (ctx, { path }) => {
    const group = await groupNamed(ctx, path.groupId)
    return { group, user: await userNamed(ctx, path.userId) }
  },
  async run(ctx, { target: { group, user } }) {
    mustBeKeptByPeople(group)
    await takeOut(ctx, group, personOf(user))
    return nothing()
  },
})
