/** The tables of people. */
import { compiled, type Database } from '../../store/database.js'
import type { User } from './model.js'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
const byLogin = compiled((db, orgId: string, loginKey: string) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('login_key', '=', loginKey),
)
/** Two, because a short login that fits two people names neither. */
const byShortLogin = compiled((db, orgId: string, key: string) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('short_login_key', '=', key).limit(2),
)

export const users = (db: Database, orgId: string) => ({
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
  insert: (user: User) => db.insertInto('users').values(user).execute(),
})
