/** Former passwords. */
import type { Database } from '../../../store/database.js'

export const formerPasswords = (db: Database, orgId: string) => {
  const of = (userId: string) =>
    db.selectFrom('password_history').where('org_id', '=', orgId).where('user_id', '=', userId)
  return {
    /** Newest first. */
    async newest(userId: string, count: number): Promise<string[]> {
      const rows = await of(userId).select('password_hash').orderBy('position', 'desc').limit(count).execute()
      return rows.map((row) => row.password_hash)
    },
    /** Remembers one more, and no more than `kept` in all. */
    async remember(userId: string, hash: string, kept: number): Promise<void> {
      const last = await of(userId).select('position').orderBy('position', 'desc').limit(1).executeTakeFirst()
      const position = (last?.position ?? 0) + 1
      await db
        .insertInto('password_history')
        .values({ org_id: orgId, user_id: userId, position, password_hash: hash })
        .execute()
      await db
        .deleteFrom('password_history')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('position', '<=', position - kept)
        .execute()
    },
  }
}
