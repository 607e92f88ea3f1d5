/** One test for every story: it is played, and what is heard at its end is the catalogue's. */
import { type ApiScenario, apiScenarios, type OAuthScenario, oauthScenarios } from '@stuntdouble/scenarios'
import { expect, test } from 'vitest'
import { openLab } from './node-lab.js'
import { reproduce } from './reproduce.js'

const scenarios: readonly (ApiScenario | OAuthScenario)[] = [
  ...Object.values(apiScenarios),
  ...Object.values<OAuthScenario>(oauthScenarios),
]

for (const scenario of scenarios) {
  const code = scenario.family === 'api' ? scenario.code : scenario.condition
  test(`${code}: ${scenario.why}`, async () => {
    const lab = await openLab({ pipeline: scenario.pipeline })
    const { holds, why } = await reproduce(scenario, lab.stage())
    await lab.close()
    expect(why).toBe(scenario.why)
    expect(holds).toBe(true)
    // Only where the database talks nonsense may something happen that no rule foresaw.
    expect(lab.unforeseen).toHaveLength(code === 'E0000009' ? 1 : 0)
  }, 60_000)
}

const ofAnyEngine = scenarios.filter(({ pipeline }) => pipeline === undefined)
test('what names no engine happens in Identity Engine, too', async () => {
  for (const scenario of ofAnyEngine) {
    const lab = await openLab({ pipeline: 'idx' })
    const { holds, why } = await reproduce(scenario, lab.stage())
    await lab.close()
    expect({ holds, why }).toEqual({ holds: true, why: scenario.why })
  }
}, 120_000)
