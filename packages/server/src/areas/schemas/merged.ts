/** The base attributes and what an org made of them, put together. */
import { baseGroupAttributes, baseUserAttributes } from './base-attributes.js'
import type {
  Attribute,
  AttributeType,
  Definition,
  Mutability,
  PrintedAttribute,
  PrintedAttributes,
  ProfileSchema,
  SelfPermission,
} from './model.js'

/** The base attributes as this schema prints them: the org's changes laid over, a member it took away left out. */
export function printedBase(base: PrintedAttributes, changes: Definition['base']): PrintedAttributes {
  if (changes === undefined) return base
  return Object.fromEntries(
    Object.entries(base).map(([name, attribute]) => {
      const changed = changes[name]
      return [name, changed === undefined ? attribute : inOrder({ ...attribute, ...changed })]
    }),
  )
}

/** The order in which Okta prints an attribute's members; recorded as far as the base attributes show it. */
const memberOrder = [
  'title',
  'description',
  'type',
  'required',
  'unique',
  'format',
  'mutability',
  'scope',
  'items',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
  'enum',
  'oneOf',
  'default',
  'permissions',
  'master',
  'externalName',
  'externalNamespace',
] as const

/** The same for the objects inside of an attribute, or inside of a list in it. */
const innerOrder: Readonly<Record<string, readonly string[]>> = {
  items: ['type', 'enum', 'oneOf'],
  oneOf: ['const', 'title'],
  permissions: ['principal', 'action'],
  master: ['type', 'priority'],
}

/** Members in Okta's order; what is null, or `required: false`, is not printed. */
export const inOrder = (attribute: PrintedAttribute): PrintedAttribute => {
  const { required, ...others } = attribute
  return picked(required === true ? attribute : others, memberOrder)
}

function picked(given: PrintedAttribute, members: readonly string[]): PrintedAttribute {
  const printed: Record<string, unknown> = {}
  for (const member of members) {
    const value = given[member]
    if (value !== undefined && value !== null) printed[member] = inner(value, innerOrder[member])
  }
  return printed
}

function inner(value: unknown, members: readonly string[] | undefined): unknown {
  if (members === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => inner(each, members))
  return picked(value as PrintedAttribute, members)
}

const noneRetired: ReadonlySet<string> = new Set()

/** What every org begins with, made once: the schema of most requests. */
const untouchedUser = attributesOf(baseUserAttributes)
const untouchedGroup = attributesOf(baseGroupAttributes)

/** The schema of a stored definition. `typeId` is empty for groups. */
export function profileSchema(id: string, typeId: string, definitionText: string): ProfileSchema {
  const [base, untouched] = typeId === '' ? [baseGroupAttributes, untouchedGroup] : [baseUserAttributes, untouchedUser]
  if (definitionText === '{}') return { id, typeId, attributes: untouched, retired: noneRetired }
  const definition = JSON.parse(definitionText) as Definition
  const attributes = new Map(
    definition.base === undefined ? untouched : attributesOf(printedBase(base, definition.base)),
  )
  for (const [name, printed] of Object.entries(definition.custom ?? {}))
    attributes.set(name, attributeOf(name, printed))
  return {
    id,
    typeId,
    attributes,
    retired: definition.retired === undefined ? noneRetired : new Set(definition.retired),
  }
}

function attributesOf(printed: PrintedAttributes): ReadonlyMap<string, Attribute> {
  return new Map(Object.entries(printed).map(([name, attribute]) => [name, attributeOf(name, attribute)]))
}

/** What decides about values, out of what is printed. */
export function attributeOf(name: string, printed: PrintedAttribute): Attribute {
  const items = printed.items as { type?: AttributeType; enum?: readonly unknown[] } | undefined
  const permissions = printed.permissions as readonly { principal: string; action: SelfPermission }[] | undefined
  const present = (member: string) => (printed[member] === undefined ? {} : { [member]: printed[member] })
  return {
    name,
    type: printed.type as AttributeType,
    ...(items === undefined ? {} : { itemType: items.type ?? 'string' }),
    ...present('format'),
    ...(items?.enum === undefined ? present('enum') : { enum: items.enum }),
    required: printed.required === true,
    unique: printed.unique !== undefined,
    ...present('minLength'),
    ...present('maxLength'),
    ...present('minimum'),
    ...present('maximum'),
    ...present('pattern'),
    mutability: printed.mutability as Mutability,
    ...(printed.master === undefined ? {} : { master: (printed.master as { type: string }).type }),
    selfPermission: permissions?.find(({ principal }) => principal === 'SELF')?.action ?? 'READ_ONLY',
    ...present('default'),
  }
}
