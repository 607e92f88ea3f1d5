/** Every story once more against a served org of its engine, as a caller elsewhere would play it. */
import { type ApiScenario, apiScenarios, type OAuthScenario, oauthScenarios, type Power } from '@stuntdouble/scenarios'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { stageAt } from './org-at.js'
import { reproduce } from './reproduce.js'
import { useOrg } from './use-org.js'

const hooks = { beforeAll, beforeEach, afterAll }
const org = { v1: useOrg(hooks), idx: useOrg(hooks, { pipeline: 'idx' }) }

/** A served database is shared by all orgs of its process, so no caller may break it. */
const withheld: readonly Power[] = ['database']

const scenarios: readonly (ApiScenario | OAuthScenario)[] = [
  ...Object.values(apiScenarios),
  ...Object.values<OAuthScenario>(oauthScenarios),
]
for (const scenario of scenarios) {
  const code = scenario.family === 'api' ? scenario.code : scenario.condition
  test(`${code}: ${scenario.why}`, async () => {
    const { holds, why } = await reproduce(scenario, await stageAt(org[scenario.pipeline ?? 'v1']()))
    if (scenario.needs.some((power) => withheld.includes(power))) expect(holds).toBe(null)
    else expect({ holds, why }).toEqual({ holds: true, why: scenario.why })
  }, 60_000)
}
