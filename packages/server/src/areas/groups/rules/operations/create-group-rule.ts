import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { translating } from '../../../../store/database.js'
import { mustBeAGroup } from '../../index.js'
import { userAttributesOf } from '../evaluation.js'
import { ruleTarget } from '../events.js'
import { ruleBody } from '../input.js'
import {
  mustAdministerTheOrg,
  mustBeACondition,
  mustBeAGroupRule,
  mustBeFillable,
  mustBeUsers,
  mustFillGroups,
  mustLeaveRoom,
  mustNotBeReconciling,
  mustNotExcludeTooMany,
  nameIsTaken,
} from '../rules.js'
import { groupRules } from '../store.js'
import { ruleView } from '../view.js'

export const createGroupRule = operation({
  id: 'createGroupRule',
  route: 'POST /api/v1/groups/rules',
  scope: 'okta.groups.manage',
  input: { body: ruleBody },
  errors: ['E0000001', 'E0000006', 'E0000007', 'E0000239'],
  async run(ctx, { body }) {
    mustAdministerTheOrg(ctx.caller)
    mustBeAGroupRule(body)
    const groupIds = [...new Set(body.actions?.assignUserToGroups.groupIds ?? [])]
    const excluded = body.conditions.people?.users?.exclude ?? undefined
    mustFillGroups(groupIds)
    mustNotExcludeTooMany(excluded ?? [])
    mustBeACondition(body.conditions.expression.value, await userAttributesOf(ctx))
    const groups = []
    for (const id of groupIds) groups.push(await mustBeAGroup(ctx, id))
    mustBeFillable(groups)
    const rows = groupRules(ctx.db, ctx.org.id)
    mustBeUsers(excluded ?? [], await rows.areUsers(excluded ?? []))
    mustNotBeReconciling(await rows.isReconciling())
    mustLeaveRoom(await rows.count())
    const { people } = body.conditions
    const rule = {
      id: ctx.ids.next('rule'),
      org_id: ctx.org.id,
      name: body.name,
      name_key: body.name.toLowerCase(),
      status: 'INACTIVE' as const,
      created: ctx.now,
      last_updated: ctx.now,
      expression: body.conditions.expression.value,
      excluded_users: people?.users?.exclude ? JSON.stringify(people.users.exclude) : null,
      excluded_groups: people?.groups?.exclude ? JSON.stringify(people.groups.exclude) : null,
      group_ids: JSON.stringify(groupIds),
    }
    await translating(rows.insert(rule), 'group_rules_name_key_key', nameIsTaken)
    ctx.journal.record({ type: 'group.user_membership.rule.add', targets: [ruleTarget(rule)] })
    return ok(ruleView(rule))
  },
})
