/** Paging as Okta does it: a cursor, a limit, and `Link` headers that a client follows without reading them. */
import { apiError, cause } from '@stuntdouble/catalogue'

/** How one list is paged: its usual and its greatest page, in rows. `minusOne`: a limit of -1 asks for the greatest. */
export type Paging = { usual: number; most: number; minusOne?: true }

export type PageAsked = { after: string | undefined; limit: number }

/**
 * The page that a query asks for. More than the most is served as the most.
 * @throws E0000029 for an empty `after` or a limit below one; E0000037 for a limit that is no number.
 */
export function pageAsked(
  query: { after?: string | undefined; limit?: string | undefined },
  paging: Paging,
): PageAsked {
  if (query.after === '') throw apiError.E0000029({ causes: [cause.emptyAfter()] })
  return { after: query.after, limit: mustBeLimit(query.limit, paging) }
}

function mustBeLimit(asked: string | undefined, paging: Paging): number {
  if (asked === undefined || asked === '') return paging.usual
  if (!/^-?\d{1,18}$/.test(asked)) throw apiError.E0000037({ value: `limit: ${asked}` })
  const limit = Number(asked)
  if (limit === -1 && paging.minusOne) return paging.most
  if (limit < 1) throw apiError.E0000029({ causes: [cause.invalidLimit()] })
  return Math.min(limit, paging.most)
}

/** One page of a list: its rows, and the cursor of the next page where there is one. */
export type Page<T> = { items: readonly T[]; next: string | undefined }

/**
 * Cuts a page from a list that is there as a whole.
 * @throws E0000029 for a cursor that is none of its rows'
 */
export function pageWithin<T>(all: readonly T[], { after, limit }: PageAsked, cursor: (row: T) => string): Page<T> {
  const start = after === undefined ? 0 : mustBeACursor(all.findIndex((row) => cursor(row) === after)) + 1
  return pageOf(all.slice(start, start + limit + 1), limit, cursor)
}

/** A cursor is handed out, not made up. `at`: where in the list it stands. */
function mustBeACursor(at: number): number {
  if (at < 0) throw apiError.E0000029({ causes: [cause.invalidCursor()] })
  return at
}

/** Cuts a page from rows that were fetched with `limit + 1`: the one too many says that more remain. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => string): Page<T> {
  if (rows.length <= limit) return { items: rows, next: undefined }
  const items = rows.slice(0, limit)
  return { items, next: cursor(items[limit - 1] as T) }
}
