/** Schemas and linked objects as Okta answers them, member for member. */
import type { RowOf } from '../../store/database.js'
import { baseGroupAttributes, baseUserAttributes } from './base-attributes.js'
import { printedBase } from './merged.js'
import type { PrintedAttributes, StoredSchema } from './model.js'

/** `base`: scheme and host of the request. */
export function userSchemaView(schema: StoredSchema, base: string) {
  const name = schema.isDefault ? 'default' : schema.id
  return schemaView(schema, `${base}/meta/schemas/user/${name}`, baseUserAttributes, {
    self: link('self', `${base}/api/v1/meta/schemas/user/${schema.id}`),
    type: link('type', `${base}/api/v1/meta/types/user/${schema.typeId}`),
  })
}

export const groupSchemaView = (schema: StoredSchema, base: string) =>
  schemaView(schema, `${base}/meta/schemas/group/default`, baseGroupAttributes, {
    self: link('self', `${base}/api/v1/meta/schemas/group/default`),
  })

const link = (rel: string, href: string) => ({ rel, href, method: 'GET' })

function schemaView(schema: StoredSchema, id: string, base: PrintedAttributes, links: object) {
  const { name, title, description, lastUpdated, created, definition } = schema
  return {
    id,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name,
    title,
    ...(description === null ? {} : { description }),
    lastUpdated,
    created,
    definitions: {
      custom: attributesView('#custom', definition.custom ?? {}),
      base: attributesView('#base', printedBase(base, definition.base)),
    },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
    _links: links,
  }
}

function attributesView(id: string, properties: PrintedAttributes) {
  const required = Object.keys(properties).filter((name) => properties[name]?.required === true)
  return { id, type: 'object', properties, required }
}

export function linkedObjectView(definition: RowOf<'linked_object_definitions'>, base: string) {
  const { primary_name: primary, associated_name: associated } = definition
  return {
    primary: endView(primary, definition.primary_title, definition.primary_description),
    associated: endView(associated, definition.associated_title, definition.associated_description),
    _links: { self: { href: `${base}/api/v1/meta/schemas/user/linkedObjects/${primary}` } },
  }
}

const endView = (name: string, title: string, description: string | null) => ({
  name,
  title,
  ...(description === null ? {} : { description }),
  type: 'USER',
})
