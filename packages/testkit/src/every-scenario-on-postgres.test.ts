/** Every story on a real PostgreSQL: what a rule decides must not depend on the database. Each has an org of its own. */
import { type ApiScenario, apiScenarios, type OAuthScenario, oauthScenarios } from '@stuntdouble/scenarios'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../server/src/node/postgres.js'
import { type Postgres, startPostgres } from '../../server/test/real-postgres.js'
import { openLab } from './node-lab.js'
import { reproduce } from './reproduce.js'

let postgres: Postgres
let url: string
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.database('every_scenario')
})
afterAll(() => postgres?.stop())

const scenarios: readonly (ApiScenario | OAuthScenario)[] = [
  ...Object.values(apiScenarios),
  ...Object.values<OAuthScenario>(oauthScenarios),
]
for (const [index, scenario] of scenarios.entries()) {
  const code = scenario.family === 'api' ? scenario.code : scenario.condition
  test(`${code}: ${scenario.why}`, async () => {
    const store = openPostgres({ url, connectionsMax: 4 })
    const lab = await openLab({ store, subdomain: `lab${index}`, seed: index, pipeline: scenario.pipeline })
    const { holds, why } = await reproduce(scenario, lab.stage())
    await lab.close()
    expect({ holds, why }).toEqual({ holds: true, why: scenario.why })
  }, 120_000)
}
