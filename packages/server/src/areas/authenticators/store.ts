/** The tables of authenticators and their methods. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import { catalog, placeOf } from './catalog.js'
import type { Authenticator, AuthenticatorMethod } from './model.js'

const allOf = compiled((db, orgId: string) => db.selectFrom('authenticators').selectAll().where('org_id', '=', orgId))
const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('authenticators').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
const byKey = compiled((db, orgId: string, key: string) =>
  db.selectFrom('authenticators').selectAll().where('org_id', '=', orgId).where('key', '=', key),
)
const methodsOf = compiled((db, orgId: string, authenticatorId: string) =>
  db
    .selectFrom('authenticator_methods')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('authenticator_id', '=', authenticatorId),
)

export const authenticators = (db: Database, orgId: string) => ({
  /** In the order in which they are listed. */
  async all(): Promise<Authenticator[]> {
    const rows = (await allOf(db, orgId)) as Authenticator[]
    return rows.sort((one, other) => placeOf(one.key) - placeOf(other.key))
  },
  async find(id: string): Promise<Authenticator | undefined> {
    return (await byId(db, orgId, id))[0] as Authenticator | undefined
  },
  async withKey(key: string): Promise<Authenticator | undefined> {
    return (await byKey(db, orgId, key))[0] as Authenticator | undefined
  },
  insert: (authenticator: Authenticator) => db.insertInto('authenticators').values(authenticator).execute(),
  update: ({ org_id, id, ...rest }: Authenticator) =>
    db.updateTable('authenticators').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
})

export const authenticatorMethods = (db: Database, orgId: string) => ({
  /** In the order in which they are listed. */
  async of({ id, key }: Pick<Authenticator, 'id' | 'key'>): Promise<AuthenticatorMethod[]> {
    const rows = (await methodsOf(db, orgId, id)) as AuthenticatorMethod[]
    const order = catalog[key].methods.map(({ type }) => type)
    return rows.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
  },
  insert: (methods: readonly AuthenticatorMethod[]) => db.insertInto('authenticator_methods').values(methods).execute(),
  update: ({ org_id, authenticator_id, type, ...rest }: AuthenticatorMethod) =>
    db
      .updateTable('authenticator_methods')
      .set(rest)
      .where('org_id', '=', org_id)
      .where('authenticator_id', '=', authenticator_id)
      .where('type', '=', type)
      .execute(),
})
