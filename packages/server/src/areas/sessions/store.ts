/** The tables of sessions, of the tokens that become sessions, and of what is said of administrators' sessions. */
import type { Database } from '../../store/database.js'
import type { AdminSessionSettingsRow, SessionRow, SessionTokenRow } from '../../store/tables/sessions.js'

export const sessions = (db: Database, orgId: string) => {
  const of = (userId: string) => db.deleteFrom('sessions').where('org_id', '=', orgId).where('user_id', '=', userId)
  return {
    /** By the id that names it, or by the secret that is its id for whoever holds the cookie. */
    find: (id: string, hash: string): Promise<SessionRow | undefined> =>
      db
        .selectFrom('sessions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where(({ eb, or }) => or([eb('id', '=', id), eb('secret_hash', '=', hash)]))
        .executeTakeFirst(),
    bySecret: (hash: string): Promise<SessionRow | undefined> =>
      db
        .selectFrom('sessions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('secret_hash', '=', hash)
        .executeTakeFirst(),
    ofUser: (userId: string): Promise<SessionRow[]> =>
      db
        .selectFrom('sessions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .orderBy('created')
        .execute(),
    insert: (session: SessionRow) => db.insertInto('sessions').values(session).execute(),
    used: (id: string, lastUsed: string, expiresAt: string) =>
      db
        .updateTable('sessions')
        .set({ last_used: lastUsed, expires_at: expiresAt })
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .execute(),
    remove: (id: string) => db.deleteFrom('sessions').where('org_id', '=', orgId).where('id', '=', id).execute(),
    removeOf: (userId: string, but: string) => of(userId).where('id', '!=', but).execute(),
    /** Those that ended by themselves. */
    forget: (userId: string, now: string) => of(userId).where('expires_at', '<=', now).execute(),
  }
}

export const sessionTokens = (db: Database, orgId: string) => {
  const of = (userId: string) =>
    db.deleteFrom('session_tokens').where('org_id', '=', orgId).where('user_id', '=', userId)
  return {
    insert: (token: SessionTokenRow) => db.insertInto('session_tokens').values(token).execute(),
    /** Takes the token out of the world: of two who ask at once, one gets it. */
    take: (hash: string): Promise<SessionTokenRow | undefined> =>
      db
        .deleteFrom('session_tokens')
        .where('org_id', '=', orgId)
        .where('token_hash', '=', hash)
        .returningAll()
        .executeTakeFirst(),
    removeOf: (userId: string) => of(userId).execute(),
    forget: (userId: string, now: string) => of(userId).where('expires_at', '<=', now).execute(),
  }
}

export const adminSessionSettings = (db: Database, orgId: string) => ({
  find: (): Promise<AdminSessionSettingsRow | undefined> =>
    db.selectFrom('admin_session_settings').selectAll().where('org_id', '=', orgId).executeTakeFirst(),
  async save(settings: Omit<AdminSessionSettingsRow, 'org_id'>): Promise<void> {
    await db
      .insertInto('admin_session_settings')
      .values({ org_id: orgId, ...settings })
      .onConflict((conflict) => conflict.column('org_id').doUpdateSet(settings))
      .execute()
  },
})
