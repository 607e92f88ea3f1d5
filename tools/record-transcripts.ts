/** Plays scenarios in labs and writes down what was said. Run by `record-transcripts.mjs`. */
import type { ApiScenario, OAuthScenario } from '@stuntdouble/scenarios'
import { apiScenarios, oauthScenarios } from '@stuntdouble/scenarios'
import { openLab, reproduce } from '@stuntdouble/testkit'
import { type Transcript, transcriptOf } from '../apps/docs/content/transcript.js'

type AnyScenario = ApiScenario | OAuthScenario

/** Every scenario there is, by code or condition. */
export const scenarios: ReadonlyMap<string, AnyScenario> = new Map<string, AnyScenario>([
  ...Object.entries<AnyScenario>(apiScenarios),
  ...Object.entries<AnyScenario>(oauthScenarios),
])

/** What is said in a fresh lab, whose clock and ids are the same each time. @throws Error where it does not hold. */
export async function record(scenario: AnyScenario): Promise<Transcript> {
  const lab = await openLab()
  try {
    const { code, holds, why, transcript, raisedAt } = await reproduce(scenario, lab.stage())
    if (holds !== true) throw new Error(`${code} does not hold: ${why}`)
    return transcriptOf(code, raisedAt, transcript)
  } finally {
    await lab.close()
  }
}
