/** The shape of what is sent to change a schema or to define a linked object. */
import { cause } from '@stuntdouble/catalogue'
import { filled, nullable, type Output, object, oneOf, record, text } from '../../kernel/schema.js'

const part = () => nullable(object({ properties: nullable(record()) }))

/** Of a schema that is sent back only `definitions` counts: everything else is the server's to say. */
export const schemaChange = object({ definitions: nullable(object({ custom: part(), base: part() })) })

export type SchemaChange = Output<typeof schemaChange>

const linkedObjectEnd = object({
  name: filled(),
  title: filled(),
  description: nullable(text()),
  type: oneOf('USER'),
})

export const linkedObjectDefinition = object({ primary: linkedObjectEnd, associated: linkedObjectEnd })

export type LinkedObjectDefinition = Output<typeof linkedObjectDefinition>

/** What is sent of one attribute, or null to remove it. */
export type AttributeChange = Readonly<Record<string, unknown>> | null

type Kind = 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object'

/** The JSON type of each member. Those not named here take any value. */
const kinds: Readonly<Record<string, Kind>> = {
  title: 'string',
  description: 'string',
  type: 'string',
  required: 'boolean',
  format: 'string',
  mutability: 'string',
  scope: 'string',
  items: 'object',
  minLength: 'integer',
  maxLength: 'integer',
  minimum: 'number',
  maximum: 'number',
  pattern: 'string',
  enum: 'array',
  oneOf: 'array',
  permissions: 'array',
  master: 'object',
  externalName: 'string',
  externalNamespace: 'string',
}

/** The causes for members of another JSON type than theirs. Null takes a member away, except a pattern: recorded. */
export function shapeProblems(attribute: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(attribute).flatMap(([member, value]) => {
    const expected = kinds[member]
    if (expected === undefined || (value === null && member !== 'pattern')) return []
    const found = kindOf(value)
    return found === expected || (expected === 'number' && found === 'integer')
      ? []
      : [cause.schemaType(member, found, expected)]
  })
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isSafeInteger(value) ? 'integer' : typeof value
}
