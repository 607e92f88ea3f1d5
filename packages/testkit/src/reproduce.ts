/** Plays a scenario and holds what was heard against the catalogue. */
import {
  type ApiCode,
  type ApiErrorEntry,
  apiErrors,
  matchTemplate,
  type OAuthCondition,
  type OAuthErrorEntry,
  oauthErrors,
} from '@stuntdouble/catalogue'
import {
  type ApiScenario,
  type Exchange,
  engineNames,
  type OAuthScenario,
  type Pipeline,
  type Power,
  type Powers,
  type Scenario,
  type World,
} from '@stuntdouble/scenarios'
import type { Heard, Stage, Witness } from './lab/stage.js'

/** What became of a scenario. */
export type Reproduction = {
  family: 'api' | 'oauth'
  /** The API code or the OAuth condition. */
  code: string
  /** True: heard as the catalogue words it. False: something else happened. Null: it could not be played here. */
  holds: boolean | null
  /** The HTTP status of the last answer; null where there was none. */
  status: number | null
  /** How the error came about; what was wrong, where it did not hold; what is missing, where it was not played. */
  why: string
  ms: number
  transcript: readonly Exchange[]
  /** The rule that refused and its file; null where the target does not tell. */
  raisedAt: { name: string; place: string } | null
}

/** Plays `scenario` on `stage` and tidies up. It never throws: whatever goes wrong is what became of the scenario. */
export async function reproduce(scenario: ApiScenario | OAuthScenario, stage: Stage): Promise<Reproduction> {
  const code = scenario.family === 'api' ? scenario.code : scenario.condition
  const missing = scenario.needs.filter((power) => !(power in stage.world))
  const begun = performance.now()
  const ended = (holds: boolean | null, why: string, last?: Heard, witness?: Witness): Reproduction => ({
    family: scenario.family,
    code,
    holds,
    status: last?.exchange.answer.status ?? null,
    why,
    ms: Math.round((performance.now() - begun) * 10) / 10,
    // Taken now: what tidying up says afterwards is no part of the story.
    transcript: stage.transcript(),
    raisedAt: witness?.rule ?? null,
  })
  if (missing.length > 0) return ended(null, `It needs what this org does not offer: ${listed(missing)}.`)
  try {
    const otherwise = scenario.pipeline && engineWrong(scenario.pipeline, await stage.pipeline?.())
    if (otherwise !== undefined) return ended(null, otherwise)
    const returned: unknown = await scenario.play(stage.world as World & Powers)
    const last = stage.heard.findLast(({ exchange, body }) => exchange === returned || body === returned)
    if (last === undefined) return ended(false, 'It did not answer with what its last call returned.')
    const early = refusedEarly(stage.heard, last, scenario)
    if (early !== undefined) return ended(false, early, last)
    const wrong = scenario.family === 'api' ? wrongWith(scenario.code, last) : wrongWithOAuth(scenario.condition, last)
    if (wrong !== undefined) return ended(false, wrong, last)
    const witness = await stage.witness?.(last.body.errorId)
    const undeclared = witness && notDeclared(code, witness)
    if (undeclared !== undefined) return ended(false, undeclared, last, witness)
    return ended(true, scenario.why, last, witness)
  } catch (error) {
    const heardSoFar = refusedEarly(stage.heard, undefined, scenario)
    const said = error instanceof Error ? error.message : String(error)
    return ended(false, heardSoFar ?? `It could not be played to its end: ${said}`, stage.heard.at(-1))
  } finally {
    await stage.tidy().catch(() => {})
  }
}

const listed = (powers: readonly Power[]) => powers.join(', ')

/** Why a scenario that wants an engine is not played in this org; undefined where the org has it. */
function engineWrong(wanted: Pipeline, has: Pipeline | undefined): string | undefined {
  if (has === wanted) return undefined
  const said = has === undefined ? 'this one does not say what it is' : `this one is of ${engineNames[has]}`
  return `It needs an org of ${engineNames[wanted]}, and ${said}.`
}

/** A story in which two things go wrong does not tell which of them matters. */
function refusedEarly(
  heard: readonly Heard[],
  last: Heard | undefined,
  { afterHearing = [] }: Pick<Scenario, 'afterHearing'>,
): string | undefined {
  const isExpected = ({ body }: Heard) => afterHearing.includes(body?.errorCode)
  const refused = heard.find((entry) => entry !== last && entry.exchange.answer.status >= 400 && !isExpected(entry))
  if (refused === undefined) return undefined
  const { request, answer } = refused.exchange
  const said = answer.body?.errorCode ?? answer.body?.error ?? 'no code'
  const causes = (answer.body?.errorCauses ?? []) as { errorSummary?: string }[]
  const because = causes.map(({ errorSummary }) => ` “${errorSummary}”`).join('')
  return `${request.method} ${request.path} on the way was refused: ${answer.status} ${said}${because}.`
}

const members = ['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'].join()

function wrongWith(code: ApiCode, { exchange, body }: Heard): string | undefined {
  const { status, summary }: ApiErrorEntry = apiErrors[code]
  const { answer } = exchange
  if (body?.errorCode !== code) return `The answer was ${answer.status} ${body?.errorCode ?? 'without a code'}.`
  if (answer.status !== status) return `The status was ${answer.status}, not ${status}.`
  if (Object.keys(body).join() !== members) return `The body has the members ${Object.keys(body).join(', ')}.`
  if (matchTemplate(summary, body.errorSummary) === undefined) return `The summary was “${body.errorSummary}”.`
  if (body.errorLink !== code) return `The errorLink was “${body.errorLink}”.`
  if (!/^oae[\w-]{22}$/.test(body.errorId)) return `The errorId was “${body.errorId}”.`
  if (!Array.isArray(body.errorCauses)) return 'The errorCauses are no list.'
  return undefined
}

function wrongWithOAuth(condition: OAuthCondition, { exchange, body }: Heard): string | undefined {
  const { status, error, description }: OAuthErrorEntry = oauthErrors[condition]
  const { answer } = exchange
  if (body?.error !== error) return `The answer was ${answer.status} ${body?.error ?? 'without an error'}.`
  if (answer.status !== status) return `The status was ${answer.status}, not ${status}.`
  const said = body.error_description
  return matchTemplate(description, said) === undefined ? `The description was “${said}”.` : undefined
}

/** What a room refuses with, its operation has declared; the pipeline and the runner may refuse any request. */
function notDeclared(code: string, { operation, rule, declared }: Witness): string | undefined {
  if (declared === undefined || declared.includes(code) || !rule?.place.startsWith('areas/')) return undefined
  return `${operation} does not declare ${code}, which ${rule.name} in ${rule.place} raised.`
}
