/** What a change makes of a schema. */
import type { Context } from '../../operation/context.js'
import { baseGroupAttributes, baseUserAttributes } from './base-attributes.js'
import type { SchemaChange } from './input.js'
import { inOrder, printedBase } from './merged.js'
import type { Definition, PrintedAttribute, PrintedAttributes, StoredSchema } from './model.js'
import * as must from './rules.js'
import { profileValues, schemas, userSchemas } from './store.js'
import { groupSchema, userSchemaNamed } from './target.js'

/** Names of attributes, by what became of them. */
export type Changed = {
  readonly custom: PrintedAttributes
  readonly base: NonNullable<Definition['base']>
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Existing attributes whose values must differ from now on. */
  readonly madeUnique: readonly string[]
}

/**
 * Lays a change over a definition: members that are not named stay, null removes.
 * @throws E0000001, E0000077, E0000078, E0000123
 */
export function changedBy(change: SchemaChange, definition: Definition, ofGroups: boolean): Changed {
  const baseAttributes = ofGroups ? baseGroupAttributes : baseUserAttributes
  const custom = new Map(Object.entries(definition.custom ?? {}))
  const base = changedBase(change.definitions?.base?.properties ?? {}, baseAttributes, definition.base ?? {}, ofGroups)
  const added: string[] = []
  const changed = [...base.changed]
  const removed: string[] = []
  const madeUnique: string[] = []
  for (const [name, given] of Object.entries(change.definitions?.custom?.properties ?? {})) {
    const before = custom.get(name)
    if (given === null) {
      if (custom.delete(name)) removed.push(name)
      continue
    }
    if (before === undefined) must.mustBeAFreeName(name, baseAttributes, Object.fromEntries(custom))
    must.mustBeShapedLikeAnAttribute(name, given)
    const after = completed({ ...before, ...given }, ofGroups)
    must.mustBeASoundAttribute(name, after)
    must.mustNameItsEnum(after)
    if (before === undefined) added.push(name)
    else if (!equal(before, after)) {
      must.mustKeepItsType(name, before, after)
      if (before.unique === undefined && after.unique !== undefined) madeUnique.push(name)
      changed.push(name)
    }
    custom.set(name, after)
  }
  const attributes = Object.fromEntries(custom)
  must.mustHaveRoomForUnique(attributes)
  return { custom: attributes, base: base.changes, added, changed, removed, madeUnique }
}

function changedBase(
  properties: Readonly<Record<string, unknown>>,
  attributes: PrintedAttributes,
  changes: NonNullable<Definition['base']>,
  ofGroups: boolean,
) {
  const result: Record<string, Readonly<Record<string, unknown>>> = { ...changes }
  const printed = printedBase(attributes, changes)
  const changed: string[] = []
  for (const [name, given] of Object.entries(properties)) {
    must.mustStayABaseAttribute(name, attributes, given)
    const current = printed[name] as PrintedAttribute
    const differing = Object.entries(given).filter(([member, value]) => !saysTheSame(current[member], value))
    if (differing.length === 0) continue
    for (const [member] of differing) must.mustBeChangeable(name, member, ofGroups)
    result[name] = { ...result[name], ...Object.fromEntries(differing) }
    must.mustBeASoundAttribute(name, inOrder({ ...current, ...Object.fromEntries(differing) }))
    changed.push(name)
  }
  return { changes: result, changed }
}

/** What is not printed, null and false say the same. */
const saysTheSame = (current: unknown, given: unknown): boolean =>
  equal(current ?? null, given ?? null) || (current === undefined && given === false)

/** A custom attribute with all that Okta adds to what was sent. */
function completed(given: PrintedAttribute, ofGroups: boolean): PrintedAttribute {
  const permissions = given.permissions as readonly unknown[] | null | undefined
  return inOrder({
    ...given,
    unique: given.unique === true || given.unique === 'UNIQUE_VALIDATED' ? 'UNIQUE_VALIDATED' : null,
    mutability: given.mutability ?? 'READ_WRITE',
    scope: given.scope ?? 'NONE',
    items: given.items ?? (given.type === 'array' ? { type: 'string' } : null),
    permissions: permissions?.length ? permissions : [{ principal: 'SELF', action: 'READ_ONLY' }],
    master: given.master ?? (ofGroups ? { type: 'PROFILE_MASTER' } : null),
  })
}

/** Equal as JSON, whatever the order of members. */
function equal(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name]))
  )
}

/**
 * Changes a schema, in the operation's transaction. Of two changes at once neither is lost: the row is claimed before it is
 * read.
 *
 * A removed attribute is remembered while profiles hold values of it: Okta leaves them where they are, which shows
 * when an attribute of that name is made anew with another type (E0000145).
 */
export async function changeSchema(ctx: Context, asked: StoredSchema, change: SchemaChange): Promise<StoredSchema> {
  const { typeId } = asked
  const ofGroups = typeId === ''
  const rows = schemas(ctx.db, ctx.org.id)
  await rows.claim(asked.id, ctx.now)
  const schema = ofGroups ? await groupSchema(ctx) : await userSchemaNamed(ctx, asked.id)
  const { custom, base, added, changed, removed, madeUnique } = changedBy(change, schema.definition, ofGroups)
  if (madeUnique.length > 0) await mustHoldNoValuesTwice(ctx, typeId, madeUnique)
  const retired = new Set(schema.definition.retired)
  const values = profileValues(ctx.db, ctx.org.id, [typeId])
  for (const name of removed) if (await values.areHeld(name)) retired.add(name)
  const definition: Definition = {
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
    ...(Object.keys(base).length > 0 ? { base } : {}),
    ...(retired.size > 0 ? { retired: [...retired] } : {}),
  }
  await rows.update(schema.id, definition)
  ctx.journal.record({
    type: ofGroups ? 'directory.group_schema.update' : 'directory.user_profile.update',
    targets: [{ id: schema.id, type: 'Schema', alternateId: schema.name, displayName: schema.title }],
    debug: { typeId, added, changed, removed },
  })
  return { ...schema, definition }
}

/** A unique attribute is one across all user types that make it unique. */
async function mustHoldNoValuesTwice(ctx: Context, typeId: string, names: readonly string[]): Promise<void> {
  const others = typeId === '' ? [] : [...(await userSchemas(ctx)).values()]
  for (const name of names) {
    const sharing = others.filter((other) => other.typeId !== typeId && other.attributes.get(name)?.unique)
    const values = profileValues(ctx.db, ctx.org.id, [typeId, ...sharing.map((other) => other.typeId)])
    must.mustHoldNoValueTwice(name, await values.repeat(name))
  }
}
