/** The coverage documents say what is so. `npx vitest run tools/coverage.test.ts -u` writes them anew. */
import { apiScenarios } from '@stuntdouble/scenarios'
import { openLab, reproduce } from '@stuntdouble/testkit'
import { expect, test } from 'vitest'
import { isSignInPage } from '../packages/server/src/http/pages/sign-in.js'
import {
  apiCoverage,
  apiDocument,
  errorCoverage,
  errorDocument,
  listedOperations,
  type Observed,
  publishedOperations,
  shapeOf,
} from './heard/documents.js'
import { marked } from './heard/hearing.js'
import { notYet } from './heard/not-yet.js'
import { raiseSites, sitesIn } from './heard/sites.js'

test('the error coverage is what the sources, the scenarios and a play of them all say', async () => {
  const observed: Map<string, NonNullable<ReturnType<Observed['get']>> | null> = new Map()
  for (const scenario of Object.values(apiScenarios)) {
    const lab = await openLab({ pipeline: scenario.pipeline })
    const { holds, raisedAt } = await reproduce(scenario, lab.stage())
    await lab.close()
    if (holds) observed.set(scenario.code, raisedAt)
  }
  await expect(errorCoverage(raiseSites(), observed)).toMatchFileSnapshot(errorDocument.pathname)
}, 120_000)

test('the API coverage ticks the operations that the house has', async () => {
  const lab = await openLab()
  const operations = lab.app.rooms.flatMap((room) => room.operations)
  await lab.close()
  const served = new Set(
    operations.map(({ route }) => {
      const [method = '', path = ''] = route.split(' ')
      return shapeOf(method, path)
    }),
  )
  const published = publishedOperations() ?? listedOperations()
  // Some of what is published is no operation: it is the page on which people sign in, at one of its addresses.
  for (const { method, path } of published) {
    if (method === 'GET' && isSignInPage(path.replaceAll(/\{[^}]*\}/g, 'x'))) served.add(shapeOf(method, path))
  }
  const document = apiCoverage(published, served)
  await expect(document).toMatchFileSnapshot(apiDocument.pathname)
})

test('the API coverage can be written again from itself, without the published description', () => {
  const published = publishedOperations()
  if (published !== undefined) expect(listedOperations()).toEqual(published)
  else expect(listedOperations().length).toBeGreaterThan(700)
})

test('a code that explains why it cannot happen has no story', () => {
  expect(Object.keys(notYet).filter((code) => code in apiScenarios)).toEqual([])
})

test('a code that has a story is raised somewhere', () => {
  const raised = new Set(raiseSites().map(({ code }) => code))
  expect(Object.keys(apiScenarios).filter((code) => !raised.has(code))).toEqual([])
})

test('a raise site is found under the rule it stands in, and a marked source still says the same', () => {
  const source = [
    'export function mustNotBeActive(user: User): void {',
    '  // never throw apiError.E0000001() here',
    "  if (user.status === 'ACTIVE') throw apiError.E0000016()",
    '}',
  ].join('\n')
  expect(sitesIn('areas/users/rules.ts', source)).toEqual([
    { code: 'E0000016', rule: 'mustNotBeActive', file: 'areas/users/rules.ts', line: 3 },
  ])
  expect(marked('areas/users/rules.ts', source).split('\n')[2]).toBe(
    "  if (user.status === 'ACTIVE') throw (globalThis.__stuntdoubleHeard?.('areas/users/rules.ts', 3, 'E0000016'), apiError.E0000016)()",
  )
})
