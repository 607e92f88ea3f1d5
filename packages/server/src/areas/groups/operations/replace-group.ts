import { JsonText, ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { groupSchemaOf, profileProblems } from '../../schemas/index.js'
import { groupBody, profileOf, valuesOf } from '../input.js'
import { groupTarget } from '../membership.js'
import { folded, mustBeKeptByPeople, mustFitTheSchema, nameIsTaken } from '../rules.js'
import { groups } from '../store.js'
import { groupNamed } from '../target.js'
import { groupText } from '../view.js'

export const replaceGroup = operation({
  id: 'replaceGroup',
  route: 'PUT /api/v1/groups/{groupId}',
  scope: 'okta.groups.manage',
  input: { body: groupBody },
  errors: ['E0000001', 'E0000006', 'E0000007'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { body, target }) {
    const schema = await groupSchemaOf(ctx)
    mustFitTheSchema(profileProblems(schema, body.profile))
    mustBeKeptByPeople(target)
    const profile = profileOf(body.profile)
    const group = {
      ...target,
      last_updated: ctx.now,
      name_key: folded(String(profile.name)),
      profile: JSON.stringify(profile),
    }
    const updated = groups(ctx.db, ctx.org.id).update(group, valuesOf(profile))
    await translating(updated, 'groups_name_key_key', nameIsTaken)
    ctx.journal.record({ type: 'group.profile.update', targets: [groupTarget(group)] })
    return ok(new JsonText(groupText(group, ctx.request.base, schema, group.last_membership_updated)))
  },
})
