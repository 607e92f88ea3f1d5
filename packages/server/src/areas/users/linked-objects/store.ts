/** The table of links between people. */
import type { Database } from '../../../store/database.js'

export const linkedObjectValues = (db: Database, orgId: string) => ({
  /** The primary of a user: one, or none. Two show that the table is damaged. */
  async primariesOf(userId: string, primaryName: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('linked_object_values')
      .select('primary_user_id')
      .where('org_id', '=', orgId)
      .where('associated_user_id', '=', userId)
      .where('primary_name', '=', primaryName)
      .limit(2)
      .execute()
    return rows.map((row) => row.primary_user_id)
  },
  async associatedWith(userId: string, primaryName: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('linked_object_values')
      .select('associated_user_id')
      .where('org_id', '=', orgId)
      .where('primary_user_id', '=', userId)
      .where('primary_name', '=', primaryName)
      .orderBy('associated_user_id')
      .execute()
    return rows.map((row) => row.associated_user_id)
  },
  /** In place of the primary that the user had. */
  assign: (userId: string, primaryName: string, primaryUserId: string) =>
    db
      .insertInto('linked_object_values')
      .values({
        org_id: orgId,
        primary_name: primaryName,
        associated_user_id: userId,
        primary_user_id: primaryUserId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'associated_user_id', 'primary_name'])
          .doUpdateSet({ primary_user_id: primaryUserId }),
      )
      .execute(),
  delete: (userId: string, primaryName: string) =>
    db
      .deleteFrom('linked_object_values')
      .where('org_id', '=', orgId)
      .where('associated_user_id', '=', userId)
      .where('primary_name', '=', primaryName)
      .execute(),
  deleteOfUser: (userId: string) =>
    db
      .deleteFrom('linked_object_values')
      .where('org_id', '=', orgId)
      .where(({ or, eb }) => or([eb('associated_user_id', '=', userId), eb('primary_user_id', '=', userId)]))
      .execute(),
  deleteOfRelationship: (primaryName: string) =>
    db.deleteFrom('linked_object_values').where('org_id', '=', orgId).where('primary_name', '=', primaryName).execute(),
})
