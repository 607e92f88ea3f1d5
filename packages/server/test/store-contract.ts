/** What any store must do, whichever database is behind it; run once on each. */
import { apiError } from '@stuntdouble/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operation } from '../src/operation/operation.js'
import { type Store, UniqueViolation } from '../src/store/database.js'
import { migrate } from '../src/store/migrate.js'
import { quickHasher, startTestHouse, type TestHouse } from './house.js'
import { person } from './processes.js'

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a store on ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
      await migrate(store.db)
    })
    afterAll(() => store.close())

    const token = (id: string, orgId = '00o1', hash = id) => ({
      id,
      org_id: orgId,
      user_id: '00u1',
      name: id,
      client_name: 'test',
      token_hash: hash,
      created: '2026-01-15T12:00:00.000Z',
      last_updated: '2026-01-15T12:00:00.000Z',
      expires_at: '2026-02-15T12:00:00.000Z',
      network: '{}',
    })
    const insert = (row: ReturnType<typeof token>) => store.db.insertInto('api_tokens').values(row).execute()
    const names = async () =>
      (
        await store.db.selectFrom('api_tokens').select('name').where('org_id', '=', '00o1').orderBy('name').execute()
      ).map(({ name }) => name)

    test('is migrated a second time without a change', async () => {
      await migrate(store.db)
    })

    test('names the unique index that refused a row', async () => {
      await insert(token('unique'))
      const error = await insert(token('other', '00o1', 'unique')).catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(UniqueViolation)
      expect((error as UniqueViolation).index).toBe('api_tokens_token_hash_key')
      const primary = await insert(token('unique', '00o9', 'fresh')).catch((caught: unknown) => caught)
      expect(primary).toBeInstanceOf(UniqueViolation)
      await insert(token('elsewhere', '00o2', 'unique'))
      await store.db.deleteFrom('api_tokens').execute()
    })

    test('forgets everything a rejected transaction did', async () => {
      const refused = store.transaction(async (db) => {
        await db.insertInto('api_tokens').values(token('lost')).execute()
        throw new Error('refused')
      })
      await expect(refused).rejects.toThrow('refused')
      expect(await names()).toEqual([])
    })

    test('goes on after a statement of a transaction was refused', async () => {
      await insert(token('there'))
      await expect(
        store.transaction((db) => db.insertInto('api_tokens').values(token('there')).execute()),
      ).rejects.toBeInstanceOf(UniqueViolation)
      expect(await names()).toEqual(['there'])
      await store.db.deleteFrom('api_tokens').execute()
    })

    test('orders text by code point, whatever language the machine speaks', async () => {
      for (const each of ['b', 'B', 'a', 'Z', 'ä', '_', 'é', '0']) await insert(token(each))
      expect(await names()).toEqual(['0', 'B', 'Z', '_', 'a', 'b', 'ä', 'é'])
      await store.db.deleteFrom('api_tokens').execute()
    })

    test('loses no update of two transactions that read before they write', async () => {
      await insert({ ...token('counter'), client_name: '0' })
      const increment = () =>
        store.transaction(async (db) => {
          const row = await db
            .selectFrom('api_tokens')
            .select('client_name')
            .where('id', '=', 'counter')
            .executeTakeFirstOrThrow()
          await db
            .updateTable('api_tokens')
            .set({ client_name: String(Number(row.client_name) + 1) })
            .where('id', '=', 'counter')
            .execute()
        })
      await Promise.all(Array.from({ length: 8 }, increment))
      const row = await store.db
        .selectFrom('api_tokens')
        .select('client_name')
        .where('id', '=', 'counter')
        .executeTakeFirstOrThrow()
      expect(row.client_name).toBe('8')
      await store.db.deleteFrom('api_tokens').execute()
    })

    test('shows nobody what a transaction has not committed', async () => {
      let read: Promise<string[]> = Promise.resolve([])
      await store.transaction(async (db) => {
        await db.insertInto('api_tokens').values(token('soon')).execute()
        if (store.dialect === 'postgres') expect(await names()).toEqual([])
        else read = names()
      })
      if (store.dialect === 'sqlite') expect(await read).toEqual(['soon'])
      await store.db.deleteFrom('api_tokens').execute()
    })

    test('keeps any text: quotes, zero-width, astral, right to left', async () => {
      const text = `O'Neil "x" \\ ; -- \u200b 👩‍💻 שלום`
      await insert({ ...token('text'), name: text })
      expect(await names()).toEqual([text])
      await store.db.deleteFrom('api_tokens').execute()
    })

    describe('with a house on it', () => {
      let house: TestHouse
      const countsAndRefuses = operation({
        id: 'countAndRefuse',
        route: 'POST /stuntdouble/test/refuse',
        scope: 'okta.stuntdouble.manage',
        errors: ['E0000016'],
        async run(ctx) {
          await ctx.db.insertInto('api_tokens').values(token('inside', ctx.org.id)).execute()
          ctx.evenIfRefused(async (after) => {
            await after.db.insertInto('api_tokens').values(token('anyway', after.org.id)).execute()
            after.journal.record({ type: 'user.account.lock' })
          })
          throw apiError.E0000016()
        },
      })
      beforeAll(async () => {
        const kept: Store = { ...store, close: async () => {} }
        house = await startTestHouse({ store: kept, hasher: quickHasher, lab: true, extras: [countsAndRefuses] })
      })
      afterAll(() => house.close())

      test('what a refusal must leave behind stays, and nothing else', async () => {
        expect((await house.call('POST', '/stuntdouble/test/refuse')).body.errorCode).toBe('E0000016')
        const kept = await store.db.selectFrom('api_tokens').select('id').where('org_id', '=', house.orgId).execute()
        expect(kept.map(({ id }) => id)).toContain('anyway')
        expect(kept.map(({ id }) => id)).not.toContain('inside')
        const events = await store.db.selectFrom('log_events').select('event_type').execute()
        expect(events.map(({ event_type }) => event_type)).toContain('user.account.lock')
      })

      test('of two people who take one login at once, one is refused', async () => {
        const answers = await Promise.all(
          Array.from({ length: 4 }, () =>
            house.call('POST', '/api/v1/users?activate=false', person('same@example.com')),
          ),
        )
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
      })

      test('an org’s reset and snapshots touch no other org', async () => {
        await store.db.insertInto('api_tokens').values(token('stranger', '00oOther')).execute()
        const { id } = (await house.call('POST', '/stuntdouble/api/snapshots')).body
        expect((await house.call('POST', '/stuntdouble/api/reset')).status).toBe(200)
        expect((await house.call('GET', '/api/v1/users/same@example.com')).status).toBe(404)
        expect((await house.call('POST', `/stuntdouble/api/snapshots/${id}/restore`)).status).toBe(200)
        expect((await house.call('GET', '/api/v1/users/same@example.com')).status).toBe(200)
        const strangers = await store.db
          .selectFrom('api_tokens')
          .select('id')
          .where('org_id', '=', '00oOther')
          .execute()
        expect(strangers).toEqual([{ id: 'stranger' }])
      })
    })
  })
}
