/** `reproduce`: an error, made to happen. */
import { apiErrors, oauthErrors } from '@stuntdouble/catalogue'
import { searchErrors } from '@stuntdouble/catalogue/explained'
import type { Exchange, Power } from '@stuntdouble/scenarios'
import { curlScript, engineNames } from '@stuntdouble/scenarios'
import { createStage, reproduce as play, type Reproduction, stageAt } from '@stuntdouble/testkit'
import type { Flags } from '../environment.js'
import { isLoopback, knownServer, originOf } from '../known-server.js'
import { fold, indented, wrap } from '../layout.js'
import { unreachable } from '../network.js'
import { playInLab } from '../play.js'
import { Failure, type Terminal, wrongUsage } from '../terminal.js'
import { type AnyScenario, errorNamed, everyError, scenarioOf } from '../told.js'
import { nameOf } from './errors.js'

type ReproduceFlags = { all?: true; against?: string; token?: string; yes?: true; curl?: true; json?: true }

type Play = (scenario: AnyScenario) => Promise<Reproduction>

/**
 * Plays one error, or all. Exit code 1 where one did not come about as the catalogue words it; of all of them, those that
 * cannot be played here do not count.
 */
export async function reproduce(asked: string | undefined, flags: Flags, terminal: Terminal): Promise<number> {
  const values = flags.values as ReproduceFlags
  if (asked === undefined && !values.all) {
    throw wrongUsage('Which error? Name a code or a condition, or --all.')
  }
  if (asked !== undefined && values.all) throw wrongUsage('Name one error or --all, not both.')
  if (values.curl && (values.all || values.json)) {
    throw wrongUsage('--curl prints the script of one error; it does not go with --all or --json.')
  }
  if (asked === undefined) return playAll(await playerFor(values, terminal), values.json === true, terminal)

  const { family, code } = named(asked)
  const scenario = scenarioOf(code)
  if (values.curl) return printScript(code, scenario, terminal)
  const result = scenario === undefined ? untold(family, code) : await (await playerFor(values, terminal))(scenario)
  if (values.json)
    terminal.out(JSON.stringify({ ...rowOf(result), raisedAt: result.raisedAt, transcript: result.transcript }))
  else terminal.out(told(result, scenario, terminal).join('\n'))
  return result.holds === true ? 0 : 1
}

function named(asked: string): { family: 'api' | 'oauth'; code: string } {
  const error = errorNamed(asked)
  if (error !== undefined) return error
  const near = searchErrors(asked, { limit: 1 })[0]
  const hint = near === undefined ? '`stuntdouble errors <words>` finds one.' : `Did you mean ${nameOf(near)}?`
  throw wrongUsage(`‘${asked}’ is no code and no condition. ${hint}`)
}

/** Where scenarios are played: an org of their own each, or the one that `--against` names. */
async function playerFor({ against, token, yes }: ReproduceFlags, terminal: Terminal): Promise<Play> {
  if (against === undefined) return (scenario) => playInLab(scenario)
  const server = knownServer({ url: originOf(against), ...(token === undefined ? {} : { token }) }, terminal)
  if (server === undefined) throw wrongUsage('--against needs the address of an org.')
  if (!isLoopback(server.url) && !yes) {
    if (!terminal.canAsk) throw wrongUsage(`${server.url} is not on this machine: add --yes to play there.`)
    const question = `This makes and removes users and groups in ${server.url}, as an administrator. Go on?`
    if (!(await terminal.confirm(question))) throw new Failure('Nothing was sent.')
  }
  return async (scenario) => {
    let stage: Awaited<ReturnType<typeof stageAt>>
    try {
      stage = await stageAt(server)
    } catch (error) {
      throw unreachable(server, error, terminal)
    }
    return play(scenario, stage)
  }
}

const untold = (family: 'api' | 'oauth', code: string): Reproduction => ({
  family,
  code,
  holds: null,
  status: null,
  why: 'There is no scenario for it yet.',
  ms: 0,
  transcript: [],
  raisedAt: null,
})

/** What `--json` prints of each. */
const rowOf = ({ family, code, holds, status, why, ms }: Reproduction) => ({ family, code, holds, status, why, ms })

async function playAll(playOne: Play, json: boolean, terminal: Terminal): Promise<number> {
  const counts = { holds: 0, fails: 0, unplayable: 0, untold: 0 }
  let stopping = false
  // What a scenario made is taken away at its end, so the one under way is not cut off.
  void terminal.stopAsked().then(() => {
    stopping = true
    terminal.err('Stopping after this one.')
  })
  for (const { family, code } of everyError()) {
    if (stopping) break
    const scenario = scenarioOf(code)
    const result = scenario === undefined ? untold(family, code) : await playOne(scenario)
    if (result.holds === true) counts.holds++
    else if (result.holds === false) counts.fails++
    else if (scenario === undefined) counts.untold++
    else counts.unplayable++
    if (json) terminal.out(JSON.stringify(rowOf(result)))
    else if (scenario !== undefined) terminal.out(briefly(result, terminal).join('\n'))
  }
  const { holds, fails, unplayable, untold: without } = counts
  if (!json) {
    terminal.err(
      `${holds} reproduced, ${fails} failed, ${unplayable} not playable here, ${without} without a scenario.`,
    )
  }
  return fails > 0 || stopping ? 1 : 0
}

function mark({ holds }: Reproduction, { outColors: { green, red, yellow } }: Terminal): string {
  if (holds === null) return yellow('–')
  return holds ? green('✓') : red('✗')
}

function briefly(result: Reproduction, terminal: Terminal): string[] {
  const lead = `${result.code}  `
  const [first = '', ...rest] = wrap(result.why, terminal.columns - lead.length - 2)
  return [`${mark(result, terminal)} ${lead}${first}`, ...indented(rest, lead.length + 2)]
}

const titleOf = ({ family, code }: Reproduction): string => {
  const entries: Readonly<Record<string, { title: string; status: number }>> =
    family === 'api' ? apiErrors : oauthErrors
  return entries[code]?.title ?? ''
}

function told(result: Reproduction, scenario: AnyScenario | undefined, terminal: Terminal): string[] {
  const { bold, dim } = terminal.outColors
  const { columns } = terminal
  const lines = [`${mark(result, terminal)} ${bold(result.code)}  ${result.status ?? ''}  ${titleOf(result)}`]
  lines.push(...indented(wrap(result.why, columns - 2), 2), '')
  for (const { exchange, more } of withoutRepeats(result.transcript)) {
    lines.push(...exchangeLines(exchange, terminal))
    if (more > 0) lines.push(dim(`  … and ${more === 1 ? 'once' : `${more} times`} more, with the same answer`))
    lines.push('')
  }
  if (result.raisedAt !== null) {
    lines.push(
      ...wrap(`Refused by ${result.raisedAt.name}, ${result.raisedAt.place}`, columns).map((line) => dim(line)),
    )
  }
  if (scenario !== undefined) lines.push(...wrap(`What to do: ${scenario.fix}`, columns))
  else lines.push(...wrap(`What is known of it: stuntdouble explain ${result.code}`, columns))
  return lines
}

type Repeated = { exchange: Exchange; more: number }

/** Whoever errs until something gives way sends the same again and again: that is told once, and counted. */
function withoutRepeats(transcript: readonly Exchange[]): readonly Repeated[] {
  const told: Repeated[] = []
  for (const exchange of transcript) {
    const last = told.at(-1)
    if (last !== undefined && isSame(last.exchange, exchange)) last.more++
    else told.push({ exchange, more: 0 })
  }
  return told
}

/** Whether both were told alike: of what succeeded only the status is, and every refusal has an id of its own. */
function isSame(one: Exchange, other: Exchange): boolean {
  const toldOf = ({ request: { method, path, body }, answer }: Exchange) =>
    JSON.stringify([method, path, body, answer.status, answer.status < 400 || withoutId(answer.body)])
  return toldOf(one) === toldOf(other)
}

const withoutId = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? { ...body, errorId: undefined } : body

/** A body longer than this is told by its beginning. In characters. */
const shownMax = 1_200

function exchangeLines({ request, answer }: Exchange, terminal: Terminal): string[] {
  const { cyan, dim, red, green } = terminal.outColors
  const width = terminal.columns - 4
  const lines = fold(`${request.method} ${request.path}`, terminal.columns - 2).map((line) => `  ${cyan(line)}`)
  if (request.body !== undefined) {
    lines.push(...indented(fold(shortened(spacious(request.body, width)), width), 4).map((line) => dim(line)))
  }
  const isError = answer.status >= 400
  const paint = isError ? red : green
  lines.push(`  ${paint(String(answer.status))}`)
  if (isError && answer.body !== undefined) {
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body, null, 2)
    lines.push(...indented(fold(shortened(text), width), 4))
  }
  return lines
}

/** JSON that is too long for a line, on several. */
function spacious(text: string, columns: number): string {
  if (text.length <= columns) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

const shortened = (text: string): string =>
  text.length > shownMax ? `${text.slice(0, shownMax)}… (${text.length} characters)` : text

/** What stands in names where the script puts the time at which it is run. */
const runMark = 'r0u0n0'

/** The powers that are calls, so that a script can have them too. */
const calledPowers: ReadonlySet<Power> = new Set<Power>([
  'clock',
  'outbox',
  'upstream',
  'rateLimits',
  'disposable',
  'token',
])

async function printScript(code: string, scenario: AnyScenario | undefined, terminal: Terminal): Promise<number> {
  if (scenario === undefined) throw new Failure(`There is no scenario for ${code} yet.`)
  const result = await playInLab(scenario, ({ send, token, pipeline }) =>
    createStage({
      send,
      token,
      unique: (word, count) => `${word}${runMark}${count}`,
      has: calledPowers,
      pipeline: async () => pipeline,
    }),
  )
  if (result.holds === null) throw new Failure(`${code} cannot be told in calls alone. ${result.why}`)
  if (result.holds === false) throw new Failure(`${code} did not come about. ${result.why}`)
  const comments = [`${code}: ${scenario.why}`]
  if (scenario.needs.length > 0) comments.push('It needs an org with lab powers: stuntdouble serve --memory, or --lab.')
  if (scenario.pipeline !== undefined) {
    const { pipeline } = scenario
    comments.push(`It needs an org of ${engineNames[pipeline]}: stuntdouble serve --pipeline ${pipeline}.`)
  }
  terminal.out(curlScript(comments, result.transcript, runMark).join('\n'))
  return 0
}
