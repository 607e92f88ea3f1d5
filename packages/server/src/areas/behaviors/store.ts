/** The table of behaviors. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { Behavior } from './model.js'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('behaviors').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)

export const behaviors = (db: Database, orgId: string) => ({
  async find(id: string): Promise<Behavior | undefined> {
    return (await byId(db, orgId, id))[0]
  },
  all: (): Promise<Behavior[]> => db.selectFrom('behaviors').selectAll().where('org_id', '=', orgId).execute(),
  insert: (behavior: Behavior) => db.insertInto('behaviors').values(behavior).execute(),
  update: ({ org_id, id, ...rest }: Behavior) =>
    db.updateTable('behaviors').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('behaviors').where('org_id', '=', orgId).where('id', '=', id).execute(),
})
