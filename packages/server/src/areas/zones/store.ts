/** The table of zones. */
import { sql } from 'kysely'
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { Zone } from './model.js'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('zones').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)

export const zones = (db: Database, orgId: string) => ({
  async find(id: string): Promise<Zone | undefined> {
    return (await byId(db, orgId, id))[0]
  },
  all: (): Promise<Zone[]> => db.selectFrom('zones').selectAll().where('org_id', '=', orgId).execute(),
  insert: (zone: Zone) => db.insertInto('zones').values(zone).execute(),
  update: ({ org_id, id, ...rest }: Zone) =>
    db.updateTable('zones').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('zones').where('org_id', '=', orgId).where('id', '=', id).execute(),
  /** A rule of a policy whose conditions name the zone. Ids are like nothing else that stands in conditions. */
  async ruleUsing(id: string): Promise<{ id: string; name: string } | undefined> {
    return db
      .selectFrom('policy_rules')
      .select(['id', 'name'])
      .where('org_id', '=', orgId)
      .where(sql<boolean>`conditions like ${`%"${id}"%`}`)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
  },
})
