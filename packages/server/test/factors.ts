/** An org in which everybody may enroll a factor. */
import { expect } from 'vitest'
import type { TestHouse } from './house.js'

/** `authenticator`: what is sent to create the one behind it, where a switch alone is not enough. */
export async function letEveryoneEnroll(house: TestHouse, key: string, authenticator?: object): Promise<void> {
  const made =
    authenticator === undefined
      ? await house.call('POST', `/api/v1/org/factors/${key}/lifecycle/activate`)
      : await house.call('POST', '/api/v1/authenticators?activate=true', authenticator)
  expect(made.status).toBe(200)
  const [policy] = (await house.call('GET', '/api/v1/policies?type=MFA_ENROLL')).body
  const factors = { ...policy.settings.factors, [key]: { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } } }
  const settings = { ...policy.settings, factors }
  expect((await house.call('PUT', `/api/v1/policies/${policy.id}`, { ...policy, settings })).status).toBe(200)
}
