import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Filter, matches, mustBeAskable, standardDialect } from '../../kernel/filter/index.js'
import { openSqlite } from '../../node/sqlite.js'
import type { Store } from '../../store/database.js'
import { migrate } from '../../store/migrate.js'
import type { Attribute, ProfileSchema } from '../schemas/index.js'
import type { Profile, User } from './model.js'
import { profileColumns, searchableValues } from './profile.js'
import { folded } from './rules.js'
import { findByIds, findInOrder, planOf, searchable } from './search.js'
import { users } from './store.js'

const org = '00oexample'
const attribute = (name: string, type: Attribute['type'], itemType?: Attribute['type']): [string, Attribute] => [
  name,
  {
    name,
    type,
    ...(itemType && { itemType }),
    required: false,
    unique: false,
    mutability: 'READ_WRITE',
    selfPermission: 'READ_ONLY',
  },
]
const schema: ProfileSchema = {
  id: 'osc1',
  typeId: 'oty1',
  attributes: new Map([
    attribute('title', 'string'),
    attribute('level', 'integer'),
    attribute('remote', 'boolean'),
    attribute('tags', 'array', 'string'),
  ]),
  retired: new Set(),
}

const words = ['ada', 'Adà', 'alan', 'Bea', 'bo', 'Éva', 'zoë', '100%', 'a_b'] as const
const statuses = ['ACTIVE', 'STAGED', 'DEPROVISIONED'] as const
const times = ['2025-01-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'] as const

/** Sixty people whose values repeat in every combination that a small prime step gives. */
const people = Array.from({ length: 60 }, (_, at) => {
  const pick = <T>(from: readonly T[], step: number): T => from[(at * step) % from.length] as T
  const profile: Profile = {
    firstName: pick(words, 1),
    lastName: pick(words, 5),
    login: `${pick(words, 2)}${at}@example.com`,
    email: `${pick(words, 4)}@example.com`,
    ...(at % 3 === 0 ? {} : { title: pick(words, 7) }),
    ...(at % 4 === 0 ? {} : { level: at % 7 }),
    ...(at % 5 === 0 ? {} : { remote: at % 2 === 0 }),
    ...(at % 2 === 0 ? {} : { tags: [pick(words, 1), pick(words, 3)] }),
  }
  const user: User = {
    // Twelve ages of five people each.
    id: `00u0${String.fromCharCode(65 + Math.floor(at / 5))}${String(at).padStart(12, '0')}5d7`,
    org_id: org,
    type_id: 'oty1',
    status: pick(statuses, 1),
    transitioning_to_status: null,
    created: pick(times, 1),
    activated: at % 3 === 0 ? null : pick(times, 2),
    status_changed: null,
    last_login: null,
    last_updated: pick(times, 2),
    password_changed: null,
    provider_type: 'OKTA',
    provider_name: 'OKTA',
    password_hash: null,
    recovery_question: null,
    recovery_answer_hash: null,
    failed_attempts: 0,
    locked_at: null,
    realm_id: null,
    schema_id: 'osc1',
    ...profileColumns(profile, schema),
  }
  return { user, profile }
})

let store: Store
beforeAll(async () => {
  store = openSqlite({ file: ':memory:' })
  await migrate(store.db)
  for (const { user, profile } of people) {
    await users(store.db, org).insert(user)
    await users(store.db, org).setSearchable(user.id, searchableValues(profile), true)
  }
})
afterAll(() => store.close())

/** What a filter means, said without any index. */
function reference(filter: Filter): string[] {
  const read =
    ({ user, profile }: (typeof people)[number]) =>
    (name: string) => {
      const inRow: Record<string, unknown> = {
        id: user.id,
        status: user.status,
        created: user.created,
        activated: user.activated,
        lastUpdated: user.last_updated,
        'profile.login': user.login_key,
      }
      return name in inRow ? inRow[name] : profile[name.slice(8)]
    }
  const asked = foldLogins(filter)
  return people.filter((each) => matches(asked, read(each), { caseSensitive: false })).map(({ user }) => user.id)
}

function foldLogins(filter: Filter): Filter {
  if (filter.kind === 'and' || filter.kind === 'or') return { ...filter, operands: filter.operands.map(foldLogins) }
  if (filter.kind !== 'compare' || filter.attribute !== 'profile.login') return filter
  return { ...filter, value: folded(String(filter.value)) }
}

const named = fc.constantFrom('profile.login', 'profile.email', 'profile.firstName', 'profile.lastName')
const ordered = fc.constantFrom('eq', 'gt', 'ge', 'lt', 'le')
const comparison = fc.oneof(
  fc.tuple(named, fc.constantFrom('eq', 'gt', 'ge', 'lt', 'le', 'sw', 'co'), fc.constantFrom(...words, 'a', 'z', '%')),
  fc.tuple(
    fc.constantFrom('profile.title', 'profile.tags'),
    fc.constantFrom('eq', 'gt', 'ge', 'lt', 'le', 'sw'),
    fc.constantFrom(...words, 'a', ''),
  ),
  fc.tuple(fc.constant('status'), fc.constantFrom('eq', 'gt', 'lt', 'sw'), fc.constantFrom(...statuses, 'active')),
  fc.tuple(fc.constantFrom('created', 'activated', 'lastUpdated'), ordered, fc.constantFrom(...times)),
)
const condition = fc.oneof(
  comparison.map(([name, operator, value]) => `${name} ${operator} ${JSON.stringify(value)}`),
  fc.tuple(ordered, fc.integer({ min: -1, max: 7 })).map(([operator, value]) => `profile.level ${operator} ${value}`),
  fc.boolean().map((value) => `profile.remote eq ${value}`),
  fc
    .constantFrom('profile.title', 'profile.level', 'profile.tags', 'profile.firstName', 'activated')
    .map((a) => `${a} pr`),
)
const { filter: expression } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    condition,
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, word, b]) => `(${a} ${word} ${b})`),
  ),
}))

const patience = fc.constantFrom({ probe: 1000, walk: 1000 }, { probe: 2, walk: 1000 }, { probe: 2, walk: 5 })

test('a search finds whom its words mean, whichever way the index is read, page by page', async () => {
  await fc.assert(
    fc.asyncProperty(expression, patience, fc.constantFrom(3, 100), async (text, sizes, limit) => {
      const filter = mustBeAskable(text, searchable([schema]), standardDialect)
      const rows = users(store.db, org, sizes)
      const found: string[] = []
      for (let after = ''; ; ) {
        const read = await findByIds(rows, { filter, caseSensitive: false }, after, limit)
        found.push(...read.map(({ id }) => id))
        if (read.length < limit) break
        after = found[found.length - 1] ?? ''
      }
      expect(found).toEqual(reference(filter))
    }),
    { numRuns: 300 },
  )
})

test('a sorted search is complete and in order, with those who have no value at the end', async () => {
  const filter = mustBeAskable('status eq "active"', searchable([schema]), standardDialect)
  const rows = users(store.db, org)
  for (const descending of [false, true]) {
    const found: string[] = []
    for (let after: string | undefined; ; after = found[found.length - 1]) {
      const sorting = { attribute: 'profile.level', descending }
      const read = await findInOrder(rows, { filter, caseSensitive: false }, sorting, after, 4)
      found.push(...read.map(({ id }) => id))
      if (read.length < 4) break
    }
    expect([...found].sort()).toEqual(reference(filter))
    const levels = found.map((id) => people.find(({ user }) => user.id === id)?.profile.level as number | undefined)
    const given = levels.filter((level) => level !== undefined)
    expect(levels.slice(given.length).every((level) => level === undefined)).toBe(true)
    expect(given).toEqual([...given].sort((a, b) => (descending ? b - a : a - b)))
  }
})

test('a user of another org is in no span', async () => {
  const filter = mustBeAskable('profile.firstName pr', searchable([schema]), standardDialect)
  expect(await findByIds(users(store.db, '00oother'), { filter, caseSensitive: false }, '', 100)).toEqual([])
})

test('two bounds of one attribute are read as one stretch of its index', () => {
  const text = `lastUpdated ge "${times[0]}" and lastUpdated lt "${times[1]}"`
  const plan = planOf(mustBeAskable(text, searchable([schema]), standardDialect))
  expect(plan?.spans).toEqual([
    {
      field: { kind: 'column', column: 'last_updated', indexed: true },
      from: { value: times[0], included: true },
      to: { value: times[1], included: false },
    },
  ])
})

test('of conditions that must all hold, the one that few fulfil is read', () => {
  const text = 'status eq "ACTIVE" and profile.login eq "ada@example.com"'
  const plan = planOf(mustBeAskable(text, searchable([schema]), standardDialect))
  expect(plan?.spans).toEqual([
    { field: { kind: 'column', column: 'login_key', indexed: true }, equals: 'ada@example.com' },
  ])
})

test.each([
  ['profile.login sw "ada"', 'INDEX users_login_key_key'],
  ['profile.email sw "ada"', 'COVERING INDEX users_email_key'],
  ['profile.firstName gt "ada"', 'COVERING INDEX users_first_name_key'],
  ['profile.lastName lt "ada"', 'COVERING INDEX users_last_name_key'],
  ['status eq "ACTIVE"', 'COVERING INDEX users_status'],
  ['lastUpdated gt "2025-01-01T00:00:00.000Z"', 'COVERING INDEX users_last_updated'],
  ['profile.title sw "ada"', 'COVERING INDEX user_values_text'],
  ['profile.level gt 3', 'COVERING INDEX user_values_number'],
])('%s is answered from %s', async (text, index) => {
  const [span] = planOf(mustBeAskable(text, searchable([schema]), standardDialect))?.spans ?? []
  const asked: string[] = []
  const { db } = store
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  })
  const executor = watched.getExecutor()
  const execute = executor.executeQuery.bind(executor)
  executor.executeQuery = (query) => {
    asked.push(query.sql)
    return execute(query)
  }
  if (span === undefined) throw new Error('no plan')
  await users(watched, org, { probe: 0, walk: 0 }).idsWithin(span, '', 10)
  expect(asked.length).toBeGreaterThan(0)
  // The first question is the one that few matches end with.
  const { rows } = await db.executeQuery<{ detail: string }>({
    ...db.selectFrom('users').select('id').compile(),
    sql: `explain query plan ${asked[0]?.replace(/\?/g, "'1'")}`,
    parameters: [],
  } as never)
  expect(rows.map(({ detail }) => detail).join('\n')).toContain(`USING ${index} `)
})
