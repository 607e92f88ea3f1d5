/** A group rule as Okta answers it. */
import type { GroupRule } from './model.js'

/** `names`: of the rule's groups by id, where `expand=groupIdToGroupNameMap` was asked. */
export function ruleView(rule: GroupRule, names?: ReadonlyMap<string, string>) {
  const groupIds = JSON.parse(rule.group_ids) as readonly string[]
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.created,
    lastUpdated: rule.last_updated,
    conditions: {
      ...people(rule),
      expression: { value: rule.expression, type: 'urn:okta:expression:1.0' },
    },
    actions: { assignUserToGroups: { groupIds } },
    allGroupsValid: rule.status !== 'INVALID',
    ...(names === undefined ? {} : { _embedded: { groupIdToGroupNameMap: namesOf(groupIds, names) } }),
  }
}

/** A rule that was made without a word of people is answered so. */
function people({ excluded_users: users, excluded_groups: groups }: GroupRule) {
  if (users === null && groups === null) return {}
  const exclude = (ids: string | null) => ({ exclude: ids === null ? [] : (JSON.parse(ids) as readonly string[]) })
  return { people: { users: exclude(users), groups: exclude(groups) } }
}

const namesOf = (groupIds: readonly string[], names: ReadonlyMap<string, string>) =>
  Object.fromEntries(groupIds.flatMap((id) => (names.has(id) ? [[id, names.get(id)]] : [])))
