/** `explain`: what an error means, in whatever form it is at hand. */
import { type OAuthCondition, oauthErrors, type ReceivedError, readError } from '@stuntdouble/catalogue'
import {
  aboutError,
  adminAdvice,
  areaWords,
  basisSentences,
  callerAdvice,
  deliverySentences,
  explainedErrors,
  kindWords,
  relatedErrors,
  retryWords,
  type SearchEntry,
  searchErrors,
} from '@stuntdouble/catalogue/explained'
import type { Trace } from '@stuntdouble/server'
import type { Flags } from '../environment.js'
import { type KnownServer, knownServer } from '../known-server.js'
import { fold, indented, wrap } from '../layout.js'
import { Failure, type Terminal, wrongUsage } from '../terminal.js'
import { scenarioOf } from '../told.js'
import { traceLines, traceOf } from '../traces.js'
import { asJson, listed, nameOf } from './errors.js'

/** More than this many candidates are a list, not an answer. */
const alternativesMax = 8

/** What was found out about an error. */
type Found = {
  /** As it was read; undefined where it was only searched for. */
  received: ReceivedError | undefined
  /** What it most likely is, then what else it can be. */
  entries: readonly SearchEntry[]
  /** Whether the first entry is what was asked for, rather than the nearest to it. */
  certain: boolean
  trace: Trace | undefined
}

/**
 * Prints what the error means, what to do, and, where it has an `errorId` that a known server remembers, why that server
 * refused. Exit code 1 where nothing is known of it.
 */
export async function explain(
  words: readonly string[],
  { values, isTyped }: Flags,
  terminal: Terminal,
): Promise<number> {
  const asked = (
    words.length > 0 && words.join(' ') !== '-' ? words.join(' ') : ((await terminal.input()) ?? '')
  ).trim()
  if (asked === '') {
    throw wrongUsage(
      'What shall be explained? Give a code, a condition, an errorId, a JSON body, a redirect URL or a sentence.',
    )
  }
  const found = await find(asked, values as { url?: string; token?: string }, isTyped('url'), terminal)
  const entry = found.entries[0]
  if (entry === undefined) {
    throw new Failure(`Nothing is known of ${quoted(asked)}. \`stuntdouble errors <words>\` searches all errors.`)
  }
  if (values.json === true) terminal.out(JSON.stringify(explainedJson(entry, found), null, 2))
  else terminal.out(explainedText(entry, found, terminal).join('\n'))
  return 0
}

async function find(
  asked: string,
  target: { url?: string; token?: string },
  mustAnswer: boolean,
  terminal: Terminal,
): Promise<Found> {
  const received = readError(asked)
  if (received?.family === 'errorId') {
    const server = knownServer(target, terminal)
    if (server === undefined) {
      throw new Failure(
        `Only the server that answered with ${received.errorId} can tell more: name it with --url and --token.`,
      )
    }
    const trace = await traceOf(received.errorId, server, terminal)
    if (trace === undefined) {
      throw new Failure(`${server.url} does not remember ${received.errorId}. It keeps the last 10,000 for 7 days.`)
    }
    return { received, entries: entriesOf(readError({ errorCode: trace.errorCode })), certain: true, trace }
  }
  const entries = entriesOf(received)
  if (entries.length > 0) {
    const errorId = received?.family === 'api' ? received.errorId : undefined
    const trace = errorId === undefined ? undefined : await traceIfKnown(errorId, target, mustAnswer, terminal)
    return { received, entries, certain: entries.length === 1, trace }
  }
  if (received?.family === 'api') {
    throw new Failure(`${received.code} is none of Okta’s codes, which run from E0000001 to E0000269 with gaps.`)
  }
  // A name or an exact cause is what it says; anything else is only near.
  const near = isWithoutWords(asked) ? [] : searchErrors(asked, { limit: alternativesMax })
  const certain = near[0] !== undefined && (nameOf(near[0]) === asked || near[0].causes?.includes(asked) === true)
  return { received, entries: near, certain, trace: undefined }
}

/** Whether a text is JSON in which nothing is said: `null`, `{}`, `[0]`. A number that is the status of errors says those. */
function isWithoutWords(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return !hasWords(value) && explainedErrors().every(({ status }) => status !== value)
  } catch {
    return false
  }
}

const hasWords = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && Object.values(value).some(hasWords))

/** A pasted body is explained whether or not the server that sent it is at hand, unless that server was named. */
async function traceIfKnown(
  errorId: string,
  target: { url?: string; token?: string },
  mustAnswer: boolean,
  terminal: Terminal,
): Promise<Trace | undefined> {
  try {
    const server: KnownServer | undefined = knownServer(target, terminal)
    return server === undefined ? undefined : await traceOf(errorId, server, terminal)
  } catch (error) {
    if (mustAnswer || !(error instanceof Failure)) throw error
    return undefined
  }
}

/** The rows that a received error can be. */
function entriesOf(received: ReceivedError | undefined): readonly SearchEntry[] {
  if (received === undefined || received.family === 'errorId') return []
  if (received.family === 'api') return explainedErrors().filter((row) => nameOf(row) === received.code)
  const conditions = new Set<string>(received.conditions)
  return explainedErrors()
    .filter((row) => row.family === 'oauth' && conditions.has(row.condition))
    .sort((a, b) => tierOf(a) - tierOf(b))
}

/** What is met in every integration comes before what is met rarely. */
const tierOf = (row: SearchEntry): number =>
  row.family === 'oauth' ? oauthErrors[row.condition as OAuthCondition].tier : 0

function explainedJson(entry: SearchEntry, { received, entries, certain, trace }: Found) {
  return {
    ...explanationJson(entry),
    certain,
    received: received === undefined ? null : receivedJson(received),
    trace: trace ?? null,
    alternatives: entries.slice(1).map(explanationJson),
  }
}

/** The entry is told already. */
function receivedJson(received: ReceivedError) {
  if (received.family !== 'api') return received
  const { entry: _, ...rest } = received
  return rest
}

function explanationJson(entry: SearchEntry) {
  const { retry, endpoints, kind } = aboutError(entry)
  return {
    ...asJson(entry),
    means: entry.explanation?.means ?? null,
    remedy: entry.explanation?.remedy ?? null,
    retry,
    kind: kind ?? null,
    endpoints,
    related: relatedErrors(entry).map(nameOf),
    reproducible: scenarioOf(nameOf(entry)) !== undefined,
    causes: entry.causes ?? [],
  }
}

/** How many of the causes and endpoints that an error was met with are worth a person's time. */
const shownMax = 6

function explainedText(entry: SearchEntry, { received, entries, certain, trace }: Found, terminal: Terminal): string[] {
  const { bold, dim, cyan } = terminal.outColors
  const scenario = scenarioOf(nameOf(entry))
  const columns = terminal.columns
  const lines: string[] = []
  const section = (title: string, body: readonly string[]) => lines.push('', bold(title), ...indented(body, 2))
  const paragraph = (text: string) => wrap(text, columns - 2)

  if (!certain && received?.family !== 'oauth') lines.push(...wrap('Not exactly this, but nearest to it:', columns), '')
  lines.push(...listed(entry, terminal))
  if (entry.family === 'oauth') lines.push(dim(`    ${entry.title}`))

  const own =
    trace ?? (received?.family === 'api' ? { errorSummary: received.summary, errorCauses: received.causes } : undefined)
  if (
    own !== undefined &&
    entry.family === 'api' &&
    (own.errorSummary !== entry.summary || own.errorCauses.length > 0)
  ) {
    section('It said', [
      ...paragraph(own.errorSummary),
      ...own.errorCauses.flatMap(({ errorSummary }) => bullet(errorSummary, columns - 2)),
    ])
  }
  if (trace !== undefined) section('Why it was refused', traceLines(trace, { ...terminal, columns: columns - 2 }))
  const about = aboutError(entry)
  const some = (all: readonly string[]) => [
    ...all.slice(0, shownMax).flatMap((each) => bullet(each, columns - 2)),
    ...(all.length > shownMax ? [dim(`… and ${all.length - shownMax} more with --json`)] : []),
  ]
  if (entry.explanation !== undefined) section('What it means', paragraph(entry.explanation.means))
  section('When it happens', [
    ...paragraph(whenOf(entry)),
    ...(about.endpoints.length === 0 ? ['No endpoint that answers with it is known.'] : some(about.endpoints)),
  ])
  if (entry.explanation !== undefined) section('What to do', paragraph(entry.explanation.remedy))
  section('As a caller', paragraph(callerAdvice(about, scenario?.fix)))
  section('As an administrator', paragraph(adminAdvice(entry, about)))
  const causes = entry.causes ?? []
  if (causes.length > 0) section('Causes it was met with', some(causes))
  if (scenario === undefined) section('See it happen', ['There is no scenario for it yet.'])
  else section('See it happen', [...paragraph(scenario.why), cyan(`stuntdouble reproduce ${nameOf(entry)}`)])
  const related = relatedErrors(entry)
  if (certain && related.length > 0) {
    section(
      'Related',
      related.flatMap((other) => wrap(`${nameOf(other)} ${other.title}`, columns - 2)),
    )
  }
  section('How sure we are', paragraph(basisSentences[entry.basis]))
  const others = entries.slice(1)
  if (others.length > 0) {
    section(
      certain ? 'It can also be' : 'Or is it one of these?',
      others.slice(0, alternativesMax).flatMap((other) => listed(other, { ...terminal, columns: columns - 2 })),
    )
    if (others.length > alternativesMax) lines.push(dim(`  … and ${others.length - alternativesMax} more with --json`))
  }
  return lines
}

/** How it comes about and how it travels, in a few words. */
function whenOf(entry: SearchEntry): string {
  const { kind, dependsOn, area, retry } = aboutError(entry)
  const facts = [`Area: ${areaWords(area)}`, ...(kind === undefined ? [] : [`comes from: ${kindWords[kind]}`])]
  return [
    `${[...facts, `retry: ${retryWords[retry.retry]}`].join('; ')}.`,
    ...(dependsOn === undefined ? [] : [`What fails is ${dependsOn}.`]),
    ...(entry.family === 'oauth' ? [deliverySentences[entry.delivery]] : []),
  ].join(' ')
}

function bullet(text: string, columns: number): string[] {
  // A path has no spaces to break at.
  const [first = '', ...rest] = wrap(text, columns - 2).flatMap((line) => fold(line, columns - 2))
  return [`- ${first}`, ...indented(rest, 2)]
}

const quoted = (text: string): string => `‘${text.length > 60 ? `${text.slice(0, 60)}…` : text}’`
