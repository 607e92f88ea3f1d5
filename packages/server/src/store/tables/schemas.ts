import type { Generated } from 'kysely'

export type UserTypeRow = {
  id: string
  org_id: string
  schema_id: string
  name: string
  display_name: string
  description: string | null
  /** 1 for the one type that every org has and cannot lose. */
  is_default: number
  created: string
  last_updated: string
  /** Who made it: a user, or the system (`spr…`) for the type that an org begins with. */
  created_by: string
  last_updated_by: string
}

/** What an org has added to, or changed in, the base schema of one user type, or of its groups. */
export type ProfileSchemaRow = {
  id: string
  org_id: string
  /** The user type; empty for the one schema of groups. */
  type_id: string
  created: string
  last_updated: string
  /** JSON object: `custom`, `base` and `retired`, each only if it says something; `{}` for a schema as it came. */
  definition: string
  /** 1 where the definition has lost attributes whose values profiles may still hold. */
  has_retired: number
}

export type LinkedObjectDefinitionRow = {
  org_id: string
  position: Generated<number>
  primary_name: string
  primary_title: string
  primary_description: string | null
  associated_name: string
  associated_title: string
  associated_description: string | null
}

/** Every name that a linked object bears: one namespace for both ends. */
export type LinkedObjectNameRow = { org_id: string; name: string; primary_name: string }

/** Who is whose: an associated user has one primary in each relationship. */
export type LinkedObjectValueRow = {
  org_id: string
  /** The relationship, by the name of its primary end. */
  primary_name: string
  associated_user_id: string
  primary_user_id: string
}

export type SchemaTables = {
  user_types: UserTypeRow
  profile_schemas: ProfileSchemaRow
  linked_object_definitions: LinkedObjectDefinitionRow
  linked_object_names: LinkedObjectNameRow
  linked_object_values: LinkedObjectValueRow
}
