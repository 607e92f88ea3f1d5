import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { translating } from '../../../../store/database.js'
import { userAttributesOf } from '../evaluation.js'
import { ruleTarget } from '../events.js'
import { ruleBody } from '../input.js'
import {
  mustAdministerTheOrg,
  mustBeACondition,
  mustBeAGroupRule,
  mustBeInactive,
  mustBeUsers,
  mustKeepItsGroups,
  mustNotBeReconciling,
  mustNotExcludeTooMany,
  nameIsTaken,
} from '../rules.js'
import { groupRules } from '../store.js'
import { ruleNamed } from '../target.js'
import { ruleView } from '../view.js'

export const replaceGroupRule = operation({
  id: 'replaceGroupRule',
  route: 'PUT /api/v1/groups/rules/{groupRuleId}',
  scope: 'okta.groups.manage',
  input: { body: ruleBody },
  errors: ['E0000001', 'E0000006', 'E0000007', 'E0000239'],
  target: (ctx, { path }) => ruleNamed(ctx, path.groupRuleId),
  async run(ctx, { body, target }) {
    mustAdministerTheOrg(ctx.caller)
    mustBeAGroupRule(body)
    const { people } = body.conditions
    const before = target.excluded_users === null ? [] : (JSON.parse(target.excluded_users) as string[])
    const excluded = people?.users?.exclude ?? []
    mustNotExcludeTooMany(excluded)
    mustBeACondition(body.conditions.expression.value, await userAttributesOf(ctx))
    mustKeepItsGroups(JSON.parse(target.group_ids) as string[], body.actions?.assignUserToGroups.groupIds)
    const rows = groupRules(ctx.db, ctx.org.id)
    // Someone may have been deleted since: whoever was excluded before can be said again.
    const added = excluded.filter((id) => !before.includes(id))
    mustBeUsers(added, await rows.areUsers(added))
    mustBeInactive(target)
    mustNotBeReconciling(await rows.isReconciling())
    const rule = {
      ...target,
      name: body.name,
      name_key: body.name.toLowerCase(),
      last_updated: ctx.now,
      expression: body.conditions.expression.value,
      excluded_users: people?.users?.exclude ? JSON.stringify(people.users.exclude) : null,
      excluded_groups: people?.groups?.exclude ? JSON.stringify(people.groups.exclude) : null,
    }
    await translating(rows.update(rule), 'group_rules_name_key_key', nameIsTaken)
    ctx.journal.record({ type: 'group.user_membership.rule.update', targets: [ruleTarget(rule)] })
    return ok(ruleView(rule))
  },
})
