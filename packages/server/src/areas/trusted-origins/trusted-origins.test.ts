import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import { outside } from '../../operation/runner.js'
import { isTrusted } from './index.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T12:00:00.000Z' })
})
afterEach(() => house.close())

const cors = [{ type: 'CORS' }]
const make = (body: unknown) => house.call('POST', '/api/v1/trustedOrigins', body)
const madeOf = async (name: string, origin: string, scopes: object[] = cors) =>
  (await make({ name, origin, scopes })).body
const said = ({
  status,
  body,
}: {
  status: number
  body: { errorCode: string; errorCauses: { errorSummary: string }[] }
}) => [status, body.errorCode, ...body.errorCauses.map(({ errorSummary }) => errorSummary)] as const

describe('a trusted origin', () => {
  test('is answered as Okta prints it', async () => {
    const scopes = [...cors, { type: 'REDIRECT' }, { type: 'IFRAME_EMBED', allowedOktaApps: ['OKTA_ENDUSER'] }]
    const { status, body } = await make({ name: 'SPA', origin: 'http://localhost:8080/', scopes })
    expect(status).toBe(200)
    expect(body).toEqual({
      id: expect.stringMatching(/^tos[0-9A-Za-z]{17}$/),
      name: 'SPA',
      origin: 'http://localhost:8080/',
      scopes,
      status: 'ACTIVE',
      created: '2026-01-15T12:00:00.000Z',
      createdBy: house.adminId,
      lastUpdated: '2026-01-15T12:00:00.000Z',
      lastUpdatedBy: house.adminId,
      _links: {
        self: {
          href: expect.stringContaining('/api/v1/trustedOrigins/tos'),
          hints: { allow: ['GET', 'PUT', 'DELETE'] },
        },
        deactivate: { href: expect.stringMatching(/lifecycle\/deactivate$/), hints: { allow: ['POST'] } },
      },
    })
    expect((await madeOf('Frame', 'https://frame.example', [{ type: 'IFRAME_EMBED' }])).scopes).toEqual([
      { type: 'IFRAME_EMBED', allowedOktaApps: [] },
    ])
  })

  test.each([
    'http://example.com',
    'https://example.com:8443',
    'HTTPS://EXAMPLE.com/',
    'ftp://example.com',
    'ionic://localhost',
    'capacitor://localhost',
    'http://[::1]:3000',
  ])('may be %s', async (origin) => {
    expect((await make({ name: 'One', origin, scopes: cors })).status).toBe(200)
  })

  test.each([
    'example.com',
    'https://example.com/app',
    'https://example.com?x=1',
    'https://example.com#top',
    'https://ada@example.com',
    'https://',
    'file:///home',
    'javascript:alert(1)',
    'null',
    '*',
  ])('is not %s', async (origin) => {
    expect(said(await make({ name: 'One', origin, scopes: cors }))).toEqual([
      400,
      'E0000001',
      'origin: Origin value is not valid',
    ])
  })

  test('is trusted with something, once', async () => {
    const origin = 'https://app.example'
    expect(said(await make({ name: 'One', origin, scopes: [] }))).toEqual([
      400,
      'E0000001',
      'scopes: The field cannot be left blank',
    ])
    expect(said(await make({ name: 'One', origin, scopes: [...cors, ...cors] }))).toEqual([
      400,
      'E0000001',
      'scopes: The field has an invalid value',
    ])
    expect(said(await make({ name: 'One', origin, scopes: [{ type: 'Redirect' }] }))).toEqual([400, 'E0000003'])
  })

  test('is one of its name, and one of its site however that is written', async () => {
    await madeOf('One', 'https://app.example')
    const duplicate = (field: string) =>
      `${field}: An object with this field already exists in the current organization`
    expect(said(await make({ name: 'ONE', origin: 'https://other.example', scopes: cors }))).toEqual([
      400,
      'E0000001',
      duplicate('name'),
    ])
    expect(said(await make({ name: 'Two', origin: 'https://APP.example:443/', scopes: cors }))).toEqual([
      400,
      'E0000001',
      duplicate('origin'),
    ])
  })

  test('is replaced, switched and deleted', async () => {
    const { id } = await madeOf('One', 'https://app.example')
    const off = await house.call('POST', `/api/v1/trustedOrigins/${id}/lifecycle/deactivate`)
    expect(off.body.status).toBe('INACTIVE')
    house.advance(1000)
    const replaced = await house.call('PUT', `/api/v1/trustedOrigins/${id}`, {
      name: 'One',
      origin: 'https://new.example',
      scopes: [{ type: 'REDIRECT' }],
    })
    expect(replaced.body).toMatchObject({
      origin: 'https://new.example',
      status: 'INACTIVE',
      lastUpdated: '2026-01-15T12:00:01.000Z',
    })
    expect((await house.call('POST', `/api/v1/trustedOrigins/${id}/lifecycle/activate`)).body.status).toBe('ACTIVE')
    expect((await house.call('DELETE', `/api/v1/trustedOrigins/${id}`)).status).toBe(204)
    expect((await house.call('GET', `/api/v1/trustedOrigins/${id}`)).body.errorSummary).toBe(
      `Not found: Resource not found: ${id} (TrustedOrigin)`,
    )
  })

  test('is found by what Okta lets one ask', async () => {
    await madeOf('App', 'https://app.example')
    house.advance(1000)
    const back = await madeOf('Back', 'http://back.example', [{ type: 'REDIRECT' }])
    const names = async (query: string) =>
      (await house.call('GET', `/api/v1/trustedOrigins?${query}`)).body.map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual(['App', 'Back'])
    expect(await names('filter=type+eq+"REDIRECT"')).toEqual(['Back'])
    expect(await names(`filter=${encodeURIComponent(`id eq "${back.id}" or name eq "App"`)}`)).toEqual(['App', 'Back'])
    expect(await names('filter=status+eq+"INACTIVE"')).toEqual([])
    expect(await names('q=http://ba')).toEqual(['Back'])
    expect(await names('q=a')).toEqual(['App'])
    expect(await names('limit=1&q=')).toEqual(['App'])
  })
})

test('other rooms ask whether an address is on a trusted site', async () => {
  await madeOf('App', 'https://app.example', [{ type: 'REDIRECT' }])
  const ctx = outside(house.app.runner, await house.app.systemOf(house.orgId))
  expect(await isTrusted(ctx, 'https://APP.example/back?x=1', 'REDIRECT')).toBe(true)
  expect(await isTrusted(ctx, 'https://app.example', 'CORS')).toBe(false)
  expect(await isTrusted(ctx, 'https://app.example.evil.example', 'REDIRECT')).toBe(false)
  expect(await isTrusted(ctx, 'http://app.example', 'REDIRECT')).toBe(false)
  expect(await isTrusted(ctx, 'not a url', 'REDIRECT')).toBe(false)
})
