/** Plays scenarios in labs and writes down what was said. Run by `record-transcripts.mjs`. */
import type { ApiScenario, OAuthScenario } from '@stuntdouble/scenarios'
import { apiScenarios, oauthScenarios } from '@stuntdouble/scenarios'
import { openLab, reproduce } from '@stuntdouble/testkit'
import { type Transcript, transcriptOf } from '../apps/docs/content/transcript.js'
import { playWithSdk, through } from './sdk-play.js'

type AnyScenario = ApiScenario | OAuthScenario

/** Every scenario there is, by code or condition. */
export const scenarios: ReadonlyMap<string, AnyScenario> = new Map<string, AnyScenario>([
  ...Object.entries<AnyScenario>(apiScenarios),
  ...Object.entries<AnyScenario>(oauthScenarios),
])

/**
 * What is said in a fresh lab, whose clock and ids are the same each time, and what Okta's SDK makes of the last answer.
 * @throws Error where it does not hold.
 */
export async function record(scenario: AnyScenario): Promise<Transcript> {
  const lab = await openLab({ pipeline: scenario.pipeline })
  const stage = lab.stage()
  const answers: unknown[] = []
  const watched = through(scenario, async (begin) => {
    const at = answers.push(undefined) - 1
    answers[at] = await begin()
    return answers[at]
  })
  try {
    const { code, holds, why, transcript, raisedAt } = await reproduce(watched, stage)
    if (holds !== true) throw new Error(`${code} does not hold: ${why}`)
    // Tidying up is heard as well, after the transcript was taken.
    const last = stage.heard[transcript.length - 1]
    const shown = transcript.at(-1)
    if (last === undefined || shown === undefined) throw new Error(`${code} was played without a call.`)
    const sdk = await playWithSdk(scenario, {
      before: answers.findIndex((answer) => answer === last.body || answer === last.exchange),
      request: last.exchange.request,
      shown: shown.request,
      status: shown.answer.status,
    })
    return transcriptOf(code, raisedAt, transcript, sdk)
  } finally {
    await lab.close()
  }
}
