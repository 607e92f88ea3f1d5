/** What the table promises is promised by the compiler; this file compiles only as long as it refuses what it should. */
import { apiErrors, oauthErrors } from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import { type ApiScenario, apiScenarios, oauthScenarios, type PendingApiCode, type ToldApiCode } from './index.js'
import { apiScenario, type Scenario } from './scenario.js'

type Table = { readonly [Code in ToldApiCode]: ApiScenario<Code> }
const { E0000016, ...others } = apiScenarios

test('the table does not compile with a hole, with a pending code, or with the story of another code', () => {
  // @ts-expect-error: a code that is told has no story.
  const hole: Table = others
  // @ts-expect-error: a story tells of another code than its name says.
  const swapped: Table = { ...others, E0000016: apiScenarios.E0000001 }
  // @ts-expect-error: a code that has a story is no longer pending.
  const both: PendingApiCode = 'E0000016'
  const whole: Table = { ...others, E0000016 }
  expect([hole, swapped, both, whole]).toHaveLength(4)
})

test('a power that a scenario does not name is not in its world', () => {
  const story = apiScenario({
    code: 'E0000016',
    why: '',
    fix: '',
    needs: ['clock'],
    // @ts-expect-error: the outbox was not named.
    play: async ({ clock, outbox }) => [clock, outbox],
  })
  expect(story.needs).toEqual(['clock'])
})

const stories: [string, Scenario][] = [
  ...Object.entries<Scenario>(apiScenarios),
  ...Object.entries<Scenario>(oauthScenarios),
]

test('every story is about an error that the catalogue has', () => {
  expect(stories.filter(([code]) => !(code in apiErrors) && !(code in oauthErrors))).toEqual([])
})

describe.each(stories)('%s', (_code, { why, fix }) => {
  test('says in whole sentences why it happens and what to do', () => {
    expect(why).toMatch(/^[A-Z].{20,}\.$/)
    expect(fix).toMatch(/^[A-Z`].{20,}\.$/)
  })
})
