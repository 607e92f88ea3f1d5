/** The table of API tokens. */
import type { TokenFound } from '../../access/caller.js'
import { isRoleType } from '../../access/roles.js'
import { hour, later, toSeconds } from '../../kernel/time.js'
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import { type ApiToken, tokenWindowMs } from './model.js'

/** A row for each role of the owner: one question for all that a request needs to know of its caller. */
const byHash = compiled((db, orgId: string, hash: string) =>
  db
    .selectFrom('api_tokens as token')
    .innerJoin('users as owner', (join) =>
      join.onRef('owner.id', '=', 'token.user_id').onRef('owner.org_id', '=', 'token.org_id'),
    )
    .leftJoin('user_roles as role', (join) =>
      join
        .onRef('role.user_id', '=', 'token.user_id')
        .onRef('role.org_id', '=', 'token.org_id')
        .on('role.status', '=', 'ACTIVE'),
    )
    .select([
      'token.id as tokenId',
      'token.expires_at as expiresAt',
      'token.last_updated as lastUpdated',
      'owner.id as userId',
      'owner.status as ownerStatus',
      'owner.profile as profile',
      'role.type as role',
    ])
    .where('token.org_id', '=', orgId)
    .where('token.token_hash', '=', hash),
)

/** The token of this hash with its owner and the owner's roles. */
export async function findToken(db: Database, orgId: string, hash: string): Promise<TokenFound | undefined> {
  const rows = await byHash(db, orgId, hash)
  const [first] = rows
  if (first === undefined) return undefined
  const profile = JSON.parse(first.profile) as { login?: string; firstName?: string; lastName?: string }
  return {
    tokenId: first.tokenId,
    expiresAtMs: Date.parse(first.expiresAt),
    lastUpdatedMs: Date.parse(first.lastUpdated),
    userId: first.userId,
    ownerStatus: first.ownerStatus,
    login: profile.login ?? '',
    displayName: [profile.firstName, profile.lastName].filter((name) => typeof name === 'string').join(' '),
    roles: rows.map(({ role }) => role).filter(isRoleType),
  }
}

/**
 * A use gives the token its thirty days anew. Two servers may note the same use: the later one finds it noted within
 * the hour and changes nothing. `now`: the org's time.
 */
export async function tokenUsed(db: Database, orgId: string, tokenId: string, now: Date): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ last_updated: toSeconds(now), expires_at: toSeconds(later(now, tokenWindowMs)) })
    .where('org_id', '=', orgId)
    .where('id', '=', tokenId)
    .where('last_updated', '<=', later(now, -hour).toISOString())
    .execute()
}

/** `now`: the org's time; a token past its end is as good as gone. */
export const tokens = (db: Database, orgId: string) => ({
  find: (id: string, now: string): Promise<ApiToken | undefined> =>
    db
      .selectFrom('api_tokens')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  all: (now: string): Promise<ApiToken[]> =>
    db
      .selectFrom('api_tokens')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('expires_at', '>', now)
      .orderBy('id')
      .execute(),
  ofUser: (userId: string): Promise<ApiToken[]> =>
    db
      .selectFrom('api_tokens')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute(),
  insert: (token: ApiToken) => db.insertInto('api_tokens').values(token).execute(),
  update: ({ id, name, network }: ApiToken) =>
    db.updateTable('api_tokens').set({ name, network }).where('org_id', '=', orgId).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('api_tokens').where('org_id', '=', orgId).where('id', '=', id).execute(),
})
