/** Which attributes a profile has: the base ones, which every org shares, and what the org made of them. */

export type AttributeType = 'string' | 'boolean' | 'number' | 'integer' | 'array'

export type Mutability = 'READ_WRITE' | 'READ_ONLY' | 'IMMUTABLE' | 'WRITE_ONLY'

/** What people may do with an attribute of their own profile. */
export type SelfPermission = 'HIDE' | 'READ_ONLY' | 'READ_WRITE'

/** One attribute, as far as it decides which values it takes. */
export type Attribute = {
  readonly name: string
  readonly type: AttributeType
  /** Of an array's elements; absent for anything but an array. */
  readonly itemType?: AttributeType
  /** `email`, `uri`, `date-time`, `country-code` … */
  readonly format?: string
  /** The values it may have; of an array's elements where it is an array. */
  readonly enum?: readonly unknown[]
  readonly required: boolean
  readonly unique: boolean
  /** Characters. */
  readonly minLength?: number
  /** Characters. */
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  /** A regular expression that the whole value must be of. */
  readonly pattern?: string
  readonly mutability: Mutability
  /** Who is the source of its values: `PROFILE_MASTER`, `OKTA`, `OVERRIDE`; absent where the schema does not say. */
  readonly master?: string
  readonly selfPermission: SelfPermission
  /** The value of a profile that is made or changed without one. */
  readonly default?: unknown
}

/** The attributes of one user type, or of groups. */
export type ProfileSchema = {
  /** `osc…` */
  readonly id: string
  /** `oty…`; empty for groups. */
  readonly typeId: string
  /** Base first, then custom, each in the order in which the schema prints them. */
  readonly attributes: ReadonlyMap<string, Attribute>
  /**
   * Names that were custom attributes once: profiles written then may still hold values for them, which nobody may see
   * and which need not fit an attribute of the same name that was made since.
   */
  readonly retired: ReadonlySet<string>
}

/** An attribute as the schema prints it. */
export type PrintedAttribute = Readonly<Record<string, unknown>>

export type PrintedAttributes = Readonly<Record<string, PrintedAttribute>>

/** What is stored of a schema: only what differs from the base that every org shares. */
export type Definition = {
  /** The org's own attributes, as they are printed. */
  readonly custom?: PrintedAttributes
  /** The members of base attributes that the org has changed; null where it took one away. */
  readonly base?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly retired?: readonly string[]
}

/** A stored schema with what the user type lends it. */
export type StoredSchema = {
  readonly id: string
  readonly typeId: string
  /** True for the default type's schema, which answers to `default`, and for that of groups. */
  readonly isDefault: boolean
  readonly name: string
  readonly title: string
  readonly description: string | null
  readonly created: string
  readonly lastUpdated: string
  readonly definition: Definition
}
