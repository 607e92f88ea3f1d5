/** What any store must do, whichever database is behind it; run once on each. */
import { apiError } from '@stuntdouble/catalogue'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operation } from '../src/operation/operation.js'
import { remembered } from '../src/store/caching.js'
import { anyChange, type Store, UniqueViolation } from '../src/store/database.js'
import { migrate } from '../src/store/migrate.js'
import { backToSavepoint, savepoint } from '../src/store/savepoint.js'
import { quickHasher, startTestHouse, type TestHouse } from './house.js'
import { person } from './processes.js'
import { sendCode } from './send-code.js'
import { yubikey } from './yubikey.js'

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

    test('remembers what is so, and nothing that was taken back', async () => {
      const known = remembered(anyChange('api_tokens'), async (db, orgId: string) => {
        const rows = await db
          .selectFrom('api_tokens')
          .select('name')
          .where('org_id', '=', orgId)
          .orderBy('name')
          .execute()
        return rows.map(({ name }) => name)
      })
      await insert(token('a'))
      expect(await known(store.db, '00o1')).toEqual(['a'])
      let outside: Promise<string[]> | string[] = []
      const refused = store.transaction(async (db) => {
        await db.insertInto('api_tokens').values(token('b')).execute()
        expect(await known(db, '00o1')).toEqual(['a', 'b'])
        outside = known(store.db, '00o1')
        await savepoint(db)
        await db.insertInto('api_tokens').values(token('c')).execute()
        expect(await known(db, '00o1')).toEqual(['a', 'b', 'c'])
        await backToSavepoint(db)
        expect(await known(db, '00o1')).toEqual(['a', 'b'])
        throw new Error('refused')
      })
      await expect(refused).rejects.toThrow('refused')
      expect(await outside).toEqual(['a'])
      expect(await known(store.db, '00o1')).toEqual(['a'])
      await store.transaction((db) => db.insertInto('api_tokens').values(token('d')).execute())
      expect(await known(store.db, '00o1')).toEqual(['a', 'd'])
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
        house = await startTestHouse({
          store: kept,
          hasher: quickHasher,
          lab: true,
          extras: [countsAndRefuses, sendCode],
        })
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

      test('of two zones that take one name at once, and of two origins that are one site, one is refused', async () => {
        const four = (uri: string, body: (at: number) => object) =>
          Promise.all(Array.from({ length: 4 }, (_, at) => house.call('POST', uri, body(at))))
        const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
        const range = { type: 'CIDR', value: '192.0.2.0/24' }
        const zones = await four('/api/v1/zones', () => ({ type: 'IP', name: 'Same', gateways: [range] }))
        expect(statuses(zones)).toEqual([200, 400, 400, 400])
        const behaviors = await four('/api/v1/behaviors', () => ({ type: 'VELOCITY', name: 'Same' }))
        expect(statuses(behaviors)).toEqual([200, 400, 400, 400])
        const scopes = [{ type: 'CORS' }]
        const sites = await four('/api/v1/trustedOrigins', (at) => ({
          name: `Site ${at}`,
          origin: 'https://same.example',
          scopes,
        }))
        expect(statuses(sites)).toEqual([200, 400, 400, 400])
      })

      test('of two policies that take one name at once one is refused, and of many none takes another’s place', async () => {
        const make = (uri: string, body: object) => house.call('POST', uri, body)
        const same = await Promise.all(
          Array.from({ length: 4 }, () => make('/api/v1/policies', { type: 'PASSWORD', name: 'Same' })),
        )
        expect(same.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
        const first = (at: number) => ({ type: 'PASSWORD', name: `Policy ${at}`, priority: 1 })
        await Promise.all(Array.from({ length: 4 }, (_, at) => make('/api/v1/policies', first(at))))
        const { body } = await house.call('GET', '/api/v1/policies?type=PASSWORD')
        expect(body.map(({ priority }: { priority: number }) => priority)).toEqual([1, 2, 3, 4, 5, 6])
        expect(body.at(-1).system).toBe(true)
        const { id } = body.find(({ name }: { name: string }) => name === 'Same')
        const uri = `/api/v1/policies/${id}/rules`
        const rules = await Promise.all(Array.from({ length: 4 }, () => make(uri, { name: 'Same' })))
        expect(rules.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
        for (const each of body.slice(0, -1)) await house.call('DELETE', `/api/v1/policies/${each.id}`)
        expect((await house.call('GET', '/api/v1/policies?type=PASSWORD')).body).toMatchObject([{ priority: 1 }])
      })

      test('a zone blocks, an origin is trusted, from the request after the one that says so', async () => {
        const ask = (more: Record<string, string>) => house.call('GET', '/api/v1/users?limit=1', undefined, more)
        const [bad, app] = [{ 'x-forwarded-for': '203.0.113.9' }, { origin: 'https://contract.example' }]
        expect([(await ask(bad)).status, (await ask(app)).headers['access-control-allow-origin']]).toEqual([
          200,
          undefined,
        ])
        const gateways = [{ type: 'RANGE', value: '203.0.113.1-203.0.113.20' }]
        const zone = { type: 'IP', name: 'Bad', usage: 'BLOCKLIST', gateways }
        const { id } = (await house.call('POST', '/api/v1/zones', zone)).body
        await house.call('POST', '/api/v1/trustedOrigins', {
          name: 'App',
          origin: app.origin,
          scopes: [{ type: 'CORS' }],
        })
        expect([(await ask(bad)).status, (await ask(app)).headers['access-control-allow-origin']]).toEqual([
          403,
          app.origin,
        ])
        expect((await house.call('POST', `/api/v1/zones/${id}/lifecycle/deactivate`)).body.status).toBe('INACTIVE')
        expect((await house.call('DELETE', `/api/v1/zones/${id}`)).status).toBe(204)
        expect((await ask(bad)).status).toBe(200)
      })

      test('of texts to one number that set out at once, one is taken, and each that left is counted once', async () => {
        const order = { kind: 'sms', to: '+15550100009', userId: house.adminId }
        const send = () => house.call('POST', '/stuntdouble/test/code', order)
        const answers = await Promise.all(Array.from({ length: 4 }, send))
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 429, 429, 429])
        const counted = () =>
          store.db.selectFrom('phone_messages').select('id').where('number', '=', order.to).execute()
        expect(await counted()).toHaveLength(house.phone.length)
        house.advance(30_000)
        expect((await send()).status).toBe(204)
        expect((await send()).body.errorCode).toBe('E0000109')
        expect(await counted()).toHaveLength(house.phone.length)
        // As if they had gone out long ago; whoever lets that time pass has no token any more.
        await store.db.updateTable('phone_messages').set({ sent_at: '2020-01-01T00:00:00.000Z' }).execute()
        expect((await send()).status).toBe(204)
        expect(await counted()).toHaveLength(1)
      })

      test('of four who show one code at the same moment, one is let in, whatever made the code', async () => {
        const credentials = { password: { value: 'Plywood-Stairs-47' } }
        const user = (await house.call('POST', '/api/v1/users', { ...person('codes@example.com'), credentials })).body
        const factors = `/api/v1/users/${user.id}/factors`
        const enroll = async (body: object, query = '') => (await house.call('POST', factors + query, body)).body
        const four = async (uri: string, passCode: string) => {
          const answers = await Promise.all(Array.from({ length: 4 }, () => house.call('POST', uri, { passCode })))
          return answers.map(({ body }) => body.factorResult ?? body.status ?? body.errorCode).sort()
        }

        const app = await enroll({ factorType: 'token:software:totp', provider: 'OKTA' })
        const codes = new TOTP({ secret: app._embedded.activation.sharedSecret })
        const codeNow = () => codes.generate({ timestamp: house.now().getTime() })
        // The first one activates; for the others there is nothing left to activate.
        expect(await four(`${factors}/${app.id}/lifecycle/activate`, codeNow())).toEqual([
          'ACTIVE',
          ...Array(3).fill('E0000001'),
        ])
        house.advance(30_000)
        expect(await four(`${factors}/${app.id}/verify`, codeNow())).toEqual([...Array(3).fill('E0000082'), 'SUCCESS'])

        const number = { phoneNumber: '+15550100011' }
        const text = await enroll({ factorType: 'sms', provider: 'OKTA', profile: number }, '?activate=true')
        await house.call('POST', `${factors}/${text.id}/verify`)
        const sent = house.phone.findLast(({ to }) => to === number.phoneNumber)?.code ?? ''
        expect(await four(`${factors}/${text.id}/verify`, sent)).toEqual([...Array(3).fill('E0000068'), 'SUCCESS'])

        const key = yubikey('7886622')
        await house.call('POST', '/api/v1/org/factors/yubikey_token/lifecycle/activate')
        await house.call('POST', '/api/v1/org/factors/yubikey_token/tokens', key.seed)
        const passCode = key.type()
        const hardware = await enroll({ factorType: 'token:hardware', provider: 'YUBICO', verify: { passCode } })
        const touched = await four(`${factors}/${hardware.id}/verify`, key.type())
        expect(touched).toEqual([...Array(3).fill('E0000082'), 'SUCCESS'])

        const { failed_attempts } = await store.db
          .selectFrom('users')
          .select('failed_attempts')
          .where('id', '=', user.id)
          .executeTakeFirstOrThrow()
        expect(failed_attempts).toBeLessThanOrEqual(3)
      })

      test('of two numbers that a person is given at once, one stays', async () => {
        const user = (await house.call('POST', '/api/v1/users?activate=false', person('phones@example.com'))).body
        const enroll = (phoneNumber: string) =>
          house.call('POST', `/api/v1/users/${user.id}/factors`, {
            factorType: 'sms',
            provider: 'OKTA',
            profile: { phoneNumber },
          })
        const both = await Promise.all([enroll('+15550100012'), enroll('+15550100013')])
        expect(both.map(({ body }) => body.errorCode ?? body.status).sort()).toEqual(['E0000136', 'PENDING_ACTIVATION'])
        expect((await house.call('GET', `/api/v1/users/${user.id}/factors`)).body).toHaveLength(1)
      })

      test('of four who come by one link, or show one code, at the same moment, one gets back in', async () => {
        const credentials = {
          password: { value: 'Plywood-Stairs-47' },
          recovery_question: { question: 'Which colour?', answer: 'Blue whale' },
        }
        const login = 'links@example.com'
        const user = (await house.call('POST', '/api/v1/users', { ...person(login), credentials })).body
        const anyone = { authorization: '' }
        const post = async (path: string, body: object) =>
          (await house.call('POST', `/api/v1/authn${path}`, body, anyone)).body
        const said = (answers: { status?: string; errorCode?: string }[]) =>
          answers.map(({ status, errorCode }) => errorCode ?? status).sort()

        await post('/recovery/password', { username: login, factorType: 'EMAIL' })
        const recoveryToken = /reset-password\/([\w-]+)/.exec(house.mail.at(-1)?.text ?? '')?.[1]
        const tokens: string[] = []
        for (let at = 0; at < 4; at++) {
          const { stateToken } = await post('/recovery/token', { recoveryToken })
          await post('/recovery/answer', { stateToken, answer: 'blue whale' })
          tokens.push(stateToken)
        }
        const reset = (stateToken: string, at: number) =>
          post('/credentials/reset_password', { stateToken, newPassword: `Rubber-Bricks-${at}0` })
        const resets = said(await Promise.all(tokens.map(reset)))
        // Who comes after the first finds the link used, or nothing left of their recovery.
        expect(resets.filter((each) => each === 'SUCCESS')).toHaveLength(1)
        expect(resets.filter((each) => each === 'E0000011' || each === 'E0000105')).toHaveLength(3)

        const factors = `/api/v1/users/${user.id}/factors?activate=true`
        const profile = { phoneNumber: '+15550100014' }
        await house.call('POST', factors, { factorType: 'sms', provider: 'OKTA', profile })
        const [policy] = (await house.call('GET', '/api/v1/policies?type=PASSWORD')).body
        policy.settings.recovery.factors.okta_sms.status = 'ACTIVE'
        await house.call('PUT', `/api/v1/policies/${policy.id}`, policy)
        const { stateToken } = await post('/recovery/password', { username: login, factorType: 'SMS' })
        const passCode = house.phone.findLast(({ to }) => to === profile.phoneNumber)?.code ?? ''
        const verify = () => post('/recovery/factors/sms/verify', { stateToken, passCode })
        expect(said(await Promise.all([verify(), verify(), verify(), verify()]))).toEqual([
          ...Array(3).fill('E0000079'),
          'RECOVERY',
        ])
      })

      test('what an org may text and call is kept', async () => {
        for (const smsPerDay of [7, null]) {
          expect((await house.call('PUT', '/stuntdouble/api/telephony', { smsPerDay })).body.smsPerDay).toBe(smsPerDay)
          expect((await house.call('GET', '/stuntdouble/api/telephony')).body.smsPerDay).toBe(smsPerDay)
        }
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
