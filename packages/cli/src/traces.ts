/** Asking a server why it refused: the trace behind an `errorId`. */
import type { Trace } from '@stuntdouble/server'
import type { KnownServer } from './known-server.js'
import { fold, indented, labelled, wrap } from './layout.js'
import { unreachable } from './network.js'
import { Failure, type Terminal } from './terminal.js'

const waitMsMax = 5_000

/**
 * Asks the server for the trace; undefined where it has none.
 * @throws Failure where the server cannot be reached, or refuses.
 */
export async function traceOf(errorId: string, server: KnownServer, terminal: Terminal): Promise<Trace | undefined> {
  const { url, token } = server
  let response: Response
  try {
    response = await fetch(`${url}/stuntdouble/api/errors/${encodeURIComponent(errorId)}`, {
      headers: { accept: 'application/json', authorization: `SSWS ${token}` },
      signal: AbortSignal.timeout(waitMsMax),
    })
  } catch (error) {
    throw unreachable(server, error, terminal)
  }
  if (response.status === 404) return undefined
  if (response.status === 401 || response.status === 403) {
    throw new Failure(`${url} does not take this token (${response.status}). Give an administrator’s with --token.`)
  }
  if (!response.ok) throw new Failure(`${url} answered ${response.status} to the question for ${errorId}.`)
  return (await response.json()) as Trace
}

/** The trace as a person reads it. */
export function traceLines(trace: Trace, { outColors, columns }: Terminal): string[] {
  const rows: [string, string | string[]][] = [['When', trace.at]]
  const width = columns - 'Operation  '.length
  const { rule, caller, request, operation, logEvents } = trace
  if (rule !== null) rows.push(['Rule', `${rule.name}, ${rule.place}`])
  rows.push(['Step', trace.step])
  if (operation !== null) rows.push(['Operation', operation])
  rows.push(['Request', fold(`${request.method} ${request.uri}`, width)])
  if (request.body !== null) rows.push(['Body', fold(request.body, width)])
  rows.push(['From', caller === null ? request.ip : `${request.ip}, ${caller.login}`])
  const chain = trace.causeChain.map(
    ({ name, message }, depth) => `${depth === 0 ? '' : 'because of '}${name}: ${message}`,
  )
  if (chain.length > 0) rows.push(['Causes', chain.flatMap((link) => hanging(link, width))])
  const events = logEvents.map(({ eventType, displayMessage, outcome }) => {
    const reason = outcome.reason === null ? '' : ` (${outcome.reason})`
    return `${outcome.result} ${eventType}: ${displayMessage}${reason}`
  })
  if (events.length > 0) rows.push(['Log', events.flatMap((event) => hanging(event, width))])
  return labelled(rows, columns, outColors.dim)
}

/** Wrapped, with all lines but the first a little further in, so that one entry is told from the next. */
function hanging(text: string, columns: number): string[] {
  const [first = '', ...rest] = wrap(text, columns - 2)
  return [first, ...indented(rest, 2)]
}
