/** What an operation answers, before HTTP shapes it. */

/** JSON that is already text: a stored profile need not be parsed to be sent. */
export class JsonText {
  constructor(readonly text: string) {}
}

export type Reply = {
  status: number
  /** Absent for an answer without a body. */
  body?: unknown
  headers?: Readonly<Record<string, string>>
  links?: readonly Link[]
}

/** A `Link` header: the path and query are ours, the host is the one that the request came to (RFC 8288). */
export type Link = { rel: 'self' | 'next'; path: string }

export const ok = (body: unknown, headers?: Readonly<Record<string, string>>): Reply =>
  headers === undefined ? { status: 200, body } : { status: 200, body, headers }
export const created = (body: unknown): Reply => ({ status: 201, body })
export const accepted = (): Reply => ({ status: 202 })
/** 302: the browser goes on there. */
export const found = (location: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 302,
  headers: { location, ...headers },
})
/** 204: done, and there is nothing to say. */
export const nothing = (): Reply => ({ status: 204 })
/** Okta answers most lifecycle calls with 200 and an empty object. */
export const done = (): Reply => ({ status: 200, body: new JsonText('{}') })

/** The text of a JSON array whose elements are already text. */
export const jsonArray = (items: readonly string[]): JsonText => new JsonText(`[${items.join(',')}]`)

/**
 * A page with its links. Parameters come in Okta's fixed order (`after`, `limit`, `q`, `search`, `filter`, the rest),
 * unknown ones are left out, a space is `+`.
 */
export function page(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  next: string | undefined,
  body: unknown,
): Reply {
  const links: Link[] = [{ rel: 'self', path: withQuery(path, query) }]
  if (next !== undefined) links.push({ rel: 'next', path: withQuery(path, { ...query, after: next }) })
  return { status: 200, body, links }
}

const order = ['after', 'limit', 'q', 'search', 'filter']

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const names = [
    ...order.filter((name) => name in query),
    ...Object.keys(query).filter((name) => !order.includes(name)),
  ]
  const parts = new URLSearchParams()
  for (const name of names) {
    const value = query[name]
    if (value !== undefined) parts.append(name, value)
  }
  const text = parts.toString()
  return text === '' ? path : `${path}?${text}`
}
