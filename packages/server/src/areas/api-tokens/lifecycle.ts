/** How a token begins, and how it ends: revoked, or with its owner. */
import { later, toSeconds } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import { type ApiToken, anywhere, tokenWindowMs } from './model.js'
import { tokens } from './store.js'

const target = ({ id, name }: ApiToken) => ({ id, type: 'Token' as const, alternateId: name, displayName: name })

export type NewToken = {
  userId: string
  name: string
  /** What made it; `Okta API` where nobody says otherwise. */
  clientName?: string
  /** A value of the caller's choice, otherwise drawn. */
  token?: string
}

/** Makes a token for a user who exists. Its value is handed out here and kept nowhere; only its SHA-256 is stored. */
export async function createToken(ctx: Context, order: NewToken): Promise<{ id: string; token: string }> {
  // As long as Okta's: `00` and forty characters of base64url, thirty random bytes.
  const token = order.token ?? `00${ctx.ids.secret(30)}`
  const made = await insertToken(ctx, { ...order, hash: ctx.digest.sha256(token) })
  ctx.journal.record({ type: 'system.api_token.create', targets: [target(made)] })
  return { id: made.id, token }
}

/** Stores a token of which only the hash is known. */
export async function insertToken(
  ctx: Context,
  order: { userId: string; name: string; hash: string; clientName?: string },
): Promise<ApiToken> {
  const row: ApiToken = {
    id: ctx.ids.next('apiToken'),
    org_id: ctx.org.id,
    user_id: order.userId,
    name: order.name,
    client_name: order.clientName ?? 'Okta API',
    token_hash: order.hash,
    created: ctx.now,
    last_updated: ctx.now,
    expires_at: toSeconds(later(ctx.clock.now(), tokenWindowMs)),
    network: JSON.stringify(anywhere),
  }
  await tokens(ctx.db, ctx.org.id).insert(row)
  return row
}

export async function updateToken(ctx: Context, token: ApiToken): Promise<void> {
  await tokens(ctx.db, ctx.org.id).update(token)
  ctx.journal.record({ type: 'system.api_token.update', targets: [target(token)] })
}

/** From now on whoever shows it is nobody. */
export async function revokeToken(ctx: Context, token: ApiToken): Promise<void> {
  await tokens(ctx.db, ctx.org.id).remove(token.id)
  ctx.journal.record({ type: 'system.api_token.revoke', targets: [target(token)] })
}

/** A token dies with its owner: nobody is left for whom it could speak. */
export async function revokeTokensOf(ctx: Context, userId: string): Promise<void> {
  for (const token of await tokens(ctx.db, ctx.org.id).ofUser(userId)) await revokeToken(ctx, token)
}
