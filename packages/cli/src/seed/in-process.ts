/** Calls to the server in this very process, without a socket: what a seed is applied through. */
import type { RunningServer } from '@stuntdouble/server/node'
import type { Call } from './apply.js'

/** Calls the app of `server` with `token`. */
export function inProcess({ app, url }: Pick<RunningServer, 'app' | 'url'>, token: string): Call {
  const { host, protocol } = new URL(url)
  return async (method, path, body) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const answer = await app.handle({
      method,
      uri: path,
      headers: {
        host,
        accept: 'application/json',
        authorization: `SSWS ${token}`,
        'user-agent': 'stuntdouble seed',
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: text === undefined ? undefined : new TextEncoder().encode(text),
      ip: '127.0.0.1',
      scheme: protocol === 'https:' ? 'https' : 'http',
    })
    const next = nextOf(answer.headers)
    return {
      status: answer.status,
      body: typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : undefined,
      ...(next === undefined ? {} : { next }),
    }
  }
}

/** Path and query of the `Link` header whose relation is `next` (RFC 8288). */
function nextOf(headers: readonly string[]): string | undefined {
  for (let at = 0; at < headers.length; at += 2) {
    const target = /^<([^>]+)>;\s*rel="next"/.exec(headers[at + 1] ?? '')?.[1]
    if (headers[at]?.toLowerCase() !== 'link' || target === undefined) continue
    const { pathname, search } = new URL(target)
    return pathname + search
  }
  return undefined
}
