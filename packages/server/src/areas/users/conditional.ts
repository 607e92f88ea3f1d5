/** Changes that depend on the state that the caller has seen (RFC 9110, section 13.1.1). */
import type { Context } from '../../operation/context.js'
import type { ListedUser } from './model.js'
import { mustMatch } from './rules.js'
import { documentOf } from './view.js'

/** Weak: it changes with what is answered of the user, byte for byte or not. */
export const etagOf = (ctx: Context, user: ListedUser): string => etagOfDocument(ctx, documentOf(user))

export const etagOfDocument = (ctx: Context, document: string): string => `W/"${ctx.digest.sha256(document)}"`

/** @throws E0000231, E0000242 */
export function mustBeAsExpected(ctx: Context, user: ListedUser): void {
  const ifMatch = ctx.request.headers['if-match']
  if (ifMatch !== undefined) mustMatch(ifMatch, etagOf(ctx, user))
}
