import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../../test/house.js'
import { day } from '../../../kernel/time.js'
import { examinedMax } from '../lifecycle.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(async () => {
  await house.app.settled()
  await house.close()
})

const logs = (query = '') => house.call('GET', `/api/v1/logs${query}`)
/** Makes an event, a second after the last. */
async function something(city: string) {
  house.advance(1000)
  await house.call('POST', '/api/v1/org', { city })
}
const nextOf = ({ links }: TestAnswer) =>
  links.find((link) => link.endsWith('rel="next"'))?.replace(/^<https:\/\/org\.example([^>]*)>.*$/, '$1')
const timesOf = ({ body }: TestAnswer) => body.map(({ published }: { published: string }) => published.slice(17, 19))
const changes = 'filter=eventType+eq+"org.settings.update"'

test('who polls is always told where to go on, and misses nothing', async () => {
  for (const city of ['a', 'b', 'c']) await something(city)
  const first = await logs(`?${changes}&limit=2`)
  expect(timesOf(first)).toEqual(['01', '02'])
  const second = await house.call('GET', nextOf(first) as string)
  expect(timesOf(second)).toEqual(['03'])
  const third = await house.call('GET', nextOf(second) as string)
  expect(third.body).toEqual([])
  await something('d')
  const fourth = await house.call('GET', nextOf(third) as string)
  expect(timesOf(fourth)).toEqual(['04'])
})

test('polling begins even where nothing has happened yet', async () => {
  const empty = await logs('?since=2026-02-01T00:00:00Z')
  expect(empty.body).toEqual([])
  expect(nextOf(empty)).toBeDefined()
})

test('a bounded span ends, in either order', async () => {
  for (const city of ['a', 'b', 'c']) await something(city)
  const span = `?${changes}&since=2026-01-15T12:00:01Z&until=2026-01-15T12:00:03Z`
  const all = await logs(span)
  expect(timesOf(all)).toEqual(['01', '02'])
  expect(nextOf(all)).toBeUndefined()
  const newest = await logs(`?${changes}&sortOrder=DESCENDING&limit=2`)
  expect(timesOf(newest)).toEqual(['03', '02'])
  const oldest = await house.call('GET', nextOf(newest) as string)
  expect(timesOf(oldest)).toEqual(['01'])
  expect(nextOf(oldest)).toBeUndefined()
})

test('the last week is shown where nobody asks for more, and ninety days at most', async () => {
  await something('a')
  house.advance(8 * day)
  expect((await logs(`?${changes}`)).body).toEqual([])
  expect((await logs(`?${changes}&since=2026-01-01T00:00:00Z`)).body).toHaveLength(1)
  // Someone who asks now and then keeps the token alive.
  for (let asked = 0; asked < 4; asked++) {
    await house.app.settled()
    house.advance(25 * day)
    await house.call('GET', '/api/v1/org')
  }
  expect((await logs(`?${changes}&since=2026-01-01T00:00:00Z`)).body).toEqual([])
})

test('what is older than ninety days is forgotten by a job that comes back every day', async () => {
  const rows = () => house.store.db.selectFrom('log_events').select('uuid').execute()
  await something('a')
  const before = (await rows()).length
  house.advance(91 * day)
  await house.app.worker.work(house.orgId)
  expect((await rows()).length).toBeLessThan(before)
  const waiting = await house.store.db
    .selectFrom('jobs')
    .select('due_at')
    .where('kind', '=', 'system-log.forget')
    .execute()
  expect(waiting).toEqual([{ due_at: '2026-04-17T12:00:01.000Z' }])
})

test('a filter looks into any member, keywords into all', async () => {
  await something('a')
  expect((await logs(`?filter=target.id+eq+"${house.orgId}"`)).body).toHaveLength(1)
  expect((await logs('?filter=actor.id+eq+"00u"')).body).toEqual([])
  expect((await logs('?q=ORGANIZATION+settings')).body).toHaveLength(1)
  expect((await logs('?q=organi')).body).toEqual([])
})

test('one request looks at so much and no more; the link leads on', async () => {
  const row = {
    org_id: house.orgId,
    published: '2026-01-15T12:00:00.500Z',
    event_type: 'group.lifecycle.create',
    event: '{"actor":{},"ip":"127.0.0.1"}',
  }
  for (let at = 0; at <= examinedMax; at += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => ({ ...row, uuid: `${at + index}` }))
    await house.store.db.insertInto('log_events').values(rows).execute()
  }
  await something('a')
  const first = await logs('?q=settings&sortOrder=ASCENDING&until=2026-01-16T00:00:00Z')
  expect(first.body).toEqual([])
  const second = await house.call('GET', nextOf(first) as string)
  expect(second.body).toHaveLength(1)
  expect(nextOf(second)).toBeUndefined()
})

test.each([
  ['since=yesterday', 'E0000001'],
  ['until=2026-13-01T00:00:00Z', 'E0000001'],
  ['since=2025-06-01T00:00:00Z', 'E0000053'],
  [`q=${'x'.repeat(41)}`, 'E0000001'],
  ['after=', 'E0000029'],
  ['after=garbage', 'E0000029'],
  ['limit=0', 'E0000029'],
  ['limit=many', 'E0000037'],
  ['sortOrder=UPWARDS', 'E0000037'],
  ['filter=nonsense+eq+"x"', 'E0000053'],
  ['filter=debugContext.debugData.url+co+"x"', 'E0000031'],
  // Two faults: times before paging, paging before the filter, the filter before the keywords.
  ['since=yesterday&after=', 'E0000001'],
  ['after=&filter=nonsense', 'E0000029'],
  [`filter=nonsense&q=${'x'.repeat(41)}`, 'E0000053'],
])('%s is refused with %s', async (query, code) => {
  expect((await logs(`?${query}`)).body.errorCode).toBe(code)
})

test('a reader who accepts no JSON finds no log', async () => {
  const answer = await house.call('GET', '/api/v1/logs', undefined, { accept: 'application/xml' })
  expect([answer.status, answer.body.errorCode]).toEqual([404, 'E0000012'])
})
