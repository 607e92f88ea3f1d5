/** What must be true of a sign-in, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import type { AuthnTransactionRow } from '../store/tables/authn.js'

/** A state token that nobody knows, whose time is over, or that was used up: they are not told apart. */
export function mustBeUnderWay(row: AuthnTransactionRow | undefined, now: Date): AuthnTransactionRow {
  if (row === undefined || row.expires_at <= now.toISOString()) throw apiError.E0000011()
  return row
}

/** Somebody else took this step at the same time, and was first: the token stands elsewhere, or nowhere. */
export function mustBeFirst(isFirst: boolean): void {
  if (!isFirst) throw apiError.E0000011()
}
