export type GroupRow = {
  id: string
  org_id: string
  type: string
  /** Which of the groups that Okta keeps itself; null for those that people made. */
  built_in: 'everyone' | 'administrators' | null
  created: string
  last_updated: string
  last_membership_updated: string
  /** Lower-case copy of the name: unique, searched and sorted by. */
  name_key: string
  /** JSON object: the profile as it is answered. */
  profile: string
}

/** Searchable copies of the other profile attributes: one row a value, so that an array has one for each element. */
export type GroupValueRow = {
  org_id: string
  group_id: string
  name: string
  /** The beginning of `text_value`, short enough for an index; null for a number. */
  text_key: string | null
  /** Lower-case text, or null for a number. */
  text_value: string | null
  number_value: number | null
}

/** One person in one group. The groups that Okta keeps itself have no rows: who is in them follows from elsewhere. */
export type GroupMemberRow = {
  org_id: string
  group_id: string
  user_id: string
  /** 1 where a person or an app put them there; 0 where rules alone keep them. */
  by_hand: number
}

/** That a rule wants a person in a group. */
export type GroupRuleMemberRow = { org_id: string; rule_id: string; user_id: string; group_id: string }

export type GroupRuleRow = {
  id: string
  org_id: string
  name: string
  /** Lower-case copy of the name. */
  name_key: string
  status: string
  created: string
  last_updated: string
  expression: string
  /** JSON array of user ids, or null where the rule says nothing of people. */
  excluded_users: string | null
  /** JSON array of group ids, kept as they came. */
  excluded_groups: string | null
  /** JSON array of group ids, in the order in which they were given. */
  group_ids: string
}

/** Which groups a rule fills. */
export type GroupRuleTargetRow = { org_id: string; group_id: string; rule_id: string }

export type GroupOwnerRow = {
  org_id: string
  group_id: string
  owner_id: string
  owner_type: string
  last_updated: string
}

export type GroupTables = {
  groups: GroupRow
  group_values: GroupValueRow
  group_members: GroupMemberRow
  group_rules: GroupRuleRow
  group_rule_targets: GroupRuleTargetRow
  group_rule_members: GroupRuleMemberRow
  group_owners: GroupOwnerRow
}
