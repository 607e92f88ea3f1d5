/** A judge that lets everything pass would be no judge. */
import { apiError } from '@stuntdouble/catalogue'
import type { ApiScenario, Exchange } from '@stuntdouble/scenarios'
import { expect, test } from 'vitest'
import { createStage, type Stage, type Witness } from './lab/stage.js'
import { reproduce } from './reproduce.js'

const body = (over: object = {}) => ({
  errorCode: 'E0000016',
  errorSummary: apiError.E0000016().summary,
  errorLink: 'E0000016',
  errorId: 'oaeAAAAAAAAAAAAAAAAAAAAAA',
  errorCauses: [],
  ...over,
})

/** An org that gives these answers, one after the other. */
function stageOf(answers: readonly { status: number; body?: unknown }[], witness?: Witness): Stage {
  const left = [...answers]
  return createStage({
    send: async () => {
      const { status = 500, body } = left.shift() ?? {}
      return { status, headers: {}, text: body === undefined ? undefined : JSON.stringify(body) }
    },
    token: '00secret',
    unique: (word, count) => `${word}${count}`,
    has: new Set(['token']),
    ...(witness === undefined ? {} : { witness: async () => witness }),
  })
}

const scenario: ApiScenario<'E0000016'> = {
  family: 'api',
  code: 'E0000016',
  why: 'Someone activates a user who can already sign in.',
  fix: 'Do not.',
  needs: [],
  async play({ admin }) {
    await admin.post('/api/v1/users', { secret: '00secret' })
    return admin.post('/api/v1/users/00u1/lifecycle/activate')
  },
}

const made = { status: 200, body: { id: '00u1' } }
const refused = { status: 403, body: body() }

test('what is heard as the catalogue words it holds', async () => {
  const { holds, status, why, transcript } = await reproduce(scenario, stageOf([made, refused]))
  expect({ holds, status, why, calls: transcript.length }).toEqual({
    holds: true,
    status: 403,
    why: scenario.why,
    calls: 2,
  })
})

test('a transcript shows no token', async () => {
  const { transcript } = await reproduce(scenario, stageOf([{ status: 200, body: { token: '00secret' } }, refused]))
  const [first] = transcript as [Exchange]
  expect(JSON.stringify(transcript)).not.toContain('00secret')
  expect(first.request.headers.authorization).toBe('SSWS $TOKEN')
})

const wrong: readonly [what: string, answers: Parameters<typeof stageOf>[0], said: RegExp][] = [
  ['another code', [made, { status: 404, body: body({ errorCode: 'E0000007' }) }], /404 E0000007/],
  ['another status', [made, { status: 400, body: body() }], /400, not 403/],
  ['another wording', [made, { status: 403, body: body({ errorSummary: 'No.' }) }], /“No\.”/],
  ['a member too many', [made, { status: 403, body: body({ status: 403 }) }], /members/],
  ['no name of its own', [made, { status: 403, body: body({ errorId: '1' }) }], /errorId/],
  [
    'a refusal on the way',
    [{ status: 400, body: body({ errorCode: 'E0000001' }) }, refused],
    /on the way was refused: 400 E0000001/,
  ],
  ['success', [made, { status: 200, body: {} }], /200 without a code/],
]
test.each(wrong)('%s does not hold', async (_what, answers, said) => {
  const { holds, why } = await reproduce(scenario, stageOf(answers))
  expect(holds).toBe(false)
  expect(why).toMatch(said)
})

test('a story that throws does not hold, and nobody else hears of it', async () => {
  const broken = { ...scenario, play: async () => Promise.reject(new Error('The plot has a hole.')) }
  const { holds, why } = await reproduce(broken, stageOf([]))
  expect({ holds, why }).toEqual({ holds: false, why: 'It could not be played to its end: The plot has a hole.' })
})

test('a scenario of one engine is not played in an org of the other, nor where nobody knows', async () => {
  const told = { ...scenario, pipeline: 'idx' } as const
  const played = async (pipeline?: 'v1' | 'idx') => {
    const stage = stageOf([made, refused])
    const { holds, why, transcript } = await reproduce(told, { ...stage, pipeline: async () => pipeline })
    return { holds, why, calls: transcript.length }
  }
  expect(await played('idx')).toEqual({ holds: true, why: scenario.why, calls: 2 })
  const why = 'It needs an org of Identity Engine, and this one is of Classic Engine.'
  expect(await played('v1')).toEqual({ holds: null, why, calls: 0 })
  expect(await played()).toMatchObject({ holds: null, why: expect.stringContaining('does not say'), calls: 0 })
  expect(await reproduce(told, stageOf([made, refused]))).toMatchObject({ holds: null })
})

test('a room that refuses with a code its operation does not declare does not hold', async () => {
  const rule = { name: 'mustNotBeActive', place: 'areas/users/rules.ts' }
  const witness = { step: 'operation', operation: 'activateUser', rule, declared: ['E0000007'] }
  const { holds, why, raisedAt } = await reproduce(scenario, stageOf([made, refused], witness))
  expect({ holds, raisedAt }).toEqual({ holds: false, raisedAt: rule })
  expect(why).toContain('activateUser does not declare E0000016')
})
