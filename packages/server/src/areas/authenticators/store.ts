/** The tables of authenticators and their methods. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import { catalog, placeOf } from './catalog.js'
import type { Authenticator, AuthenticatorMethod, CustomAaguid } from './model.js'

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

const aaguidsOf = compiled((db, orgId: string) =>
  db.selectFrom('custom_aaguids').selectAll().where('org_id', '=', orgId),
)

export const customAaguids = (db: Database, orgId: string) => ({
  async all(): Promise<CustomAaguid[]> {
    return (await aaguidsOf(db, orgId)).sort((one, other) => (one.aaguid < other.aaguid ? -1 : 1))
  },
  async find(aaguid: string): Promise<CustomAaguid | undefined> {
    return (await aaguidsOf(db, orgId)).find((one) => one.aaguid === aaguid.toLowerCase())
  },
  insert: (aaguid: CustomAaguid) => db.insertInto('custom_aaguids').values(aaguid).execute(),
  update: ({ org_id, aaguid, ...rest }: CustomAaguid) =>
    db.updateTable('custom_aaguids').set(rest).where('org_id', '=', org_id).where('aaguid', '=', aaguid).execute(),
  remove: (aaguid: string) =>
    db.deleteFrom('custom_aaguids').where('org_id', '=', orgId).where('aaguid', '=', aaguid).execute(),
})

/** Policies that are on, in the order in which they are asked. */
export const policiesAtWork = (db: Database, orgId: string) =>
  db
    .selectFrom('policies')
    .select(['type', 'name', 'settings'])
    .where('org_id', '=', orgId)
    .where('status', '=', 'ACTIVE')
    .orderBy('priority')
    .execute()
