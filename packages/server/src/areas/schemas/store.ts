/** The tables of profile schemas and linked-object definitions. */
import type { Context } from '../../operation/context.js'
import { remembered } from '../../store/caching.js'
import { compiled } from '../../store/compiled.js'
import { anyChange, type Database, translating } from '../../store/database.js'
import type { LinkedObjectDefinition } from './input.js'
import { profileSchema } from './merged.js'
import type { Definition, ProfileSchema, StoredSchema } from './model.js'
import { linkedObjectTaken } from './rules.js'

const rowOfType = compiled((db, orgId: string, typeId: string) =>
  db
    .selectFrom('profile_schemas')
    .select(['id', 'type_id as typeId', 'definition'])
    .where('org_id', '=', orgId)
    .where('type_id', '=', typeId),
)

/** Asked for everybody who is made or changed. */
const ofType = remembered(
  anyChange('profile_schemas'),
  async (db, orgId: string, typeId: string): Promise<ProfileSchema | undefined> => {
    const [row] = await rowOfType(db, orgId, typeId)
    return row && profileSchema(row.id, row.typeId, row.definition)
  },
)

const ofAllTypes = compiled((db, orgId: string) =>
  db
    .selectFrom('profile_schemas')
    .select(['id', 'type_id as typeId', 'definition'])
    .where('org_id', '=', orgId)
    .where('type_id', '!=', ''),
)

const stored = (db: Database, orgId: string) =>
  db
    .selectFrom('profile_schemas as schema')
    .leftJoin('user_types as type', (join) =>
      join.onRef('type.id', '=', 'schema.type_id').onRef('type.org_id', '=', 'schema.org_id'),
    )
    .where('schema.org_id', '=', orgId)
    .select([
      'schema.id',
      'schema.type_id as typeId',
      'schema.created',
      'schema.last_updated as lastUpdated',
      'schema.definition',
      'type.is_default as isDefault',
      'type.name',
      'type.display_name as title',
      'type.description',
    ])

const hasRetired = ({ retired = [] }: Definition): number => (retired.length > 0 ? 1 : 0)

export const schemas = (db: Database, orgId: string) => ({
  ofType: async (typeId: string): Promise<ProfileSchema | undefined> => ofType(db, orgId, typeId),
  async ofAllTypes(): Promise<ReadonlyMap<string, ProfileSchema>> {
    const rows = await ofAllTypes(db, orgId)
    return new Map(rows.map((row) => [row.typeId, profileSchema(row.id, row.typeId, row.definition)]))
  },
  /** The schema of a user type, by its own id; `default` names that of the default type. */
  async findForUsers(asked: string): Promise<StoredSchema | undefined> {
    const query = stored(db, orgId).where('schema.type_id', '!=', '')
    const row = await (asked === 'default'
      ? query.where('type.is_default', '=', 1)
      : query.where('schema.id', '=', asked)
    ).executeTakeFirst()
    return (
      row && {
        ...row,
        isDefault: row.isDefault === 1,
        name: row.name ?? '',
        title: row.title ?? '',
        definition: JSON.parse(row.definition) as Definition,
      }
    )
  },
  async findForGroups(): Promise<StoredSchema | undefined> {
    const row = await stored(db, orgId).where('schema.type_id', '=', '').executeTakeFirst()
    return (
      row && {
        ...row,
        isDefault: true,
        name: 'group',
        title: 'Okta group',
        description: 'Okta group profile template',
        definition: JSON.parse(row.definition) as Definition,
      }
    )
  },
  insert: (schema: { id: string; typeId: string; created: string; definition: Definition }) =>
    db
      .insertInto('profile_schemas')
      .values({
        id: schema.id,
        org_id: orgId,
        type_id: schema.typeId,
        created: schema.created,
        last_updated: schema.created,
        definition: JSON.stringify(schema.definition),
        has_retired: hasRetired(schema.definition),
      })
      .execute(),
  /** Keeps other changes of this schema waiting until the transaction ends. */
  claim: (id: string, lastUpdated: string) =>
    db
      .updateTable('profile_schemas')
      .set({ last_updated: lastUpdated })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute(),
  update: (id: string, definition: Definition) =>
    db
      .updateTable('profile_schemas')
      .set({ definition: JSON.stringify(definition), has_retired: hasRetired(definition) })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute(),
  delete: (typeId: string) =>
    db.deleteFrom('profile_schemas').where('org_id', '=', orgId).where('type_id', '=', typeId).execute(),
})

/** The values that profiles hold of an attribute, as far as they are kept for searching: of some user types, or of groups. */
const valuesOf = (db: Database, orgId: string, typeIds: readonly string[], name: string) =>
  typeIds.includes('')
    ? db
        .selectFrom('group_values as held')
        .where('held.org_id', '=', orgId)
        .where('held.name', '=', name)
        .select(['held.text_value', 'held.number_value'])
    : db
        .selectFrom('user_values as held')
        .innerJoin('users', (join) =>
          join.onRef('users.id', '=', 'held.user_id').onRef('users.org_id', '=', 'held.org_id'),
        )
        .where('held.org_id', '=', orgId)
        .where('held.name', '=', name)
        .where('users.type_id', 'in', typeIds)
        .select(['held.text_value', 'held.number_value'])

/** What profiles hold. `typeIds`: user types, or the empty one of groups alone. */
export const profileValues = (db: Database, orgId: string, typeIds: readonly string[]) => ({
  async areHeld(name: string): Promise<boolean> {
    return (await valuesOf(db, orgId, typeIds, name).limit(1).execute()).length > 0
  },
  /** Whether two profiles hold the same value. */
  async repeat(name: string): Promise<boolean> {
    const repeated = await db
      .selectFrom(valuesOf(db, orgId, typeIds, name).as('held'))
      .select(({ fn }) => fn.countAll().as('count'))
      .groupBy(['text_value', 'number_value'])
      .having(({ fn }) => fn.countAll(), '>', 1)
      .limit(1)
      .execute()
    return repeated.length > 0
  },
})

export const linkedObjects = (db: Database, orgId: string) => ({
  list: () =>
    db.selectFrom('linked_object_definitions').selectAll().where('org_id', '=', orgId).orderBy('position').execute(),
  /** By the name of either end. */
  find: (name: string) =>
    db
      .selectFrom('linked_object_definitions as definition')
      .innerJoin('linked_object_names as bears', (join) =>
        join
          .onRef('bears.org_id', '=', 'definition.org_id')
          .onRef('bears.primary_name', '=', 'definition.primary_name'),
      )
      .selectAll('definition')
      .where('bears.org_id', '=', orgId)
      .where('bears.name', '=', name)
      .executeTakeFirst(),
  async namesTaken(names: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('linked_object_names')
      .select('name')
      .where('org_id', '=', orgId)
      .where('name', 'in', names)
      .execute()
    return new Set(rows.map(({ name }) => name))
  },
  async count(): Promise<number> {
    const row = await db
      .selectFrom('linked_object_definitions')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },
  async insert({ primary, associated }: LinkedObjectDefinition): Promise<void> {
    for (const [side, { name }] of [
      ['primary', primary],
      ['associated', associated],
    ] as const) {
      const row = { org_id: orgId, name, primary_name: primary.name }
      const insert = db.insertInto('linked_object_names').values(row).execute()
      await translating(insert, 'linked_object_names_name_key', () => linkedObjectTaken([side]))
    }
    await db
      .insertInto('linked_object_definitions')
      .values({
        org_id: orgId,
        primary_name: primary.name,
        primary_title: primary.title,
        primary_description: primary.description ?? null,
        associated_name: associated.name,
        associated_title: associated.title,
        associated_description: associated.description ?? null,
      })
      .execute()
  },
  async delete(primaryName: string): Promise<void> {
    for (const table of ['linked_object_names', 'linked_object_definitions'] as const) {
      await db.deleteFrom(table).where('org_id', '=', orgId).where('primary_name', '=', primaryName).execute()
    }
  },
})

/** The attributes of a user type. One short query: it is asked for every user that is written. */
export const userSchemaOf = (ctx: Context, typeId: string): Promise<ProfileSchema> => existing(ctx, typeId)

/** The attributes of every user type, by its id: ten at most. */
export const userSchemas = (ctx: Context): Promise<ReadonlyMap<string, ProfileSchema>> =>
  schemas(ctx.db, ctx.org.id).ofAllTypes()

/** The attributes of groups. */
export const groupSchemaOf = (ctx: Context): Promise<ProfileSchema> => existing(ctx, '')

async function existing(ctx: Context, typeId: string): Promise<ProfileSchema> {
  const found = await schemas(ctx.db, ctx.org.id).ofType(typeId)
  // Types and their schemas are written and deleted together, so this is a fault of ours and no answer.
  if (found === undefined) throw new Error(`There is no profile schema of type '${typeId}'.`)
  return found
}
