/**
 * Why a request was refused, kept so that an `errorId` can be looked up. Making a trace costs more than most refusals,
 * so a refusal only leaves its parts in a bounded buffer; they become rows in batches, and before a look-up.
 */
import type { Store } from '../store/database.js'
import { type LogEvent, logEvent, type Written } from './log-event.js'
import { removed, withoutSecrets } from './secrets.js'
import { type TraceRow, traceRows, tracesKeptMs } from './store.js'

/** What a refusal leaves behind, as it happened. */
export type Refused = {
  errorId: string
  orgId: string
  code: string
  status: number
  summary: string
  causes: readonly { errorSummary: string }[]
  /** The step of the pipeline that was refusing: `caller`, `target`, `state` … */
  step: string
  operation: string | undefined
  error: unknown
  request: {
    id: string
    method: string
    uri: string
    ip: string
    headers: Readonly<Record<string, string | undefined>>
    body: string | undefined
  }
  caller: { userId: string; login: string; tokenId: string } | undefined
  events: readonly Written[]
  at: Date
}

/** A trace as it is answered. */
export type Trace = {
  errorId: string
  errorCode: string
  status: number
  errorSummary: string
  errorCauses: readonly { errorSummary: string }[]
  at: string
  step: string
  operation: string | null
  /** The rule that said no and where it stands: `mustNotBeActive`, `areas/users/rules.ts`. */
  rule: { name: string; place: string } | null
  /** What was caught on the way, outermost first. */
  causeChain: readonly { name: string; message: string }[]
  request: { id: string; method: string; uri: string; ip: string; headers: Record<string, string>; body: string | null }
  caller: { userId: string; login: string; tokenId: string } | null
  logEvents: readonly LogEvent[]
}

/** Tells the function and file of a stack frame; the rim knows how (a bundle has a map). */
export type Places = (error: Error) => { name: string; place: string } | undefined

export type Traces = {
  /** Whether there is no room until the next batch, so that what would be left need not be put together. */
  isFull(): boolean
  leave(refused: Refused): void
  /** Writes what is in the buffer. */
  flush(): Promise<void>
  find(orgId: string, errorId: string): Promise<Trace | undefined>
  newest(orgId: string, limit: number): Promise<Trace[]>
}

/** As many wait for the next batch at most: of a flood the first are kept. */
const bufferMax = 50

/** After a batch that was full: a flood that lasts is told by samples, and tracing it costs next to nothing of a core. */
const sampleMax = 5

/** Old traces are looked for after so many new ones, not with each batch. */
const prunedAfter = 500

/** Characters of a body that wait with it; a longer one is told by its size alone, and cannot fill the memory. */
const bodyKeptMax = 64 * 1024

export function createTraces(
  store: Store,
  places: Places,
  schedule: (flush: () => void) => void,
  /** Told when no more is kept until the next batch, and when there is room again. */
  flooded?: (isFlooded: boolean) => void,
): Traces {
  let buffer: Refused[] = []
  let room = bufferMax
  let full = false
  let scheduled = false
  /** Written since old ones were last looked for, by org. */
  const unpruned = new Map<string, number>()
  let writing: Promise<void> = Promise.resolve()
  const flush = () => {
    writing = writing.then(async () => {
      const batch = buffer
      buffer = []
      if (full) flooded?.(false)
      full = false
      if (batch.length === 0) return
      // The database may be the very thing that failed. A trace is worth keeping, never worth failing for.
      await write(
        store,
        batch.map((refused) => rowOf(refused, places)),
        unpruned,
      ).catch(() => {})
    })
    return writing
  }
  return {
    isFull: () => full,
    leave(whole) {
      if (full) return
      buffer.push(light(whole))
      full = buffer.length >= room
      if (full) flooded?.(true)
      if (scheduled) return
      scheduled = true
      schedule(() => {
        scheduled = false
        room = full ? sampleMax : bufferMax
        void flush()
      })
    },
    flush,
    async find(orgId, errorId) {
      await flush()
      const row = await traceRows(store.db).find(orgId, errorId)
      return row === undefined ? undefined : (JSON.parse(row.trace) as Trace)
    },
    async newest(orgId, limit) {
      await flush()
      return (await traceRows(store.db).newest(orgId, limit)).map(({ trace }) => JSON.parse(trace) as Trace)
    },
  }
}

function light(refused: Refused): Refused {
  const { body } = refused.request
  if (body === undefined || body.length <= bodyKeptMax) return refused
  return { ...refused, request: { ...refused.request, body: JSON.stringify(`(${body.length} characters)`) } }
}

async function write(store: Store, rows: readonly TraceRow[], unpruned: Map<string, number>): Promise<void> {
  for (const { org_id } of rows) unpruned.set(org_id, (unpruned.get(org_id) ?? prunedAfter) + 1)
  const newest = new Map(rows.map(({ org_id, at }) => [org_id, at]))
  await store.transaction(async (db) => {
    await traceRows(db).write(rows)
    for (const [orgId, at] of newest) {
      if ((unpruned.get(orgId) ?? 0) < prunedAfter) continue
      await traceRows(db).prune(orgId, new Date(Date.parse(at) - tracesKeptMs).toISOString())
      unpruned.set(orgId, 0)
    }
  })
}

function rowOf(refused: Refused, places: Places): TraceRow {
  const at = refused.at.toISOString()
  const trace: Trace = {
    errorId: refused.errorId,
    errorCode: refused.code,
    status: refused.status,
    errorSummary: refused.summary,
    errorCauses: refused.causes,
    at,
    step: refused.step,
    operation: refused.operation ?? null,
    rule: (refused.error instanceof Error ? places(refused.error) : undefined) ?? null,
    causeChain: chainOf(refused.error),
    request: {
      ...refused.request,
      uri: withoutSecrets(refused.request.uri),
      headers: withoutSecretsInHeaders(refused.request.headers),
      body: refused.request.body === undefined ? null : withoutSecretsInBody(refused.request.body),
    },
    caller: refused.caller ?? null,
    logEvents: refused.events.map(logEvent),
  }
  return { error_id: refused.errorId, org_id: refused.orgId, code: refused.code, at, trace: JSON.stringify(trace) }
}

/** The error itself is the first link; what it wrapped follows. Five are enough to find any source. */
function chainOf(error: unknown): Trace['causeChain'] {
  const chain: { name: string; message: string }[] = []
  for (let link = error; link instanceof Error && chain.length < 5; link = link.cause) {
    chain.push({ name: link.name, message: link.message })
  }
  return chain
}

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'x-okta-session',
  'dpop',
  'proxy-authorization',
])
const secretMember =
  /pass(word|code)|secret|token|answer|^value$|^salt$|credential.*key|private|(aes|integration)key|^sig_response$|^challengeResponse$/i
/** Of a JSON Web Key (RFC 7518, section 6): what somebody sends who mistakes the private half for the public one. */
const secretOfKey: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])

function withoutSecretsInHeaders(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const scheme = /^(SSWS|Bearer|Basic|DPoP)\b/i.exec(value)?.[0]
    const known = scheme === undefined ? removed : `${scheme} ${removed}`
    // `Referer` is an address, and proxies tell in headers of their own which one was asked for.
    kept[name] = secretHeaders.has(name) ? known : withoutSecrets(value)
  }
  return kept
}

/** What stands under a secret's name; an object there has names of its own to judge by. */
const isSecret = (value: unknown) => typeof value === 'string' || typeof value === 'number' || Array.isArray(value)

/** A body that is no JSON is told by its size alone: what cannot be read cannot be cleaned. */
function withoutSecretsInBody(body: string): string {
  try {
    const text = JSON.stringify(JSON.parse(body), (name, value: unknown) =>
      (secretMember.test(name) || secretOfKey.has(name)) && isSecret(value) ? removed : value,
    )
    return text.length > 4000 ? `${text.slice(0, 4000)}…` : text
  } catch {
    return `(${body.length} characters that are not JSON)`
  }
}
