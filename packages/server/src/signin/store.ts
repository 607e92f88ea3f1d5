/** Sign-ins under way, and the devices that are remembered. */
import { compiled, inserting } from '../store/compiled.js'
import type { Database } from '../store/database.js'
import type { AuthnTransactionRow } from '../store/tables/authn.js'

const insertTransaction = inserting('authn_transactions')

const transactionOfToken = compiled((db, orgId: string, hash: string) =>
  db.selectFrom('authn_transactions').selectAll().where('org_id', '=', orgId).where('token_hash', '=', hash),
)

export const transactions = (db: Database, orgId: string) => {
  /** The row as it was read and no other: of two who change it at the same time, one finds it. */
  const asRead = ({ token_hash, state, details }: AuthnTransactionRow) => ({ token_hash, state, details })
  return {
    find: async (hash: string): Promise<AuthnTransactionRow | undefined> =>
      (await transactionOfToken(db, orgId, hash))[0],
    insert: (row: AuthnTransactionRow) => insertTransaction(db, row),
    async change(row: AuthnTransactionRow, changes: Partial<AuthnTransactionRow>): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('authn_transactions')
        .set(changes)
        .where('org_id', '=', orgId)
        .where((is) => is.and(asRead(row)))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async remove(row: AuthnTransactionRow): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('authn_transactions')
        .where('org_id', '=', orgId)
        .where((is) => is.and(asRead(row)))
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    /** It was used once more, whatever came of it. */
    extend: (hash: string, expiresAt: string) =>
      db
        .updateTable('authn_transactions')
        .set({ expires_at: expiresAt })
        .where('org_id', '=', orgId)
        .where('token_hash', '=', hash)
        .execute(),
    /** Those that nobody went on with. */
    forget: (now: string) =>
      db.deleteFrom('authn_transactions').where('org_id', '=', orgId).where('expires_at', '<=', now).execute(),
    /** Those of somebody that only wait for a browser to come back, and would become sessions. */
    removeDoneOf: (userId: string) =>
      db
        .deleteFrom('authn_transactions')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('state', '=', 'SUCCESS')
        .execute(),
    /** All that is under way for somebody; `but` names one that goes on. */
    removeOf: (userId: string, but = '') =>
      db
        .deleteFrom('authn_transactions')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('token_hash', '!=', but)
        .execute(),
  }
}

export const rememberedDevices = (db: Database, orgId: string) => ({
  async verifiedAt(userId: string, deviceHash: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('remembered_devices')
      .select('verified_at')
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .where('device_hash', '=', deviceHash)
      .executeTakeFirst()
    return row?.verified_at
  },
  remember: (userId: string, deviceHash: string, verifiedAt: string) =>
    db
      .insertInto('remembered_devices')
      .values({ org_id: orgId, user_id: userId, device_hash: deviceHash, verified_at: verifiedAt })
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'user_id', 'device_hash']).doUpdateSet({ verified_at: verifiedAt }),
      )
      .execute(),
  forget: (userId: string) =>
    db.deleteFrom('remembered_devices').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
})

export const pushPreferences = (db: Database, orgId: string) => ({
  async isAutomatic(userId: string): Promise<boolean> {
    const row = await db
      .selectFrom('push_preferences')
      .select('auto_push')
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return row?.auto_push === 1
  },
  async set(userId: string, isAutomatic: boolean): Promise<void> {
    const auto_push = isAutomatic ? 1 : 0
    await db
      .insertInto('push_preferences')
      .values({ org_id: orgId, user_id: userId, auto_push })
      .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet({ auto_push }))
      .execute()
  },
  forget: (userId: string) =>
    db.deleteFrom('push_preferences').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
})
