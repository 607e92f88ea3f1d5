/** The table of trusted origins. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { TrustedOrigin } from './model.js'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('trusted_origins').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
/** Asked with every request of a page of another site, where other servers may write. */
const active = compiled((db, orgId: string) =>
  db
    .selectFrom('trusted_origins')
    .select(['origin_key', 'scopes'])
    .where('org_id', '=', orgId)
    .where('status', '=', 'ACTIVE'),
)

export const trustedOrigins = (db: Database, orgId: string) => ({
  async find(id: string): Promise<TrustedOrigin | undefined> {
    return (await byId(db, orgId, id))[0]
  },
  all: (): Promise<TrustedOrigin[]> =>
    db.selectFrom('trusted_origins').selectAll().where('org_id', '=', orgId).execute(),
  active: (): Promise<Pick<TrustedOrigin, 'origin_key' | 'scopes'>[]> => active(db, orgId),
  insert: (origin: TrustedOrigin) => db.insertInto('trusted_origins').values(origin).execute(),
  update: ({ org_id, id, ...rest }: TrustedOrigin) =>
    db.updateTable('trusted_origins').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('trusted_origins').where('org_id', '=', orgId).where('id', '=', id).execute(),
})
