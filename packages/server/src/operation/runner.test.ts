import { setImmediate as turn } from 'node:timers/promises'
import { apiError, isApiError } from '@stuntdouble/catalogue'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '../access/org.js'
import type { Written } from '../journal/log-event.js'
import { created, nothing, ok } from '../kernel/reply.js'
import type { Bound as BoundValue } from '../kernel/schema.js'
import { machineDigest, machineRandom } from '../node/ports.js'
import { openSqlite } from '../node/sqlite.js'
import { type Database, type Store, StoreUnavailable } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import { bareOf, idsByEnding, noRequest } from './bare.js'
import type { Context } from './context.js'
import { type Declaration, operation, type Route, type Subscriber } from './operation.js'
import { type Bound, type Runner, run } from './runner.js'

const now = new Date('2026-01-15T12:00:00.250Z')
const org: Org = {
  id: '00o1',
  subdomain: 'example',
  name: 'Example',
  idEnding: '5d7',
  pipeline: 'v1',
  status: 'ACTIVE',
  created: now.toISOString(),
  clock: { offsetMs: 0, frozenAt: null },
  rateLimits: { enforced: false, limits: {} },
}
const ids = idsByEnding({ clock: { now: () => now }, random: machineRandom })(org.idEnding)
const caller = { tokenId: '00T1', userId: '00u1', login: 'ada@example.com', displayName: 'Ada', roles: [] }
const bare = bareOf(
  {
    digest: machineDigest,
    hasher: { hash: async (text) => `#${text}`, verify: async () => true },
    sealer: { seal: (text) => text, open: (sealed) => sealed },
    telephony: { send: async () => {} },
    factorProvider: { ask: async () => ({ result: 'REJECT' }) },
  },
  ids,
  org,
  caller,
  { ...noRequest('r1', 'https://org.example'), uri: '/api/v1/doors' },
  now,
)
const valid = (value: unknown): BoundValue<unknown> => ({ kind: 'valid', value })
const bound: Bound = { path: {}, query: valid({}), body: valid(undefined) }
const message = { kind: 'email', to: 'ada@example.com', subject: 's', text: 't', html: 'h' } as const

let store: Store
let runner: Runner
let subscribers: Subscriber[]
let kicked: string[]
let heard: Written[]

beforeEach(async () => {
  store = openSqlite({ file: ':memory:' })
  await migrate(store.db)
  subscribers = []
  kicked = []
  heard = []
  runner = { store, subscribers, kick: (orgId) => void kicked.push(orgId) }
})
afterEach(() => store.close())

const insert = (db: Database, bucket: string) =>
  db.insertInto('rate_use').values({ org_id: org.id, bucket, window_start: 0, used: 1 }).execute()
/** Everything a writing operation can leave behind. */
async function left(db: Database = store.db) {
  const [rows, log, outbox, jobs] = await Promise.all([
    db.selectFrom('rate_use').select('bucket').orderBy('bucket').execute(),
    db.selectFrom('log_events').select('event_type').orderBy('position').execute(),
    db.selectFrom('messages').select('recipient').execute(),
    db.selectFrom('jobs').select('kind').where('kind', '!=', 'deliver-message').execute(),
  ])
  return {
    rows: rows.map(({ bucket }) => bucket),
    log: log.map(({ event_type }) => event_type),
    outbox: outbox.length,
    jobs: jobs.map(({ kind }) => kind).filter((kind) => kind === 'paint'),
  }
}
const empty = { rows: [], log: [], outbox: 0, jobs: [] }

type Declared = Partial<Declaration<Route, unknown, unknown, unknown, unknown>>
const writing = (declared: Declared) =>
  operation({
    id: 'openDoor',
    route: 'POST /api/v1/doors',
    errors: [],
    run: async () => nothing(),
    ...declared,
  } as never)
const start = (declared: Declared, given: Partial<Bound> = {}) =>
  run(runner, writing(declared), bare, { ...bound, ...given }, heard)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (isApiError(error) ? error.errorCode : String(error)),
  )
/** Writes, says and puts off something of everything. */
async function everything(ctx: Context) {
  await insert(ctx.db, 'a')
  ctx.journal.record({ type: 'group.lifecycle.create' })
  ctx.deliver(message)
  ctx.later({ kind: 'paint', payload: {} })
}

describe('an operation that counts what it refuses', () => {
  const used = async () => (await store.db.selectFrom('rate_use').select('used').execute()).map(({ used }) => used)
  /** Refuses a fourth try; anything is wrong. */
  const guess = (countsRefusals?: true) =>
    start({
      ...(countsRefusals === undefined ? {} : { countsRefusals }),
      run: async (ctx) => {
        await everything(ctx)
        const row = await ctx.db.selectFrom('rate_use').select('used').where('bucket', '=', 'tries').executeTakeFirst()
        if (row !== undefined && row.used >= 3) throw apiError.E0000047()
        ctx.evenIfRefused(async (after) => {
          await after.db
            .insertInto('rate_use')
            .values({ org_id: org.id, bucket: 'tries', window_start: 0, used: 1 })
            .onConflict((conflict) =>
              conflict
                .columns(['org_id', 'bucket', 'window_start'])
                .doUpdateSet((is) => ({ used: is('rate_use.used', '+', 1) })),
            )
            .execute()
          after.journal.record({ type: 'group.lifecycle.delete' })
          after.later({ kind: 'paint', payload: {} })
        })
        throw apiError.E0000068()
      },
    })

  test('judges nobody in between: ten who guess at the same moment have three tries', async () => {
    const heardBy = await Promise.all(Array.from({ length: 10 }, () => refusal(guess(true))))
    expect(heardBy.filter((code) => code === 'E0000068')).toHaveLength(3)
    expect(await used()).toEqual([3])
  })

  test('leaves of a refusal what was said to stay, and nothing else, and goes on from there', async () => {
    expect(await refusal(guess(true))).toBe('E0000068')
    expect(await left()).toEqual({ rows: ['tries'], log: ['group.lifecycle.delete'], outbox: 0, jobs: ['paint'] })
    expect(heard.map(({ entry }) => entry.type)).toEqual(['group.lifecycle.delete'])
    expect(kicked).toEqual([org.id])
  })
})

describe('an operation that writes', () => {
  test('leaves its rows, its events, its messages and its jobs together', async () => {
    const reply = await start({
      run: async (ctx) => {
        await everything(ctx)
        return created({ id: 1 })
      },
    })
    expect(reply).toEqual({ status: 201, body: { id: 1 } })
    expect(await left()).toEqual({ rows: ['a'], log: ['group.lifecycle.create'], outbox: 1, jobs: ['paint'] })
    expect(heard).toMatchObject([
      { entry: { type: 'group.lifecycle.create' }, circumstances: { actor: { id: '00u1' }, requestId: 'r1' } },
    ])
    expect(kicked).toEqual([org.id])
  })

  test('wakes nobody where nothing was put off', async () => {
    await start({ run: async (ctx) => insert(ctx.db, 'a').then(nothing) })
    expect(kicked).toEqual([])
  })

  test.each([
    ['refuses', () => apiError.E0000016(), 'E0000016'],
    ['breaks', () => new Error('broken'), 'Error: broken'],
  ])('and %s leaves nothing', async (_, error, said) => {
    const work = start({
      run: async (ctx) => {
        await everything(ctx)
        throw error()
      },
    })
    expect(await refusal(work)).toBe(said)
    expect(await left()).toEqual(empty)
    expect([heard, kicked]).toEqual([[], []])
  })

  test('decides on what stands in its own transaction', async () => {
    const seen: string[][] = []
    await start({
      target: async (ctx) => insert(ctx.db, 'target'),
      run: async (ctx) => {
        seen.push((await left(ctx.db)).rows)
        return nothing()
      },
    })
    expect(seen).toEqual([['target']])
  })
})

describe('what is written even if an operation refuses', () => {
  const stubborn = (error: () => unknown) =>
    start({
      run: async (ctx) => {
        await everything(ctx)
        ctx.evenIfRefused(async (after) => {
          await insert(after.db, 'even')
          after.journal.record({ type: 'user.account.lock' })
          after.deliver(message)
        })
        throw error()
      },
    })

  test('stays, and nothing else does', async () => {
    expect(await refusal(stubborn(() => apiError.E0000004()))).toBe('E0000004')
    expect(await left()).toEqual({ rows: ['even'], log: ['user.account.lock'], outbox: 1, jobs: [] })
    expect(heard).toMatchObject([{ entry: { type: 'user.account.lock' } }])
    expect(kicked).toEqual([org.id])
  })

  const stubbornBefore = (error: () => unknown) =>
    start({
      countsRefusals: true,
      prepare: async (ctx) => {
        ctx.journal.record({ type: 'group.lifecycle.create' })
        ctx.evenIfRefused(async (after) => {
          await insert(after.db, 'even')
          after.journal.record({ type: 'user.account.lock' })
        })
        throw error()
      },
    })

  test('stays where it is refused before its transaction, too', async () => {
    expect(await refusal(stubbornBefore(() => apiError.E0000004()))).toBe('E0000004')
    expect(await left()).toEqual({ rows: ['even'], log: ['user.account.lock'], outbox: 0, jobs: [] })
    expect(heard).toMatchObject([{ entry: { type: 'user.account.lock' } }])
  })

  test('is of no use once everything is prepared: the transaction says it anew', async () => {
    const work = start({
      prepare: async (ctx) => ctx.evenIfRefused(async (after) => void (await insert(after.db, 'before'))),
      run: async (ctx) => {
        ctx.evenIfRefused(async (after) => void (await insert(after.db, 'in it')))
        throw apiError.E0000004()
      },
    })
    expect(await refusal(work)).toBe('E0000004')
    expect((await left()).rows).toEqual(['in it'])
  })

  test('is not written where a database failed or a fault was ours: nobody was refused', async () => {
    for (const error of [() => new StoreUnavailable('gone'), () => new TypeError('fault')]) {
      await refusal(stubborn(error))
      await refusal(stubbornBefore(error))
    }
    expect(await left()).toEqual(empty)
  })

  test('is not written where the operation is done', async () => {
    await start({
      run: async (ctx) => {
        ctx.evenIfRefused(async (after) => void (await insert(after.db, 'even')))
        return nothing()
      },
    })
    expect(await left()).toEqual(empty)
  })

  test('is what the last attempt said', async () => {
    runner.store = conflicting()
    let attempt = 0
    await refusal(
      start({
        run: async (ctx) => {
          const name = `even${++attempt}`
          ctx.evenIfRefused(async (after) => void (await insert(after.db, name)))
          if (attempt === 1) return nothing()
          throw apiError.E0000004()
        },
      }),
    )
    expect((await left()).rows).toEqual(['even2'])
  })
})

/** A store whose first attempt at each transaction meets a conflict at its end, as PostgreSQL's may. */
function conflicting(): Store {
  return {
    ...store,
    transaction: async (work) => {
      await store
        .transaction(async (db) => {
          await work(db)
          throw new Error('conflict')
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'conflict') throw error
        })
      return store.transaction(work)
    },
  }
}

describe('a second attempt after a conflict', () => {
  test('writes once, and tells once', async () => {
    runner.store = conflicting()
    let attempts = 0
    subscribers.push({
      on: ['group.lifecycle.create'],
      run: async (ctx) => void (await insert(ctx.db, 'subscriber')),
    })
    await start({
      run: async (ctx) => {
        attempts++
        await everything(ctx)
        return nothing()
      },
    })
    expect(attempts).toBe(2)
    expect(await left()).toEqual({
      rows: ['a', 'subscriber'],
      log: ['group.lifecycle.create'],
      outbox: 1,
      jobs: ['paint'],
    })
    expect(heard).toHaveLength(1)
    expect(kicked).toEqual([org.id])
  })

  test('prepares once: what takes time is not done again', async () => {
    runner.store = conflicting()
    let prepared = 0
    await start({ prepare: async () => ++prepared, run: async (_, input) => ok(input.prepared) })
    expect(prepared).toBe(1)
  })
})

describe('what is expected while it is prepared', () => {
  let ran: unknown[]
  beforeEach(() => {
    ran = []
  })
  const expecting = (decide: (right: { is: string }) => Promise<unknown>): Declared => ({
    prepare: async (_, __, expect) => {
      const right = { is: 'right' }
      expect(right)
      await turn()
      await turn()
      return decide(right)
    },
    run: async (ctx, { prepared }) => {
      ran.push(prepared)
      await everything(ctx)
      return ok(prepared)
    },
  })
  const once = { rows: ['a'], log: ['group.lifecycle.create'], outbox: 1, jobs: ['paint'] }

  test('is run meanwhile, written once and told once, if it is so', async () => {
    const reply = await start(
      expecting(async (right) => {
        expect(ran).toHaveLength(1)
        return right
      }),
    )
    expect(reply.body).toEqual({ is: 'right' })
    expect(ran).toHaveLength(1)
    expect(await left()).toEqual(once)
    expect(heard).toHaveLength(1)
    expect(kicked).toEqual([org.id])
  })

  test('leaves nothing behind if it is not so, be what was found as alike as it may', async () => {
    const reply = await start(expecting(async () => ({ is: 'right' })))
    expect(reply.body).toEqual({ is: 'right' })
    expect(ran).toHaveLength(2)
    expect(await left()).toEqual(once)
    expect(heard).toHaveLength(1)
    expect(kicked).toEqual([org.id])
  })

  test('leaves nothing behind if it is refused, beside what a refusal leaves', async () => {
    const refused = start({
      ...expecting(async () => undefined),
      prepare: async (ctx, _, expect) => {
        expect({ is: 'right' })
        ctx.evenIfRefused(async (after) => void (await insert(after.db, 'even')))
        await turn()
        throw apiError.E0000004()
      },
    })
    expect(await refusal(refused)).toBe('E0000004')
    expect(ran).toHaveLength(1)
    expect(await left()).toEqual({ ...empty, rows: ['even'] })
    expect(heard).toEqual([])
    expect(kicked).toEqual([])
    // Nothing of it is left open: the next is run meanwhile again.
    await start(
      expecting(async (right) => {
        expect(ran).toHaveLength(2)
        return right
      }),
    )
    expect(ran).toHaveLength(2)
  })

  test('is run again where others came in between: it is judged by what is so then', async () => {
    const reply = await start(
      expecting(async (right) => {
        await store.transaction((db) => insert(db, 'before'))
        return right
      }),
    )
    expect(reply.body).toEqual({ is: 'right' })
    expect(ran).toHaveLength(2)
    expect(await left()).toEqual({ ...once, rows: ['a', 'before'] })
  })

  test('is refused where it counts, and what stays of that stays once', async () => {
    const refused = start({
      ...expecting(async (right) => right),
      countsRefusals: true,
      run: async (ctx) => {
        ran.push('refused')
        ctx.evenIfRefused(async (after) => void (await insert(after.db, 'even')))
        await everything(ctx)
        throw apiError.E0000004()
      },
    })
    expect(await refusal(refused)).toBe('E0000004')
    expect(ran).toEqual(['refused', 'refused'])
    expect(await left()).toEqual({ ...empty, rows: ['even'] })
  })
})

describe('a subscriber', () => {
  test('hears its events and no others, in the transaction of whoever recorded them', async () => {
    const told: string[] = []
    subscribers.push({
      on: ['group.lifecycle.create'],
      run: async (ctx, event) => {
        told.push(`${event.type} ${(await left(ctx.db)).rows}`)
        await insert(ctx.db, 'b')
      },
    })
    await start({
      run: async (ctx) => {
        await everything(ctx)
        ctx.journal.record({ type: 'group.lifecycle.delete' })
        return nothing()
      },
    })
    expect(told).toEqual(['group.lifecycle.create a'])
    expect((await left()).rows).toEqual(['a', 'b'])
  })

  test('is heard by others in turn, and what it says is logged', async () => {
    subscribers.push(
      { on: ['group.lifecycle.create'], run: async (ctx) => ctx.journal.record({ type: 'group.profile.update' }) },
      { on: ['group.profile.update'], run: async (ctx) => ctx.journal.record({ type: 'group.lifecycle.delete' }) },
    )
    await start({ run: async (ctx) => everything(ctx).then(nothing) })
    expect((await left()).log).toEqual(['group.lifecycle.create', 'group.profile.update', 'group.lifecycle.delete'])
  })

  test('that refuses takes everything back', async () => {
    subscribers.push({ on: ['group.lifecycle.create'], run: async () => Promise.reject(apiError.E0000016()) })
    expect(await refusal(start({ run: async (ctx) => everything(ctx).then(nothing) }))).toBe('E0000016')
    expect(await left()).toEqual(empty)
  })
})

describe('the parts of an operation', () => {
  test('are asked in their order: target, body, prepare, then target and body again with the decision', async () => {
    const order: string[] = []
    const declared: Declared = {
      target: async () => void order.push('target'),
      prepare: async () => void order.push('prepare'),
      run: async () => {
        order.push('run')
        return nothing()
      },
    }
    await start(declared)
    expect(order).toEqual(['target', 'prepare', 'target', 'run'])
  })

  const blank: BoundValue<unknown> = { kind: 'invalid', problems: [{ field: 'name', cause: 'name: blank' }] }
  test('a query that breaks a rule is heard before a missing target, a missing target before a body', async () => {
    const missing: Declared = { target: async () => Promise.reject(apiError.E0000007({ resource: 'x' })) }
    expect(await refusal(start(missing, { query: blank, body: blank }))).toBe('E0000001')
    expect(await refusal(start(missing, { body: blank }))).toBe('E0000007')
    expect(await refusal(start({}, { body: blank }))).toBe('E0000001')
  })

  test('nothing is prepared for a body that is wrong', async () => {
    let prepared = false
    const declared: Declared = {
      prepare: async () => {
        prepared = true
      },
    }
    await refusal(start(declared, { body: blank }))
    expect(prepared).toBe(false)
  })

  test('a read has no transaction, and what it says is said to nobody', async () => {
    runner.store = { ...store, transaction: async () => Promise.reject(new Error('no transaction')) }
    const read = { route: 'GET /api/v1/doors' as const, prepare: async () => 7 }
    const reply = await start({
      ...read,
      run: async (ctx, { prepared }) => {
        ctx.journal.record({ type: 'group.lifecycle.create' })
        ctx.deliver(message)
        return ok(prepared)
      },
    })
    expect(reply.body).toBe(7)
    expect(await left()).toEqual(empty)
    expect((await start({ readsOnly: true, run: async () => ok(1) })).body).toBe(1)
    expect(await refusal(start({ run: async () => ok(1) }))).toBe('Error: no transaction')
  })

  test('live by one moment: whole seconds in rows, milliseconds in the log', async () => {
    const moments: unknown[] = []
    await start({
      run: async (ctx) => {
        moments.push(ctx.now, ctx.clock.now(), ctx.url('/x'))
        ctx.journal.record({ type: 'group.lifecycle.create' })
        return nothing()
      },
    })
    expect(moments).toEqual(['2026-01-15T12:00:00.000Z', now, 'https://org.example/x'])
    expect(heard[0]?.published).toBe('2026-01-15T12:00:00.250Z')
    expect(heard[0]?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
