/** A policy of any type; the types differ in what their JSON columns hold. */
export type PolicyRow = {
  id: string
  org_id: string
  type: 'PASSWORD'
  name: string
  description: string
  status: 'ACTIVE' | 'INACTIVE'
  /** 1 for the one default policy of a type, which cannot be deleted. */
  system: number
  /** 1 is asked first; the default policy is last. */
  priority: number
  /** JSON object: what the policy demands, as the Policy API prints it under `settings`. */
  settings: string
  /** JSON object: whom the policy is for. */
  conditions: string
  created: string
  last_updated: string
}

/** A rule of a policy: when it holds, its actions apply. */
export type PolicyRuleRow = {
  id: string
  org_id: string
  policy_id: string
  type: 'PASSWORD'
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  system: number
  priority: number
  conditions: string
  /** JSON object: what the rule allows or denies, as the Policy API prints it under `actions`. */
  actions: string
  created: string
  last_updated: string
}

export type PolicyTables = { policies: PolicyRow; policy_rules: PolicyRuleRow }
