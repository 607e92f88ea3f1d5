import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { expands, namesOfGroups } from '../../index.js'
import { expandQuery, nameMapExpansion } from '../input.js'
import { ruleNamed } from '../target.js'
import { ruleView } from '../view.js'

export const getGroupRule = operation({
  id: 'getGroupRule',
  route: 'GET /api/v1/groups/rules/{groupRuleId}',
  scope: 'okta.groups.read',
  input: { query: expandQuery },
  errors: ['E0000007'],
  target: (ctx, { path }) => ruleNamed(ctx, path.groupRuleId),
  async run(ctx, { query, target: rule }) {
    const groupIds = JSON.parse(rule.group_ids) as string[]
    return ok(ruleView(rule, expands(query.expand, nameMapExpansion) ? await namesOfGroups(ctx, groupIds) : undefined))
  },
})
