/** What many stories begin with: people, groups, administrators. */
import type { Body, World, WorldWith } from './scenario.js'

/** A password that every usual policy takes. */
export const goodPassword = 'Plywood-Stairs-47'

/** The profile of a person nobody else is. */
export function person(world: World, firstName = 'Ada') {
  const login = `${world.unique(firstName.toLowerCase())}@example.com`
  return { login, email: login, firstName, lastName: 'Byron' }
}

/** A user who was created and not activated: STAGED. */
export const stagedUser = (world: World): Promise<Body> =>
  world.admin.post('/api/v1/users?activate=false', { profile: person(world) })

/** A user who can sign in: ACTIVE, with a password. */
export const activeUser = (world: World): Promise<Body> =>
  world.admin.post('/api/v1/users?activate=true', {
    profile: person(world),
    credentials: { password: { value: goodPassword } },
  })

/** A group of Okta's own, without members. */
export const group = (world: World, word = 'stuntmen'): Promise<Body> =>
  world.admin.post('/api/v1/groups', { profile: { name: world.unique(word) } })

/** A caller who holds one standard administrator role and no other. */
export async function administrator(world: WorldWith<'token'>, type: string) {
  const user = await activeUser(world)
  await world.admin.post(`/api/v1/users/${user.id}/roles`, { type })
  return world.as(await world.token(user.id))
}

/** What a new org is ordered with. */
export const orgOrder = (world: World) => ({
  subdomain: world.unique('double'),
  name: world.unique('Double'),
  edition: 'SKU',
  admin: { profile: person(world), credentials: { password: { value: goodPassword } } },
})

/** A change of the default user schema: custom attributes by name, `null` for one that goes. */
export const customAttributes = (properties: Readonly<Record<string, unknown>>) => ({
  definitions: { custom: { id: '#custom', type: 'object', properties } },
})
