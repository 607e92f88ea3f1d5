/** Okta's types of policies; the second half is Identity Engine's alone. */
export type PolicyType =
  | 'OKTA_SIGN_ON'
  | 'PASSWORD'
  | 'MFA_ENROLL'
  | 'IDP_DISCOVERY'
  | 'ACCESS_POLICY'
  | 'PROFILE_ENROLLMENT'
  | 'POST_AUTH_SESSION'
  | 'ENTITY_RISK'
  | 'DEVICE_SIGNAL_COLLECTION'
  | 'SESSION_VIOLATION_DETECTION'
  | 'CLIENT_UPDATE'
  | 'IDENTITY_CLAIM_SOURCING'

/** A rule is of its policy's type, but that of a sign-on policy is called otherwise. */
export type PolicyRuleType = Exclude<PolicyType, 'OKTA_SIGN_ON'> | 'SIGN_ON'

/** A policy of any type; the types differ in what their JSON columns hold. */
export type PolicyRow = {
  id: string
  org_id: string
  type: PolicyType
  name: string
  /** The name where case does not count: no two policies of a type share it. */
  name_key: string
  /** Empty for none. */
  description: string
  status: 'ACTIVE' | 'INACTIVE'
  /** 1 for the one default policy of a type, which cannot be deleted. */
  system: number
  /** 1 is asked first; the default policy is last. */
  priority: number
  /** JSON object: what the policy demands, as the Policy API prints it under `settings`; `null` for nothing. */
  settings: string
  /** JSON object: whom the policy is for; `null` where its type asks for nobody. */
  conditions: string
  created: string
  last_updated: string
}

/** A rule of a policy: when it holds, its actions apply. */
export type PolicyRuleRow = {
  id: string
  org_id: string
  policy_id: string
  type: PolicyRuleType
  name: string
  /** The name where case does not count: no two rules of a policy share it. */
  name_key: string
  status: 'ACTIVE' | 'INACTIVE'
  system: number
  priority: number
  conditions: string
  /** JSON object: what the rule allows or denies, as the Policy API prints it under `actions`. */
  actions: string
  created: string
  last_updated: string
}

/** A sign-in that succeeded: what the next one of the same user is compared with. */
export type SignInRow = {
  org_id: string
  user_id: string
  /** 1 for the first, and so on. */
  position: number
  ip: string
  /** SHA-256 of the device token; null where the device has none. */
  device_hash: string | null
}

export type PolicyTables = { policies: PolicyRow; policy_rules: PolicyRuleRow; sign_ins: SignInRow }
