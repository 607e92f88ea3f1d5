import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'
import { yubikey } from '../../../../test/yubikey.js'

const tokens = '/api/v1/org/factors/yubikey_token/tokens'

let house: TestHouse
let people: string[]
beforeEach(async () => {
  house = await startTestHouse()
  people = []
  for (const name of ['ada', 'bob']) {
    const profile = { login: `${name}@example.com`, email: `${name}@example.com`, firstName: name, lastName: 'Example' }
    const credentials = { password: { value: 'Correct-horse1' } }
    people.push((await house.call('POST', '/api/v1/users', { profile, credentials })).body.id)
  }
  await house.call('POST', '/api/v1/org/factors/yubikey_token/lifecycle/activate')
})
afterEach(() => house.close())

const enroll = (passCode: string, user = people[0]) =>
  house.call('POST', `/api/v1/users/${user}/factors`, {
    factorType: 'token:hardware',
    provider: 'YUBICO',
    verify: { passCode },
  })
const causes = (body: { errorCauses: { errorSummary: string }[] }) => body.errorCauses.map((each) => each.errorSummary)

test('a key is made known, enrolled by whoever types with it, and proven by each of its passwords once', async () => {
  const key = yubikey('7886622')
  const known = await house.call('POST', tokens, key.seed)
  expect(known).toMatchObject({ status: 200, body: { status: 'UNASSIGNED', profile: { serial: '000007886622' } } })
  expect(known.body.id).toMatch(/^ykk/)
  const first = key.type()
  const { body } = await enroll(first)
  expect(body).toMatchObject({
    id: expect.stringMatching(/^ykf/),
    vendorName: 'YUBICO',
    status: 'ACTIVE',
    profile: { credentialId: '000007886622' },
  })
  const verify = async (passCode: string) =>
    (await house.call('POST', `/api/v1/users/${people[0]}/factors/${body.id}/verify`, { passCode })).body
  expect((await verify(first)).errorCode).toBe('E0000082')
  const skipped = key.type()
  expect(await verify(key.type())).toEqual({ factorResult: 'SUCCESS' })
  expect((await verify(skipped)).errorCode).toBe('E0000082')
  key.plugIn()
  expect(await verify(key.type().toUpperCase())).toEqual({ factorResult: 'SUCCESS' })
  const wrong = await verify(yubikey('1').type())
  expect(causes(wrong)).toEqual(["Your token doesn't match our records. Please try again."])
  expect((await verify(`${key.seed.publicId}${'c'.repeat(32)}`)).errorCode).toBe('E0000068')
  const shown = (await house.call('GET', `${tokens}/${known.body.id}`)).body
  expect(shown._links.deactivate.href).toBe(`https://org.example/api/v1/users/${people[0]}/factors/${body.id}`)
})

test('a key is one person’s, and what was typed before it changed hands is of no use after', async () => {
  const key = yubikey('7886622')
  const { id } = (await house.call('POST', tokens, key.seed)).body
  const { body } = await enroll(key.type())
  expect((await enroll(key.type(), people[1])).body.errorCode).toBe('E0000068')
  expect(await house.call('DELETE', `${tokens}/${id}`)).toMatchObject({ status: 403, body: { errorCode: 'E0000102' } })
  const last = key.type()
  await house.call('POST', `/api/v1/users/${people[0]}/factors/${body.id}/verify`, { passCode: last })
  await house.call('DELETE', `/api/v1/users/${people[0]}/factors/${body.id}`)
  expect((await house.call('GET', `${tokens}/${id}`)).body.status).toBe('UNASSIGNED')
  expect((await enroll(last, people[1])).body.errorCode).toBe('E0000082')
  expect((await enroll(key.type(), people[1])).body.status).toBe('ACTIVE')
  await house.call('POST', `/api/v1/users/${people[1]}/lifecycle/reset_factors`)
  expect((await house.call('DELETE', `${tokens}/${id}`)).status).toBe(204)
  expect((await house.call('GET', `${tokens}/${id}`)).body.errorSummary).toBe(
    `Not found: Resource not found: ${id} (YubikeyToken)`,
  )
})

test('what no key can have is refused, part by part, and no key is made known twice', async () => {
  const { seed } = yubikey('7886622')
  const { body } = await house.call('POST', tokens, { ...seed, publicId: 'abcdef', aesKey: 'secret' })
  expect(causes(body)).toEqual(['publicId: Does not match required pattern', 'aesKey: Does not match required pattern'])
  await house.call('POST', tokens, seed)
  const again = await house.call('POST', tokens, { ...seed, publicId: seed.publicId.toUpperCase() })
  expect(causes(again.body)).toEqual(['publicId: An object with this field already exists in the current organization'])
})

test('keys are listed by page, filter and order, with whose they are, and never with a secret', async () => {
  const keys = ['3', '1', '2'].map((serial) => yubikey(serial))
  for (const key of keys) {
    await house.call('POST', tokens, key.seed)
    house.advance(1000)
  }
  await enroll(keys[1]?.type() ?? '')
  const serials = async (query: string) =>
    (await house.call('GET', `${tokens}?${query}`)).body.map((each: { profile: { serial: string } }) =>
      Number(each.profile.serial),
    )
  expect(await serials('')).toEqual([3, 1, 2])
  expect(await serials('sortBy=profile.serial&sortOrder=DESC')).toEqual([3, 2, 1])
  expect(await serials(`filter=${encodeURIComponent('status eq "ACTIVE"')}`)).toEqual([1])
  const first = await house.call('GET', `${tokens}?limit=2&sortBy=profile.serial`)
  const next = /<https:\/\/org\.example([^>]+)>; rel="next"/.exec(first.links.join())?.[1] ?? ''
  expect((await house.call('GET', next)).body).toMatchObject([{ profile: { serial: '000000000003' } }])
  const expanded = (await house.call('GET', `${tokens}?expand=user`)).body
  expect(expanded[1]._embedded.user).toMatchObject({ id: people[0] })
  const rows = JSON.stringify(await house.store.db.selectFrom('yubikey_seeds').selectAll().execute())
  for (const { seed } of keys) {
    expect(rows).not.toContain(seed.aesKey)
    expect(JSON.stringify(expanded)).not.toContain(seed.privateId)
  }
})

test('whose a key is may be sorted and filtered by, as by everything else', async () => {
  const keys = ['1', '2', '3'].map((serial) => yubikey(serial))
  for (const key of keys) await house.call('POST', tokens, key.seed)
  await enroll(keys[0]?.type() ?? '', people[1])
  await enroll(keys[2]?.type() ?? '', people[0])
  const serials = async (query: string) =>
    (await house.call('GET', `${tokens}?${query}`)).body.map((each: { profile: { serial: string } }) =>
      Number(each.profile.serial),
    )
  expect(await serials('sortBy=profile.email&sortOrder=DESC')).toEqual([1, 3, 2])
  expect(await serials(`filter=${encodeURIComponent('profile.email eq "ada@example.com"')}`)).toEqual([3])
})

test('a list for download is CSV, a thousand lines at once', async () => {
  const key = yubikey('7886622')
  await house.call('POST', tokens, key.seed)
  for (let serial = 0; serial < 201; serial++) await house.call('POST', tokens, yubikey(String(serial)).seed)
  const { body: factor } = await enroll(key.type())
  expect(factor.status).toBe('ACTIVE')
  const { status, headers, body, links } = await house.call('GET', `${tokens}?forDownload=true`, undefined, {
    accept: 'application/json',
  })
  expect([status, headers['content-type']]).toEqual([200, 'text/csv;charset=UTF-8'])
  expect(headers['content-disposition']).toBe('attachment;filename=yubikeys.csv')
  expect(links).toEqual([`<https://org.example${tokens}?limit=1000&forDownload=true>; rel="self"`])
  const lines = body.split('\r\n')
  expect(lines).toHaveLength(1 + 202 + 1)
  expect(lines[0]).toBe('id,profile.serial,status,user.id,profile.email,created,activated,lastVerified')
  const time = '2026-01-15T12:00:00.000Z'
  expect(lines[1].split(',').slice(1)).toEqual([
    '000007886622',
    'ACTIVE',
    people[0],
    'ada@example.com',
    time,
    time,
    time,
  ])
  expect(lines[2]).toMatch(/,UNASSIGNED,,,/)
  for (const secret of [key.seed.aesKey, key.seed.privateId]) expect(body).not.toContain(secret)
  const part = await house.call('GET', `${tokens}?forDownload=true&limit=2`, undefined, { accept: 'text/csv' })
  expect(part.body.split('\r\n')).toHaveLength(4)
  expect(part.links[1]).toMatch(/after=ykk\w+&limit=2&forDownload=true>; rel="next"$/)
  expect((await house.call('GET', `${tokens}?limit=500`)).body).toHaveLength(200)
})

test('a page that begins behind no key of the org is none', async () => {
  expect((await house.call('GET', `${tokens}?after=ykknope`)).body).toMatchObject({
    errorCode: 'E0000029',
    errorCauses: [{ errorSummary: 'Invalid cursor.' }],
  })
})
