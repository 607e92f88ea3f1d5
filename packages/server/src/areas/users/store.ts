/** The tables of people. */
import { type RawBuilder, sql } from 'kysely'
import type { RoleType } from '../../access/roles.js'
import { compiled, inserting } from '../../store/compiled.js'
import { type Database, translating } from '../../store/database.js'
import type { UserValueRow } from '../../store/tables/users.js'
import type { ListedUser, ShownUser, User } from './model.js'
import { duplicate } from './rules.js'
import type { Span } from './search.js'
import { documentOf } from './view.js'

/** The user with the schema of their type: all that an answer needs, in one query. */
const withSchema = (db: Database, orgId: string) =>
  db
    .selectFrom('users')
    .leftJoin('profile_schemas', (join) =>
      join.onRef('profile_schemas.org_id', '=', 'users.org_id').onRef('profile_schemas.type_id', '=', 'users.type_id'),
    )
    .selectAll('users')
    .select(['profile_schemas.id as schema_id', 'profile_schemas.has_retired as schema_has_retired'])
    .where('users.org_id', '=', orgId)

const byId = compiled((db, orgId: string, id: string) => withSchema(db, orgId).where('users.id', '=', id))
const byLogin = compiled((db, orgId: string, loginKey: string) =>
  withSchema(db, orgId).where('users.login_key', '=', loginKey),
)
const beenHere = compiled((db, orgId: string, id: string, at: string, document: string) =>
  db
    .updateTable('users')
    .set({ failed_attempts: 0, last_login: at, document })
    .where('org_id', '=', orgId)
    .where('id', '=', id),
)
const failedOnceMore = compiled((db, orgId: string, id: string) =>
  db
    .updateTable('users')
    .set(({ eb }) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('id', '=', id),
)
/** What an answer about one user needs, and no column more: the most asked of all questions. */
const shownById = compiled((db, orgId: string, id: string) =>
  db
    .selectFrom('users')
    .leftJoin('profile_schemas', (join) =>
      join.onRef('profile_schemas.org_id', '=', 'users.org_id').onRef('profile_schemas.type_id', '=', 'users.type_id'),
    )
    .select([
      'users.id',
      'users.status',
      'users.type_id',
      'users.document',
      'profile_schemas.id as schema_id',
      'profile_schemas.has_retired as schema_has_retired',
    ])
    .where('users.org_id', '=', orgId)
    .where('users.id', '=', id),
)
/** Two, because a short login that fits two people names neither. */
const byShortLogin = compiled((db, orgId: string, key: string) =>
  withSchema(db, orgId).where('users.short_login_key', '=', key).limit(2),
)
/**
 * Who may be meant by somebody who forgot more than their password. No more than ids, two at most: whether somebody is
 * found must cost the same as that nobody is. Whoever is deactivated is passed over.
 */
const aFew = (db: Database, orgId: string) =>
  db.selectFrom('users').select('id').where('org_id', '=', orgId).where('status', '<>', 'DEPROVISIONED').limit(2)
const idsByKey = {
  login: compiled((db, orgId: string, key: string) => aFew(db, orgId).where('login_key', '=', key)),
  shortLogin: compiled((db, orgId: string, key: string) => aFew(db, orgId).where('short_login_key', '=', key)),
  email: compiled((db, orgId: string, key: string) => aFew(db, orgId).where('email_key', '=', key)),
  secondEmail: compiled((db, orgId: string, key: string) =>
    aFew(db, orgId).where('id', 'in', (is) =>
      is
        .selectFrom('user_values')
        .select('user_id')
        .where('user_values.org_id', '=', orgId)
        .where('name', '=', 'secondEmail')
        .where('text_value', '=', key),
    ),
  ),
}

/** As much of somebody as it takes to compare a password. Two at most: a short login that fits two people names neither. */
const provable = (db: Database, orgId: string) =>
  db.selectFrom('users').select(['id', 'password_hash', 'password_changed']).where('org_id', '=', orgId).limit(2)
const provableBy = {
  login: compiled((db, orgId: string, key: string) => provable(db, orgId).where('login_key', '=', key)),
  shortLogin: compiled((db, orgId: string, key: string) => provable(db, orgId).where('short_login_key', '=', key)),
}

/** Those in a plain list: everybody but the deprovisioned, who are found by a filter or a search alone. */
const present = compiled((db, orgId: string, after: string, count: number) =>
  db
    .selectFrom('users')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '>', after)
    .where('status', '<>', 'DEPROVISIONED')
    .orderBy('id')
    .limit(count),
)
const presentShown = compiled((db, orgId: string, after: string, count: number) =>
  db
    .selectFrom('users')
    .select(['id', 'document'])
    .where('org_id', '=', orgId)
    .where('id', '>', after)
    .where('status', '<>', 'DEPROVISIONED')
    .orderBy('id')
    .limit(count),
)
const everybody = compiled((db, orgId: string, after: string, count: number) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '>', after).orderBy('id').limit(count),
)

const insertUser = inserting('users', ['schema_id', 'schema_has_retired'])

/** Somebody whose password can be compared. */
export type Provable = Pick<User, 'id' | 'password_hash' | 'password_changed'>

/** A value that a user's attribute has, for the index of unique values. */
export type UniqueValue = { name: string; valueHash: string }

/** What a search finds a user by, beside the columns of the user's row. */
export type SearchableValue = Pick<UserValueRow, 'name' | 'text_value' | 'number_value'>

/** How far one way of reading a range is followed before the next is taken. */
export type Patience = {
  /** Ids read from the index of the range. */
  probe: number
  /** Users passed over in order of their ids. */
  walk: number
}

const usual: Patience = { probe: 1000, walk: 10_000 }
/** More than there are: a limit that keeps a subquery apart, so that it is answered from the index it names. */
const all = 1_000_000_000

/** The administrator roles that a user holds themselves. */
export async function rolesHeld(db: Database, orgId: string, userId: string): Promise<RoleType[]> {
  const rows = await db
    .selectFrom('user_roles')
    .select('type')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('status', '=', 'ACTIVE')
    .execute()
  return rows.map(({ type }) => type as RoleType)
}

/**
 * Ten days in which a user was made, as it stands in the id. Whoever was changed last was mostly made last, so that a
 * range of changes says much about ages.
 */
const ageOfId = sql`substr(id, 4, 2)`

/** As much of a user as an answer needs. Apart from the rest, which need not be made for it. */
export async function shownUser(
  db: Database,
  orgId: string,
  id: string,
): Promise<(ShownUser & Pick<User, 'status' | 'type_id' | 'schema_id' | 'schema_has_retired'>) | undefined> {
  return (await shownById(db, orgId, id))[0] as never
}

export const users = (db: Database, orgId: string, { probe, walk }: Patience = usual) => {
  const readIds = async (query: RawBuilder<{ id: string }>) => (await query.execute(db)).rows.map(({ id }) => id)

  /** The first age, from one on or behind it, at which somebody has a value within `span`; each costs one look. */
  async function ageWithin(span: Span, from: string, included: boolean): Promise<string | undefined> {
    const beyond = included ? sql`>=` : sql`>`
    const query = sql<{ age: string }>`with recursive ages (age) as (
        select min(${ageOfId}) from users where org_id = ${orgId} and ${ageOfId} ${beyond} ${from}
        union all
        select (select min(${ageOfId}) from users where org_id = ${orgId} and ${ageOfId} > ages.age)
        from ages where ages.age is not null
      )
      select age from ages where age is not null and exists (
        select 1 from users where org_id = ${orgId} and ${ageOfId} = ages.age and ${within(span)}
      ) limit 1`
    return (await query.execute(db)).rows[0]?.age
  }

  /** Ids of users with a value within `span`, one age after the other: no more are sorted than share an age. */
  async function idsByAge(span: Span, after: string, first: string, count: number): Promise<string[]> {
    const ids: string[] = []
    for (let age: string | undefined = first; age !== undefined; age = await ageWithin(span, age, false)) {
      const found = await readIds(sql`select id from users where org_id = ${orgId} and ${ageOfId} = ${age}
        and ${within(span)} and id > ${after} order by id limit ${sql.lit(count - ids.length)}`)
      ids.push(...found)
      if (ids.length === count) break
    }
    return ids
  }

  return {
    async find(id: string): Promise<User | undefined> {
      return (await byId(db, orgId, id))[0] as User | undefined
    },
    async findByLogin(loginKey: string): Promise<User | undefined> {
      return (await byLogin(db, orgId, loginKey))[0] as User | undefined
    },
    async findByShortLogin(key: string): Promise<User | undefined> {
      const found = await byShortLogin(db, orgId, key)
      return found.length === 1 ? (found[0] as User) : undefined
    },
    /** The id of the one person of whom this is so; undefined where there is nobody, or more than one. */
    async idBy(what: keyof typeof idsByKey, key: string): Promise<string | undefined> {
      const found = await idsByKey[what](db, orgId, key)
      return found.length === 1 ? found[0]?.id : undefined
    },

    /** The one person who goes by a login or a short login, as far as it takes to compare their password. */
    async findProvable(what: keyof typeof provableBy, key: string): Promise<Provable | undefined> {
      const found = await provableBy[what](db, orgId, key)
      return found.length === 1 ? found[0] : undefined
    },

    /** Everybody but the deprovisioned, in order of ids: only what a list shows. */
    presentShown: (after: string, count: number): Promise<ShownUser[]> => presentShown(db, orgId, after, count),
    /** Everybody but the deprovisioned, in order of ids. */
    present: (after: string, count: number) => present(db, orgId, after, count) as Promise<ListedUser[]>,
    everybody: (after: string, count: number) => everybody(db, orgId, after, count) as Promise<ListedUser[]>,

    /** The users with these ids, in order of ids. */
    async withIds(ids: readonly string[]): Promise<ListedUser[]> {
      if (ids.length === 0) return []
      const found = await db
        .selectFrom('users')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute()
      return found as ListedUser[]
    },

    /** Users in the order of a column of which there is an index, from behind `cursor`. */
    async inOrderOf(
      column: string,
      descending: boolean,
      cursor: { key: string; id: string } | undefined,
      count: number,
    ): Promise<ListedUser[]> {
      const key = sql.ref(column)
      const direction = descending ? sql`desc` : sql`asc`
      const beyond = descending ? sql`<` : sql`>`
      const from = cursor === undefined ? sql`` : sql`and (${key}, id) ${beyond} (${cursor.key}, ${cursor.id})`
      const query = sql<ListedUser>`select * from users where org_id = ${orgId} ${from}
        order by ${key} ${direction}, id ${direction} limit ${sql.lit(count)}`
      return (await query.execute(db)).rows
    },

    /** The value that a sort by an attribute compares, for one user: the least where there are several. */
    async sortKeys(name: string): Promise<Map<string, string | number>> {
      const rows = await db
        .selectFrom('user_values')
        .select(['user_id', 'text_value', 'number_value'])
        .where('org_id', '=', orgId)
        .where('name', '=', name)
        .execute()
      const keys = new Map<string, string | number>()
      for (const { user_id, text_value, number_value } of rows) {
        const key = text_value ?? number_value ?? ''
        const known = keys.get(user_id)
        if (known === undefined || key < known) keys.set(user_id, key)
      }
      return keys
    },

    /**
     * Ids of users whose value lies within `span`, in order, above `after`, `count` at most.
     *
     * Equals lie in an index in order of ids. A range does not, and no one plan is good for all: few matches are read
     * from the index and sorted here; many are soon met by passing over the users in order; what is neither is sorted
     * by the database. Where the range is one of changes, ages without any of them are not passed over but left out.
     */
    async idsWithin(span: Span, after: string, count: number): Promise<string[]> {
      const { field } = span
      const { table, id, named, distinct } = placeOf(span)
      if (field.kind === 'id' || span.equals !== undefined || (field.kind === 'column' && !field.indexed)) {
        return readIds(sql`select ${distinct} ${id} as id from ${table} where org_id = ${orgId} ${named}
          and ${within(span)} and ${id} > ${after} order by ${id} limit ${sql.lit(count)}`)
      }
      const inIndex = sql`from ${table} where org_id = ${orgId} ${named} and ${within(span)}`
      const few = await readIds(sql`select ${id} as id ${inIndex} limit ${sql.lit(probe + 1)}`)
      if (few.length <= probe) {
        return [...new Set(few)]
          .filter((each) => each > after)
          .sort()
          .slice(0, count)
      }
      const aged = field.kind === 'column' && field.column === 'last_updated'
      const first = aged ? await ageWithin(span, after.slice(3, 5), true) : ''
      if (first === undefined) return []
      const from = aged && after < `00u${first}` ? `00u${first}` : after
      const passed = sql`from users where org_id = ${orgId} and id > ${from} order by id limit ${sql.lit(walk)}`
      const met = await readIds(
        field.kind === 'column'
          ? sql`select id from (select id, ${sql.ref(field.column)} ${passed}) as passed where ${within(span)}
              order by id limit ${sql.lit(count)}`
          : sql`select id from (select id ${passed}) as passed where exists (select 1 from user_values
              where org_id = ${orgId} and user_id = passed.id ${named} and ${within(span, 'of-one-user')})
              order by id limit ${sql.lit(count)}`,
      )
      if (met.length === count) return met
      if (aged) return idsByAge(span, from, first, count)
      return readIds(sql`select ${distinct} id from (select ${id} as id ${inIndex} limit ${sql.lit(all)}) as found
        where id > ${after} order by id limit ${sql.lit(count)}`)
    },

    /** @throws E0000001 when the login is taken. */
    insert: (user: User) =>
      translating(insertUser(db, user, { document: documentOf(user) }), 'users_login_key_key', () =>
        duplicate('login'),
      ),
    /** @throws E0000001 when the login is taken. */
    update: ({ id, org_id, schema_id, schema_has_retired, ...row }: User) =>
      translating(
        db
          .updateTable('users')
          .set({ ...row, document: documentOf({ id, org_id, ...row }) })
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .execute(),
        'users_login_key_key',
        () => duplicate('login'),
      ),
    /** Changes some columns of a user; what is kept of them as text follows. */
    async change(id: string, changes: Partial<Omit<ListedUser, 'id' | 'org_id'>>): Promise<void> {
      const row = (await byId(db, orgId, id))[0] as ListedUser | undefined
      if (row === undefined) return
      await db
        .updateTable('users')
        .set({ ...changes, document: documentOf({ ...row, ...changes }) })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute()
    },

    /** Notes that somebody signed in at a time. `user`: as they are in this transaction. */
    async signedIn(user: User, at: string): Promise<User> {
      const changed = { ...user, failed_attempts: 0, last_login: at }
      await beenHere(db, orgId, user.id, at, documentOf(changed))
      return changed
    },
    /** Counts a failed attempt, which no answer shows: the user as they are then. For nobody it costs the same. */
    async countFailure(id: string): Promise<User | undefined> {
      await failedOnceMore(db, orgId, id)
      return (await byId(db, orgId, id))[0] as User | undefined
    },

    /** Replaces what a user is found by. */
    async setSearchable(userId: string, values: readonly SearchableValue[], isNew: boolean): Promise<void> {
      if (!isNew) await db.deleteFrom('user_values').where('org_id', '=', orgId).where('user_id', '=', userId).execute()
      if (values.length === 0) return
      const rows = values.map((value) => ({ ...value, org_id: orgId, user_id: userId }))
      await db.insertInto('user_values').values(rows).execute()
    },
    forgetUniqueOf: (userId: string) =>
      db.deleteFrom('user_unique_values').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
    /** Keeps what no other user may have. @throws E0000001 for a value that is taken. */
    async addUnique(userId: string, values: readonly UniqueValue[]): Promise<void> {
      for (const { name, valueHash } of values) {
        await translating(
          db
            .insertInto('user_unique_values')
            .values({ org_id: orgId, name, value_hash: valueHash, user_id: userId })
            .execute(),
          'user_unique_values_name_value_hash_key',
          () => duplicate(name),
        )
      }
    },
    /** Forgets who has which value of an attribute. */
    forgetUnique: (name: string) =>
      db.deleteFrom('user_unique_values').where('org_id', '=', orgId).where('name', '=', name).execute(),
    /** Everyone who has a value of an attribute. */
    async holders(name: string): Promise<ListedUser[]> {
      const ids = db.selectFrom('user_values').select('user_id').where('org_id', '=', orgId).where('name', '=', name)
      return (await db
        .selectFrom('users')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', 'in', ids)
        .execute()) as ListedUser[]
    },

    async remove(id: string): Promise<void> {
      for (const table of [
        'user_values',
        'user_unique_values',
        'password_history',
        'user_secrets',
        'authn_transactions',
        'remembered_devices',
      ] as const) {
        await db.deleteFrom(table).where('org_id', '=', orgId).where('user_id', '=', id).execute()
      }
      await db.deleteFrom('users').where('org_id', '=', orgId).where('id', '=', id).execute()
    },

    /** Features that were switched on for the org; none at first. */
    async features(): Promise<readonly string[]> {
      const row = await db.selectFrom('orgs').select('settings').where('id', '=', orgId).executeTakeFirst()
      const { features } = JSON.parse(row?.settings ?? '{}') as { features?: readonly string[] }
      return features ?? []
    },
  }
}

/** Where the values of a span's field lie. A user has one value in a row, and may have more among the others. */
function placeOf({ field }: Span) {
  return field.kind === 'values'
    ? {
        table: sql.table('user_values'),
        id: sql.ref('user_id'),
        named: sql`and name = ${field.name}`,
        distinct: sql`distinct`,
      }
    : { table: sql.table('users'), id: sql.ref('id'), named: sql``, distinct: sql`` }
}

/**
 * The condition that a value lies within a span. `of-one-user`: it is asked of a user's few values, and the value is
 * an expression, so that no database reads the index of everybody's values for each user anew.
 */
function within({ field, equals, from, to, contains }: Span, asked?: 'of-one-user'): RawBuilder<unknown> {
  const number = field.kind === 'values' && field.number
  const column = sql.ref(
    field.kind === 'column' ? field.column : field.kind === 'id' ? 'id' : number ? 'number_value' : 'text_value',
  )
  const value = asked === undefined ? column : number ? sql`${column} + 0` : sql`${column} || ''`
  if (equals !== undefined) return sql`${value} = ${equals}`
  const conditions: RawBuilder<unknown>[] = []
  if (from !== undefined)
    conditions.push(from.included ? sql`${value} >= ${from.value}` : sql`${value} > ${from.value}`)
  if (to !== undefined) conditions.push(to.included ? sql`${value} <= ${to.value}` : sql`${value} < ${to.value}`)
  if (contains !== undefined) {
    const pattern = `%${contains.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    conditions.push(sql`${value} like ${pattern} escape '\\'`)
  }
  return conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)
}
