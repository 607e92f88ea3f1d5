/** The table of user types. */
import { remembered } from '../../store/caching.js'
import { compiled } from '../../store/compiled.js'
import { anyChange, type Database, translating } from '../../store/database.js'
import type { UserType } from './model.js'
import { nameIsTaken } from './rules.js'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('user_types').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
const theDefault = compiled((db, orgId: string) =>
  db.selectFrom('user_types').selectAll().where('org_id', '=', orgId).where('is_default', '=', 1),
)

/** Asked for everybody who is made. */
const theDefaultId = remembered(
  anyChange('user_types'),
  compiled((db, orgId: string) =>
    db.selectFrom('user_types').select('id').where('org_id', '=', orgId).where('is_default', '=', 1),
  ),
)

export const userTypes = (db: Database, orgId: string) => ({
  find: async (id: string): Promise<UserType | undefined> => (await byId(db, orgId, id))[0],
  findDefault: async (): Promise<UserType | undefined> => (await theDefault(db, orgId))[0],
  defaultId: async (): Promise<string | undefined> => (await theDefaultId(db, orgId))[0]?.id,
  /** Oldest first, and the default one after all others, as recorded. */
  list: (): Promise<UserType[]> =>
    db
      .selectFrom('user_types')
      .selectAll()
      .where('org_id', '=', orgId)
      .orderBy('is_default')
      .orderBy('created')
      .orderBy('id')
      .execute(),
  insert: (type: UserType) =>
    translating(db.insertInto('user_types').values(type).execute(), 'user_types_name_key', nameIsTaken),
  update: ({ id, display_name, description, last_updated, last_updated_by }: UserType) =>
    db
      .updateTable('user_types')
      .set({ display_name, description, last_updated, last_updated_by })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute(),
  delete: (id: string) => db.deleteFrom('user_types').where('org_id', '=', orgId).where('id', '=', id).execute(),
  /** Whether anyone is of this type, in any state. */
  async hasUsers(id: string): Promise<boolean> {
    const user = await db
      .selectFrom('users')
      .select('id')
      .where('org_id', '=', orgId)
      .where('type_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    return user !== undefined
  },
})
