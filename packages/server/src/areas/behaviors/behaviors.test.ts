import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T12:00:00.000Z' })
})
afterEach(() => house.close())

const make = (body: unknown) => house.call('POST', '/api/v1/behaviors', body)
const said = ({
  status,
  body,
}: {
  status: number
  body: { errorCode: string; errorCauses: { errorSummary: string }[] }
}) => [status, body.errorCode, ...body.errorCauses.map(({ errorSummary }) => errorSummary)] as const
const near = { granularity: 'LAT_LONG', radiusKilometers: 20 }

describe('a behavior', () => {
  test('is answered as Okta prints it, and is active whatever was sent', async () => {
    const { status, body } = await make({
      name: 'Fast',
      type: 'VELOCITY',
      status: 'INACTIVE',
      settings: { velocityKph: 900 },
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      id: expect.stringMatching(/^bhv[0-9A-Za-z]{17}$/),
      name: 'Fast',
      status: 'ACTIVE',
      settings: { velocityKph: 900 },
      type: 'VELOCITY',
      created: '2026-01-15 12:00:00.0',
      lastUpdated: '2026-01-15 12:00:00.0',
      _links: {
        self: { href: `https://org.example/api/v1/behaviors/${body.id}`, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
        deactivate: {
          href: `https://org.example/api/v1/behaviors/${body.id}/lifecycle/deactivate`,
          hints: { allow: ['POST'] },
        },
      },
    })
    expect(Object.keys(body)).toEqual(['id', 'name', 'status', 'settings', 'type', 'created', 'lastUpdated', '_links'])
  })

  test.each([
    ['VELOCITY', undefined, { velocityKph: 805 }],
    ['ANOMALOUS_DEVICE', undefined, { minEventsNeededForEvaluation: 0, maxEventsUsedForEvaluation: 20 }],
    ['ANOMALOUS_IP', {}, { minEventsNeededForEvaluation: 0, maxEventsUsedForEvaluation: 50 }],
    [
      'ANOMALOUS_LOCATION',
      { granularity: 'CITY' },
      { minEventsNeededForEvaluation: 0, maxEventsUsedForEvaluation: 20, granularity: 'CITY' },
    ],
    ['ANOMALOUS_LOCATION', near, { minEventsNeededForEvaluation: 0, maxEventsUsedForEvaluation: 20, ...near }],
  ])('of type %s with %j has the settings of Okta', async (type, settings, kept) => {
    expect((await make({ name: 'One', type, settings })).body.settings).toEqual(kept)
  })

  test.each([
    ['has a name', { type: 'VELOCITY' }, 'name: The field cannot be left blank'],
    [
      'says how finely it looks',
      { name: 'One', type: 'ANOMALOUS_LOCATION', settings: {} },
      'settings.granularity: The field cannot be left blank',
    ],
    [
      'says how far around a point',
      { name: 'One', type: 'ANOMALOUS_LOCATION', settings: { granularity: 'LAT_LONG' } },
      'settings.radiusKilometers: The field cannot be left blank',
    ],
    [
      'reaches somewhere',
      { name: 'One', type: 'ANOMALOUS_LOCATION', settings: { ...near, radiusKilometers: -1 } },
      'settings.radiusKilometers: The field has an invalid value',
    ],
    [
      'looks back a hundred times at most',
      { name: 'One', type: 'ANOMALOUS_DEVICE', settings: { maxEventsUsedForEvaluation: 101 } },
      'settings.maxEventsUsedForEvaluation: The field must be between 1 and 100',
    ],
  ])('%s', async (_, body, cause) => {
    expect(said(await make(body))).toEqual([400, 'E0000001', cause])
  })

  test('of an unknown type, or with other settings, cannot be read', async () => {
    expect(said(await make({ name: 'One', type: 'MOOD' }))).toEqual([400, 'E0000003'])
    expect(said(await make({ name: 'One', type: 'VELOCITY', settings: { velocityKph: 'fast' } }))).toEqual([
      400,
      'E0000003',
    ])
  })

  test('lives: renamed, switched off and on, deleted', async () => {
    const { id } = (await make({ name: 'Fast', type: 'VELOCITY' })).body
    await make({ name: 'Slow', type: 'VELOCITY' })
    const replace = (body: object) => house.call('PUT', `/api/v1/behaviors/${id}`, body)
    expect(said(await replace({ name: 'slow', type: 'VELOCITY' }))).toEqual([
      400,
      'E0000001',
      'name: An object with this field already exists in the current organization',
    ])
    expect(said(await replace({ name: 'Fast', type: 'ANOMALOUS_IP' }))[1]).toBe('E0000001')
    house.advance(4000)
    const renamed = await replace({
      name: 'Faster',
      type: 'VELOCITY',
      status: 'INACTIVE',
      settings: { velocityKph: 1000 },
    })
    expect(renamed.body).toMatchObject({ name: 'Faster', status: 'ACTIVE', lastUpdated: '2026-01-15 12:00:04.0' })
    const off = await house.call('POST', `/api/v1/behaviors/${id}/lifecycle/deactivate`)
    expect(off.body.status).toBe('INACTIVE')
    expect((await house.call('POST', `/api/v1/behaviors/${id}/lifecycle/activate`)).body.status).toBe('ACTIVE')
    expect((await house.call('DELETE', `/api/v1/behaviors/${id}`)).status).toBe(204)
    expect((await house.call('GET', `/api/v1/behaviors/${id}`)).body.errorSummary).toBe(
      `Not found: Resource not found: ${id} (BehaviorSettings)`,
    )
  })

  test('is listed by name, ten at once', async () => {
    for (let at = 0; at < 11; at++) await make({ name: `Rule ${String.fromCharCode(75 - at)}`, type: 'VELOCITY' })
    const first = await house.call('GET', '/api/v1/behaviors')
    expect(first.body).toHaveLength(10)
    expect(first.links).toEqual([
      '<https://org.example/api/v1/behaviors?limit=10>; rel="self"',
      '<https://org.example/api/v1/behaviors?after=Rule+J&limit=10>; rel="next"',
    ])
    const rest = await house.call('GET', '/api/v1/behaviors?after=Rule+J&limit=10')
    expect(rest.body.map(({ name }: { name: string }) => name)).toEqual(['Rule K'])
  })
})
