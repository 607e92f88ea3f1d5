/**
 * The database fails at the first query of a request, at the second, at the third, until it fails nowhere: every answer
 * on the way is a refusal of the catalogue, and nothing is half done. After the anomaly tests of SQLite (testing.html).
 */
import type { Body, World } from '@stuntdouble/scenarios'
import { createSealer, machineDigest, openStore, passingKey } from '@stuntdouble/server/node'
import { expect, test } from 'vitest'
import { StoreUnavailable } from '../../server/src/store/database.js'
import { createLab } from './lab/lab.js'

/** A store whose next queries can be counted, one of which fails. */
async function failingStore() {
  const store = await openStore({ kind: 'memory' })
  let left = Number.POSITIVE_INFINITY
  const plugin: Parameters<typeof store.db.withPlugin>[0] = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (--left === 0) throw new StoreUnavailable('The connection was lost.')
      return result
    },
  }
  return {
    /** The query with this number, counted from now, fails. */
    failAt: (number: number) => {
      left = number
    },
    store: {
      ...store,
      db: store.db.withPlugin(plugin),
      transaction: <T>(work: (db: typeof store.db) => Promise<T>) =>
        store.transaction((db) => work(db.withPlugin(plugin))),
    },
  }
}

const profileOf = (world: World) => {
  const login = `${world.unique('ada')}@example.com`
  return { login, email: login, firstName: 'Ada', lastName: 'Byron' }
}
const addUser = (world: World, query = 'activate=true'): Promise<Body> =>
  world.admin.post(`/api/v1/users?${query}`, {
    profile: profileOf(world),
    credentials: { password: { value: 'Plywood-Stairs-47' } },
  })
const addGroup = (world: World): Promise<Body> =>
  world.admin.post('/api/v1/groups', { profile: { name: world.unique('stuntmen') } })
const addRule = async (world: World): Promise<Body> =>
  world.admin.post('/api/v1/groups/rules', {
    type: 'group_rule',
    name: world.unique('rule'),
    conditions: { expression: { value: 'user.firstName=="Ada"', type: 'urn:okta:expression:1.0' } },
    actions: { assignUserToGroups: { groupIds: [(await addGroup(world)).id] } },
  })

/** Each makes what it needs, and answers with the request that is then tried. */
const operations: Readonly<Record<string, (world: World) => Promise<() => Promise<Body>>>> = {
  'creating a user': async (world) => () => addUser(world),
  'activating a user': async (world) => {
    const { id } = await addUser(world, 'activate=false')
    return () => world.admin.post(`/api/v1/users/${id}/lifecycle/activate?sendEmail=true`)
  },
  'changing a user': async (world) => {
    const { id } = await addUser(world)
    return () => world.admin.post(`/api/v1/users/${id}`, { profile: { nickName: 'Countess' } })
  },
  'deactivating a user': async (world) => {
    const { id } = await addUser(world)
    return () => world.admin.post(`/api/v1/users/${id}/lifecycle/deactivate`)
  },
  'creating a group': async (world) => () => addGroup(world),
  'putting a user into a group': async (world) => {
    const [user, group] = [await addUser(world), await addGroup(world)]
    return () => world.admin.put(`/api/v1/groups/${group.id}/users/${user.id}`)
  },
  'activating a group rule': async (world) => {
    await addUser(world)
    const { id } = await addRule(world)
    return () => world.admin.post(`/api/v1/groups/rules/${id}/lifecycle/activate`)
  },
  'giving a role': async (world) => {
    const { id } = await addUser(world)
    return () => world.admin.post(`/api/v1/users/${id}/roles`, { type: 'READ_ONLY_ADMIN' })
  },
  'adding an attribute': async (world) => () =>
    world.admin.post('/api/v1/meta/schemas/user/default', {
      definitions: {
        custom: {
          id: '#custom',
          type: 'object',
          properties: { [world.unique('credit')]: { title: 'Credit', type: 'string' } },
        },
      },
    }),
  'listing users': async (world) => () => world.admin.get('/api/v1/users'),
}

test.each(Object.entries(operations))('%s survives a database that fails anywhere', async (what, prepare) => {
  const { store, failAt } = await failingStore()
  const lab = await createLab({ store, digest: machineDigest, sealer: createSealer(passingKey()) })
  const { world } = lab.stage()
  const attempt = await prepare(world)
  const events = async () => (await world.admin.get('/api/v1/logs?limit=1000')).length
  const before = await events()
  let refusals = 0
  for (let number = 1; number < 200; number++) {
    failAt(number)
    const answer = await attempt()
    failAt(Number.POSITIVE_INFINITY)
    if (answer?.errorCode === undefined) break
    refusals++
    expect(answer.errorCode).toBe('E0000181')
    expect(await events()).toBe(before)
  }
  expect(lab.unforeseen).toEqual([])
  const after = await events()
  await lab.close()
  expect(refusals).toBeGreaterThan(0)
  expect(after > before).toBe(what !== 'listing users')
})
