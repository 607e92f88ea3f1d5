/** The table of owners. */
import type { Database } from '../../../store/database.js'
import type { GroupOwner } from './model.js'

export const groupOwners = (db: Database, orgId: string) => ({
  /** The owners of a group by id, `limit` at most, after the one whose id is `after`; of `types` alone. */
  async list(groupId: string, types: readonly string[], after: string, limit: number): Promise<readonly GroupOwner[]> {
    const rows = await db
      .selectFrom('group_owners')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('owner_type', 'in', [...types])
      .where('owner_id', '>', after)
      .orderBy('owner_id')
      .limit(limit)
      .execute()
    return rows as GroupOwner[]
  },
  /** The profiles of these people, as they are stored, by id. */
  async people(ids: readonly string[]): Promise<readonly { id: string; profile: string }[]> {
    if (ids.length === 0) return []
    return db
      .selectFrom('users')
      .select(['id', 'profile'])
      .where('org_id', '=', orgId)
      .where('id', 'in', [...ids])
      .execute()
  },
  insert: (owner: GroupOwner) => db.insertInto('group_owners').values(owner).execute(),
  async remove(groupId: string, ownerId: string): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('group_owners')
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('owner_id', '=', ownerId)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
  /** Who is no more owns nothing, and a group that is no more has no owners. */
  async forget(id: string): Promise<void> {
    await db.deleteFrom('group_owners').where('org_id', '=', orgId).where('owner_id', '=', id).execute()
    await db.deleteFrom('group_owners').where('org_id', '=', orgId).where('group_id', '=', id).execute()
  },
})
