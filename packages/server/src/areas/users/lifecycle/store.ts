/** What a change of state writes: the user's row, and the one-time secrets that die with it. */
import type { Database } from '../../../store/database.js'
import type { UserSecretRow } from '../../../store/tables/users.js'

export const userStates = (db: Database, orgId: string) => {
  /** Those that end are remembered: that a link was used or replaced is another thing than that it never was. */
  async function end(of: Partial<Pick<UserSecretRow, 'user_id' | 'kind' | 'token_hash'>>): Promise<boolean> {
    const ended = await db
      .selectFrom('user_secrets')
      .select(['org_id', 'token_hash', 'expires_at'])
      .where('org_id', '=', orgId)
      .where((is) => is.and(of))
      .execute()
    if (ended.length === 0) return false
    const hashes = ended.map(({ token_hash }) => token_hash)
    await db.deleteFrom('user_secrets').where('org_id', '=', orgId).where('token_hash', 'in', hashes).execute()
    await db.insertInto('ended_secrets').values(ended).execute()
    return true
  }

  return {
    /** A new secret of a kind ends the one before it. */
    async giveSecret(secret: Omit<UserSecretRow, 'org_id' | 'failures'>): Promise<void> {
      await end({ user_id: secret.user_id, kind: secret.kind })
      await db
        .insertInto('user_secrets')
        .values({ ...secret, org_id: orgId, failures: 0 })
        .execute()
    },

    findSecret: (tokenHash: string) =>
      db
        .selectFrom('user_secrets')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst(),

    /** How often it has failed now; undefined where it has ended. */
    async failSecret(tokenHash: string): Promise<number | undefined> {
      const row = await db
        .updateTable('user_secrets')
        .set(({ eb }) => ({ failures: eb('failures', '+', 1) }))
        .where('org_id', '=', orgId)
        .where('token_hash', '=', tokenHash)
        .returning('failures')
        .executeTakeFirst()
      return row?.failures
    },

    /** Whether it was there to be ended: of two who use one secret, one hears yes. */
    endSecret: (tokenHash: string): Promise<boolean> => end({ token_hash: tokenHash }),

    async isEnded(tokenHash: string): Promise<boolean> {
      const row = await db
        .selectFrom('ended_secrets')
        .select('token_hash')
        .where('org_id', '=', orgId)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      return row !== undefined
    },

    /** Forgets ended ones that would long have expired. */
    forgetEnded: (before: string) =>
      db.deleteFrom('ended_secrets').where('org_id', '=', orgId).where('expires_at', '<', before).execute(),

    dropSecrets: (userId: string) => end({ user_id: userId }),

    forgetPasswords: (userId: string) =>
      db.deleteFrom('password_history').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
  }
}
