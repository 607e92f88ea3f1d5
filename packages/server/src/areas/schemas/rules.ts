/** What must be true of schemas and linked-object definitions, and what is said when it is not. */
import { apiError, type CauseEntry, cause } from '@stuntdouble/catalogue'
import { patternOf } from '../../policy/expression/index.js'
import type { RowOf } from '../../store/database.js'
import { type AttributeChange, type LinkedObjectDefinition, shapeProblems } from './input.js'
import { attributeOf } from './merged.js'
import type { PrintedAttribute, PrintedAttributes, StoredSchema } from './model.js'
import { isOfType } from './profile-problems.js'

/** How many attributes of one schema may be unique. */
export const uniqueAttributesMax = 5
/** How many linked-object definitions an org may have. */
export const linkedObjectsMax = 200

export function mustBeASchema(schema: StoredSchema | undefined, asked: string): StoredSchema {
  if (schema === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (UserSchema)` })
  return schema
}

/** The refusal of one attribute, for one or more reasons. */
const refused = (name: string, ...causes: readonly string[]) => apiError.E0000001({ field: name }, { causes })

/** A base attribute can be neither made nor taken away. */
export function mustStayABaseAttribute(
  name: string,
  base: PrintedAttributes,
  change: unknown,
): asserts change is Exclude<AttributeChange, null> {
  if (!Object.hasOwn(base, name)) throw refused(name, cause.undefinedProperty(name))
  if (change === null) throw apiError.E0000078({ attribute: name })
  // Null is how a login gets rid of its pattern.
  mustBeShapedLikeAnAttribute(name, change, 'pattern')
}

/** Members of a base attribute that an org may decide: those of any, and those of one alone. */
const changeable = new Set(['permissions', 'master', 'firstName.required', 'lastName.required', 'login.pattern'])

/** Of a base attribute little may change, and of a group's nothing. */
export function mustBeChangeable(name: string, member: string, ofGroups: boolean): void {
  const may = !ofGroups && (changeable.has(member) || changeable.has(`${name}.${member}`))
  if (!may) throw apiError.E0000077({ attribute: name })
}

/** @param nullable members that null takes away although it may do so nowhere else */
export function mustBeShapedLikeAnAttribute(
  name: string,
  change: unknown,
  nullable?: 'pattern',
): asserts change is Exclude<AttributeChange, null> {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) {
    throw refused(name, cause.schemaType(name, Array.isArray(change) ? 'array' : typeof change, 'object'))
  }
  const { [nullable ?? '']: value, ...others } = change as Record<string, unknown>
  const problems = shapeProblems(value === null ? others : (change as Record<string, unknown>))
  if (problems.length > 0) throw refused(name, ...problems)
}

/** What Okta itself says of a user or a group beside the profile: an attribute of that name would hide it. */
const reserved = [
  'id',
  'status',
  'created',
  'activated',
  'statusChanged',
  'lastLogin',
  'lastUpdated',
  'lastMembershipUpdated',
  'passwordChanged',
  'password',
  'credentials',
  'type',
]

/** A new attribute needs a name that expressions can use, that nothing else has, not even in another case. */
export function mustBeAFreeName(name: string, ...taken: readonly PrintedAttributes[]): void {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) throw refused(name, cause.attributeName(name))
  const folded = name.toLowerCase()
  const names = [...reserved, ...taken.flatMap((attributes) => Object.keys(attributes))]
  if (names.some((other) => other.toLowerCase() === folded)) throw refused(name, cause.attributeNameTaken(name))
}

/** Values that are stored would no longer fit. */
export function mustKeepItsType(name: string, before: PrintedAttribute, after: PrintedAttribute): void {
  const itemType = (attribute: PrintedAttribute) => (attribute.items as { type?: unknown } | undefined)?.type
  if (before.type !== after.type || itemType(before) !== itemType(after)) {
    throw refused(name, cause.attributeTypeFixed(name))
  }
}

/** An attribute whose members make sense together; at least one cause for each that does not. */
export function mustBeASoundAttribute(name: string, attribute: PrintedAttribute): void {
  const problems = attributeProblems(name, attribute)
  if (problems.length > 0) throw refused(name, ...problems)
}

const allowed: Readonly<Record<string, readonly unknown[]>> = {
  type: ['string', 'boolean', 'number', 'integer', 'array'],
  format: [
    'uri',
    'date-time',
    'email',
    'ref-id',
    'encrypted',
    'hashed',
    'country-code',
    'language-code',
    'locale',
    'timezone',
  ],
  mutability: ['READ_WRITE', 'READ_ONLY', 'IMMUTABLE', 'WRITE_ONLY'],
  scope: ['NONE', 'SELF'],
}

/** Which types a member says something about. */
const saysSomethingOf: Readonly<Record<string, readonly unknown[]>> = {
  format: ['string'],
  pattern: ['string'],
  minLength: ['string'],
  maxLength: ['string'],
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
  items: ['array'],
  enum: ['string', 'number', 'integer', 'boolean'],
  oneOf: ['string', 'number', 'integer', 'boolean'],
  unique: ['string', 'number', 'integer'],
}

const actions: readonly unknown[] = ['HIDE', 'READ_ONLY', 'READ_WRITE']
const masters: readonly unknown[] = ['PROFILE_MASTER', 'OKTA', 'OVERRIDE']

function attributeProblems(name: string, attribute: PrintedAttribute): readonly string[] {
  const { title, type } = attribute
  if (typeof title !== 'string' || title.trim() === '') return [cause.blank('title')]
  if (type === undefined || type === null) return [cause.blank('type')]
  const wrong = new Set<string>()
  for (const [member, values] of Object.entries(allowed)) {
    if (attribute[member] !== undefined && !values.includes(attribute[member])) wrong.add(member)
  }
  for (const [member, types] of Object.entries(saysSomethingOf)) {
    if (attribute[member] !== undefined && !types.includes(type)) wrong.add(member)
  }
  const { pattern, permissions, master } = attribute
  if (typeof pattern === 'string' && patternOf(pattern) === undefined) wrong.add('pattern')
  for (const [least, most] of [
    ['minLength', 'maxLength'],
    ['minimum', 'maximum'],
  ] as const) {
    const [from, to] = [attribute[least] as number | undefined, attribute[most] as number | undefined]
    if (least === 'minLength')
      for (const member of [least, most]) if (Number(attribute[member] ?? 0) < 0) wrong.add(member)
    if (from !== undefined && to !== undefined && from > to) wrong.add(least)
  }
  for (const permission of (permissions ?? []) as readonly { principal?: unknown; action?: unknown }[]) {
    if (permission?.principal !== 'SELF' || !actions.includes(permission.action)) wrong.add('permissions')
  }
  if (master !== undefined && !isMaster(master as object)) wrong.add('master')
  if (wrong.size === 0) {
    const { enum: values, ...shape } = attributeOf(name, attribute)
    if (type === 'array' && !['string', 'number', 'integer'].includes(shape.itemType ?? '')) wrong.add('items')
    else if (values !== undefined && !isEnum(values, (value) => isOfType(type === 'array' ? [value] : value, shape))) {
      wrong.add('enum')
    }
    if (shape.default !== undefined && !isOfType(shape.default, shape)) wrong.add('default')
  }
  return [...wrong].map(cause.invalidField)
}

const isMaster = ({ type, priority }: { type?: unknown; priority?: unknown }): boolean =>
  masters.includes(type) && (type !== 'OVERRIDE' || (Array.isArray(priority) && priority.length > 0))

/** At least one value, none twice, each of the attribute's type. */
const isEnum = (values: unknown, fits: (value: unknown) => boolean): boolean =>
  Array.isArray(values) && values.length > 0 && new Set(values).size === values.length && values.every(fits)

/** The values that have a display name are the values that there are. */
export function mustNameItsEnum(attribute: PrintedAttribute): void {
  const { enum: values = [], oneOf } = (attribute.type === 'array' ? (attribute.items ?? {}) : attribute) as {
    enum?: readonly unknown[]
    oneOf?: readonly { const?: unknown }[]
  }
  if (oneOf === undefined || oneOf === null) return
  const named = new Set(Array.isArray(oneOf) ? oneOf.map((each) => each?.const) : [])
  if (named.size !== values.length || !values.every((value) => named.has(value))) throw apiError.E0000123()
}

export function mustHaveRoomForUnique(attributes: PrintedAttributes): void {
  const unique = Object.entries(attributes).filter(([, attribute]) => attribute.unique !== undefined)
  const [last] = unique[uniqueAttributesMax] ?? []
  if (last !== undefined) throw refused(last, cause.uniqueAttributeLimit(uniqueAttributesMax))
}

export function mustHoldNoValueTwice(name: string, repeats: boolean): void {
  if (repeats) throw refused(name, cause.valuesNotUnique(name))
}

export function mustBeALinkedObject(
  found: RowOf<'linked_object_definitions'> | undefined,
  asked: string,
): RowOf<'linked_object_definitions'> {
  if (found === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (LinkedObjectProperty)` })
  return found
}

/** The names of both ends become parts of paths. */
export function mustHaveLinkNames({ primary, associated }: LinkedObjectDefinition): void {
  const causes = [
    { field: 'primary.name', name: primary.name },
    { field: 'associated.name', name: associated.name },
  ].filter(({ name }) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
  const [first] = causes
  if (first !== undefined) {
    throw apiError.E0000001({ field: first.field }, { causes: causes.map(({ field }) => cause.pattern(field)) })
  }
}

/** Both ends of all definitions share one namespace, and so do the two of one. */
export function mustBearFreeNames({ primary, associated }: LinkedObjectDefinition, taken: ReadonlySet<string>): void {
  const sides: ('primary' | 'associated')[] = []
  if (taken.has(primary.name)) sides.push('primary')
  if (taken.has(associated.name) || associated.name === primary.name) sides.push('associated')
  if (sides.length > 0) throw linkedObjectTaken(sides)
}

export const linkedObjectTaken = (sides: readonly ('primary' | 'associated')[]) =>
  apiError.E0000127(
    { reason: 'Linked object identifier is already in use.' },
    {
      causes: sides.map(
        (side): CauseEntry => ({
          errorSummary: cause.linkedObjectTaken(side),
          reason: 'UNIQUE_CONSTRAINT',
          locationType: 'body',
          domain: 'linkedObjects',
        }),
      ),
    },
  )

export function mustHaveRoomForALinkedObject(count: number): void {
  if (count >= linkedObjectsMax) {
    throw apiError.E0000001({ field: 'linkedObjects' }, { causes: [cause.linkedObjectLimit(linkedObjectsMax)] })
  }
}
