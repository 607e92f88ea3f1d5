/** The tables of sessions, of the tokens that become sessions, and of what is said of administrators' sessions. */
import { isRoleType, type RoleType } from '../../access/roles.js'
import { compiled, inserting } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { AdminSessionSettingsRow, SessionRow, SessionTokenRow } from '../../store/tables/sessions.js'

/** A row for each role of the owner: one question for all that a request needs to know of its caller. */
const withOwner = compiled((db, orgId: string, hash: string) =>
  db
    .selectFrom('sessions as session')
    .innerJoin('users as owner', (join) =>
      join.onRef('owner.id', '=', 'session.user_id').onRef('owner.org_id', '=', 'session.org_id'),
    )
    .leftJoin('user_roles as role', (join) =>
      join
        .onRef('role.user_id', '=', 'session.user_id')
        .onRef('role.org_id', '=', 'session.org_id')
        .on('role.status', '=', 'ACTIVE'),
    )
    .leftJoin('admin_session_settings as admin', 'admin.org_id', 'session.org_id')
    .selectAll('session')
    .select([
      'owner.status as owner_status',
      'owner.profile as profile',
      'role.type as role',
      'admin.idle_minutes as idle_minutes',
      'admin.lifetime_minutes as lifetime_minutes',
    ])
    .where('session.org_id', '=', orgId)
    .where('session.secret_hash', '=', hash),
)

/** The session of which this is the secret's hash, with its owner, the owner's roles, and what the org says of these. */
export async function sessionWithOwner(db: Database, orgId: string, hash: string) {
  const rows = await withOwner(db, orgId, hash)
  const [session] = rows
  if (session === undefined) return undefined
  const roles: readonly RoleType[] = rows.map(({ role }) => role).filter(isRoleType)
  return { session, roles }
}

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
    byId: (id: string): Promise<SessionRow | undefined> =>
      db.selectFrom('sessions').selectAll().where('org_id', '=', orgId).where('id', '=', id).executeTakeFirst(),
    insert: (session: SessionRow) => db.insertInto('sessions').values(session).execute(),
    used: (id: string, times: Pick<SessionRow, 'last_used' | 'expires_at'> & { admin_used?: string }) =>
      db.updateTable('sessions').set(times).where('org_id', '=', orgId).where('id', '=', id).execute(),
    remove: (id: string) => db.deleteFrom('sessions').where('org_id', '=', orgId).where('id', '=', id).execute(),
    removeOf: (userId: string, but: string) => of(userId).where('id', '!=', but).execute(),
    /** Those that ended by themselves. */
    forget: (userId: string, now: string) => of(userId).where('expires_at', '<=', now).execute(),
  }
}

const insertToken = inserting('session_tokens')
const forgetTokens = compiled((db, orgId: string, userId: string, now: string) =>
  db
    .deleteFrom('session_tokens')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('expires_at', '<=', now),
)

export const sessionTokens = (db: Database, orgId: string) => {
  return {
    insert: (token: SessionTokenRow) => insertToken(db, token),
    /** Takes the token out of the world: of two who ask at once, one gets it. */
    take: (hash: string): Promise<SessionTokenRow | undefined> =>
      db
        .deleteFrom('session_tokens')
        .where('org_id', '=', orgId)
        .where('token_hash', '=', hash)
        .returningAll()
        .executeTakeFirst(),
    removeOf: (userId: string) =>
      db.deleteFrom('session_tokens').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
    forget: (userId: string, now: string) => forgetTokens(db, orgId, userId, now),
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
