import { JsonText, ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { groupSchemaOf, profileProblems } from '../../schemas/index.js'
import { groupBody, profileOf, valuesOf } from '../input.js'
import { groupTarget } from '../membership.js'
import { folded, mustFitTheSchema, nameIsTaken } from '../rules.js'
import { groups } from '../store.js'
import { groupText } from '../view.js'

export const addGroup = operation({
  id: 'addGroup',
  route: 'POST /api/v1/groups',
  scope: 'okta.groups.manage',
  input: { body: groupBody },
  errors: ['E0000001'],
  async run(ctx, { body }) {
    const schema = await groupSchemaOf(ctx)
    mustFitTheSchema(profileProblems(schema, body.profile))
    const profile = profileOf(body.profile)
    const group = {
      id: ctx.ids.next('group'),
      org_id: ctx.org.id,
      type: 'OKTA_GROUP' as const,
      built_in: null,
      created: ctx.now,
      last_updated: ctx.now,
      last_membership_updated: ctx.now,
      name_key: folded(String(profile.name)),
      profile: JSON.stringify(profile),
    }
    const inserted = groups(ctx.db, ctx.org.id).insert(group, valuesOf(profile))
    await translating(inserted, 'groups_name_key_key', nameIsTaken)
    ctx.journal.record({ type: 'group.lifecycle.create', targets: [groupTarget(group)] })
    return ok(new JsonText(groupText(group, ctx.request.base, schema, group.last_membership_updated)))
  },
})
