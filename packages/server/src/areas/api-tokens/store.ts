/** The table of API tokens. */
import type { TokenFound } from '../../access/caller.js'
import type { RoleType } from '../../access/roles.js'
import { compiled, type Database } from '../../store/database.js'

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
    expiresAt: first.expiresAt,
    lastUpdated: first.lastUpdated,
    userId: first.userId,
    ownerStatus: first.ownerStatus,
    login: profile.login ?? '',
    displayName: [profile.firstName, profile.lastName].filter((name) => typeof name === 'string').join(' '),
    roles: rows.flatMap(({ role }) => (role === null ? [] : [role as RoleType])),
  }
}
