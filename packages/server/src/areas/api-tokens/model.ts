/** A token that speaks for the user who made it. */
import { day } from '../../kernel/time.js'
import type { ApiTokenRow } from '../../store/tables/access.js'

export type ApiToken = ApiTokenRow

/** From where a token may be used; how it is kept in `api_tokens.network`. */
export type Network = { connection: 'ANYWHERE' }

export const anywhere: Network = { connection: 'ANYWHERE' }

/** How long a token lives after its last use; printed as `P30D`. */
export const tokenWindowMs = 30 * day
