/** Every table of the database, by the room that owns it. A row belongs to an org: `org_id` is in each. */
import type { AccessTables } from './access.js'
import type { AuthenticatorTables } from './authenticators.js'
import type { AuthnTables } from './authn.js'
import type { FactorTables } from './factors.js'
import type { GroupTables } from './groups.js'
import type { JournalTables } from './journal.js'
import type { OrgTables } from './orgs.js'
import type { PlaceTables } from './places.js'
import type { PolicyTables } from './policies.js'
import type { SchemaTables } from './schemas.js'
import type { SessionTables } from './sessions.js'
import type { TelephonyTables } from './telephony.js'
import type { UserTables } from './users.js'

export type Tables = OrgTables &
  AccessTables &
  AuthenticatorTables &
  AuthnTables &
  JournalTables &
  UserTables &
  SchemaTables &
  GroupTables &
  PlaceTables &
  PolicyTables &
  TelephonyTables &
  FactorTables &
  SessionTables

const every: Readonly<Record<keyof Tables, true>> = {
  orgs: true,
  org_hosts: true,
  api_tokens: true,
  user_roles: true,
  rate_use: true,
  log_events: true,
  error_traces: true,
  messages: true,
  jobs: true,
  users: true,
  user_values: true,
  user_unique_values: true,
  password_history: true,
  user_secrets: true,
  user_types: true,
  profile_schemas: true,
  linked_object_definitions: true,
  linked_object_names: true,
  linked_object_values: true,
  groups: true,
  group_values: true,
  group_members: true,
  group_rules: true,
  group_rule_targets: true,
  group_rule_members: true,
  group_owners: true,
  zones: true,
  behaviors: true,
  trusted_origins: true,
  authenticators: true,
  authenticator_methods: true,
  custom_aaguids: true,
  sms_templates: true,
  policies: true,
  policy_rules: true,
  sign_ins: true,
  phone_messages: true,
  telephony_settings: true,
  factors: true,
  factor_challenges: true,
  user_phones: true,
  yubikey_seeds: true,
  sessions: true,
  session_tokens: true,
  admin_session_settings: true,
  authn_transactions: true,
  remembered_devices: true,
  push_preferences: true,
  ended_secrets: true,
}

/** Their names, for what is done to an org as a whole; the type demands that none is missing. */
export const tableNames = Object.keys(every) as (keyof Tables)[]
