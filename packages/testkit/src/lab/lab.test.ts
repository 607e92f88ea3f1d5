/** What is particular about a lab: it repeats itself, and it obeys. */
import { apiScenarios } from '@stuntdouble/scenarios'
import { expect, test } from 'vitest'
import { openLab } from '../node-lab.js'
import { reproduce } from '../reproduce.js'

const played = async (seed?: number) => {
  const lab = await openLab(seed === undefined ? {} : { seed })
  const { transcript } = await reproduce(apiScenarios.E0000016, lab.stage())
  await lab.close()
  return transcript
}

test('a story is told in the same words each time', async () => {
  expect(await played()).toEqual(await played())
})

test('another seed gives other ids', async () => {
  const [one, other] = [await played(1), await played(2)]
  expect(one[0]?.answer.body.id).not.toBe(other[0]?.answer.body.id)
})

test('time passes when it is told to, and the answers are dated by it', async () => {
  const lab = await openLab()
  const { world, heard } = lab.stage()
  await world.admin.get('/api/v1/users/me')
  await world.clock?.advance('P2D')
  await world.admin.get('/api/v1/users/me')
  await lab.close()
  const [before = '', , after = ''] = heard.map(({ exchange }) => exchange.answer.headers.date)
  expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(2 * 24 * 60 * 60 * 1000)
})

test('a token that was made is spoken of by a name', async () => {
  const lab = await openLab()
  const stage = lab.stage()
  const token = await stage.world.token?.(lab.adminId)
  await lab.close()
  expect(token).toMatch(/^00/)
  expect(JSON.stringify(stage.transcript())).not.toContain(token)
})

test('a refusal can be traced to its rule after the database was broken on purpose', async () => {
  const lab = await openLab()
  const { holds, raisedAt } = await reproduce(apiScenarios.E0000010, lab.stage())
  await lab.close()
  expect({ holds, place: raisedAt?.place }).toEqual({ holds: true, place: 'store/faulty.ts' })
})

test('a head larger than a socket reads is refused as a socket would', async () => {
  const lab = await openLab()
  const { text } = await lab.send({
    method: 'GET',
    path: '/',
    headers: { cookie: 'x'.repeat(17_000) },
    body: undefined,
  })
  await lab.close()
  expect(JSON.parse(text ?? '').errorCode).toBe('E0000243')
})
