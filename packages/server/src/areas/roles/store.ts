/** The roles of users. */
import type { Database } from '../../store/database.js'
import type { RoleAssignment } from './model.js'

export const userRoles = (db: Database, orgId: string) => ({
  /** In the order in which they were given. */
  async of(userId: string): Promise<RoleAssignment[]> {
    const rows = await db
      .selectFrom('user_roles')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .orderBy('created')
      .orderBy('type')
      .execute()
    return rows as RoleAssignment[]
  },
  async superAdmins(): Promise<number> {
    const { held } = await db
      .selectFrom('user_roles')
      .select((row) => row.fn.countAll<number>().as('held'))
      .where('org_id', '=', orgId)
      .where('type', '=', 'SUPER_ADMIN')
      .executeTakeFirstOrThrow()
    return Number(held)
  },
  /** Ids of users who hold any role, `limit` at most, after the one named. */
  async holders(after: string | undefined, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('user_roles')
      .select('user_id')
      .distinct()
      .where('org_id', '=', orgId)
      .where('user_id', '>', after ?? '')
      .orderBy('user_id')
      .limit(limit)
      .execute()
    return rows.map((row) => row.user_id)
  },
  insert: (assignment: RoleAssignment) => db.insertInto('user_roles').values(assignment).execute(),
  remove: ({ user_id: userId, type }: RoleAssignment) =>
    db
      .deleteFrom('user_roles')
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .where('type', '=', type)
      .execute(),
})
