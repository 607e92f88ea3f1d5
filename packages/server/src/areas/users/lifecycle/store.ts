/** What a change of state writes: the user's row, and the one-time secrets that die with it. */
import type { Database } from '../../../store/database.js'
import type { UserSecretRow } from '../../../store/tables/users.js'

export const userStates = (db: Database, orgId: string) => ({
  /** A new secret of a kind ends the one before it. */
  async giveSecret(secret: Omit<UserSecretRow, 'org_id'>): Promise<void> {
    await db
      .deleteFrom('user_secrets')
      .where('org_id', '=', orgId)
      .where('user_id', '=', secret.user_id)
      .where('kind', '=', secret.kind)
      .execute()
    await db
      .insertInto('user_secrets')
      .values({ ...secret, org_id: orgId })
      .execute()
  },

  dropSecrets: (userId: string) =>
    db.deleteFrom('user_secrets').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),

  forgetPasswords: (userId: string) =>
    db.deleteFrom('password_history').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
})
