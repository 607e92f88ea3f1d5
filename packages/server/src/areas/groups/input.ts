/** What may be asked of groups, and the shape of what is sent. */

import type { Askable, AskableAttribute } from '../../kernel/filter/index.js'
import { object, optional, record, text } from '../../kernel/schema.js'
import type { Attribute, ProfileSchema } from '../schemas/index.js'
import type { ProfileValue } from './model.js'
import { folded } from './rules.js'

export const groupBody = object({ profile: record() })

export const pageQuery = object({ after: optional(text()), limit: optional(text()) })

export const listGroupsQuery = object({
  after: optional(text()),
  limit: optional(text()),
  q: optional(text()),
  search: optional(text()),
  filter: optional(text()),
  expand: optional(text()),
  sortBy: optional(text()),
  sortOrder: optional(text()),
})

/** Whether `expand` names `wanted`, alone or among others. */
export const expands = (expand: string | undefined, wanted: string): boolean =>
  expand?.split(',').some((name) => name.trim() === wanted) ?? false

/** What `filter=` takes. */
export const filterable: Askable = {
  id: { type: 'string', operators: ['eq'] },
  type: { type: 'string', operators: ['eq'] },
  lastUpdated: { type: 'date', operators: ['eq', 'gt', 'lt'] },
  lastMembershipUpdated: { type: 'date', operators: ['eq', 'gt', 'lt'] },
}

const aTime: AskableAttribute = { type: 'date', operators: ['eq', 'gt', 'ge', 'lt', 'le'] }

/** What `search=` takes: what every group has, and each attribute of the schema. `co` is for name and description alone. */
export const searchable = (schema: ProfileSchema): Askable => ({
  id: { type: 'string', operators: ['eq'] },
  type: { type: 'string', operators: ['eq'] },
  'source.id': { type: 'string', operators: ['eq'] },
  created: aTime,
  lastUpdated: aTime,
  lastMembershipUpdated: aTime,
  'profile.name': { type: 'string', operators: ['eq', 'sw', 'co', 'pr'] },
  'profile.description': { type: 'string', operators: ['eq', 'sw', 'co', 'pr'] },
  'profile.*': (attribute) => {
    const found = schema.attributes.get(attribute.slice('profile.'.length))
    return found && attributeAskable(found)
  },
})

function attributeAskable(attribute: Attribute): AskableAttribute {
  switch (attribute.type === 'array' ? (attribute.itemType ?? 'string') : attribute.type) {
    case 'number':
    case 'integer':
      return { type: 'number', operators: ['eq', 'gt', 'ge', 'lt', 'le', 'pr'] }
    case 'boolean':
      return { type: 'boolean', operators: ['eq', 'pr'] }
    default:
      return { type: 'string', operators: ['eq', 'sw', 'pr'] }
  }
}

/** What a list can be ordered by: what every group has, and the attributes of the schema. */
export const sortable = (attribute: string, schema: ProfileSchema): boolean =>
  ['id', 'type', 'created', 'lastUpdated', 'lastMembershipUpdated'].includes(attribute) ||
  (attribute.startsWith('profile.') && schema.attributes.has(attribute.slice('profile.'.length)))

/** Whether an attribute's values are kept as numbers, as truth values are too. */
export const isNumeric = (attribute: Attribute | undefined): boolean =>
  attribute !== undefined && ['number', 'integer', 'boolean'].includes(attribute.itemType ?? attribute.type)

/** A profile as it is kept and answered: name and description always, other attributes only where they have a value. */
export function profileOf(sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { name, description, ...others } = sent
  const kept = Object.entries(others).filter(([, value]) => value !== null && value !== undefined)
  return { name, description: description ?? null, ...Object.fromEntries(kept) }
}

/** What a profile is searched by, its name aside. */
export function valuesOf(profile: Readonly<Record<string, unknown>>): readonly ProfileValue[] {
  return Object.entries(profile).flatMap(([name, value]) =>
    name === 'name' ? [] : (Array.isArray(value) ? value : [value]).flatMap((each) => searchableValue(name, each)),
  )
}

function searchableValue(name: string, value: unknown): readonly ProfileValue[] {
  if (typeof value === 'string') return value === '' ? [] : [{ name, text: folded(value) }]
  if (typeof value === 'number') return [{ name, number: value }]
  return typeof value === 'boolean' ? [{ name, number: value ? 1 : 0 }] : []
}
