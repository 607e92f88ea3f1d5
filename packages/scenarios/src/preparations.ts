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

/** A number that nobody has: `+1 202 555 01…` is kept for stories. `count` tells those of one story apart. */
export function phoneNumber(world: World, count = 0): string {
  const name = [...world.unique('phone')].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, count)
  return `+1202555${String(100 + ((name + count) % 100)).padStart(4, '0')}`
}

/** An enrollment of a phone, whose code has been sent and waits for its answer. */
export const enrolledPhone = (
  world: World,
  userId: string,
  factorType: 'sms' | 'call',
  number: string,
): Promise<Body> =>
  world.admin.post(`/api/v1/users/${userId}/factors`, {
    factorType,
    provider: 'OKTA',
    profile: { phoneNumber: number },
  })

/** A phone that can be asked for at once: an administrator vouches for it, and nothing has been sent yet. */
export const activePhone = (world: World, userId: string, factorType: 'sms' | 'call', number: string): Promise<Body> =>
  world.admin.post(`/api/v1/users/${userId}/factors?activate=true`, {
    factorType,
    provider: 'OKTA',
    profile: { phoneNumber: number },
  })

/** Somebody whose factor is a question, and what answers it. */
export async function questioned(world: World) {
  const user = await activeUser(world)
  const factor = await world.admin.post(`/api/v1/users/${user.id}/factors`, {
    factorType: 'question',
    provider: 'OKTA',
    profile: { question: 'disliked_food', answer: 'mayonnaise' },
  })
  return { user, verify: `/api/v1/users/${user.id}/factors/${factor.id}/verify`, answer: 'mayonnaise' }
}

/**
 * Somebody whose phone makes codes; `codeAt` makes that of a moment so many seconds from now, by the org's clock. The
 * code of this moment has been used to set it up.
 */
export async function phoneWithCodes(world: World) {
  const user = await activeUser(world)
  const factors = `/api/v1/users/${user.id}/factors`
  const { id, _embedded } = await world.admin.post(factors, { factorType: 'token:software:totp', provider: 'OKTA' })
  const { answer } = await world.admin.raw({ method: 'GET', path: `${factors}/${id}` })
  const now = Date.parse(answer.headers.date ?? '') / 1000
  const codeAt = (seconds: number) => codeOf(_embedded.activation.sharedSecret, now + seconds)
  await world.admin.post(`${factors}/${id}/lifecycle/activate`, { passCode: await codeAt(0) })
  return { verify: `${factors}/${id}/verify`, codeAt }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 6238, as an app on a phone does it. */
async function codeOf(secret: string, atSeconds: number): Promise<string> {
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(Math.floor(atSeconds / 30)))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
  const at = digest.getUint8(digest.byteLength - 1) & 15
  return String((digest.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Somebody who forgot their password and can answer a question, and the token that an application trusted by the org got. */
export async function forgetful(world: World) {
  const profile = person(world)
  const recovery_question = { question: 'Who fell first?', answer: 'the stuntman' }
  await world.admin.post('/api/v1/users?activate=true', {
    profile,
    credentials: { password: { value: goodPassword }, recovery_question },
  })
  const { recoveryToken } = await world.admin.post('/api/v1/authn/recovery/password', { username: profile.login })
  /** They open the link that the application sends them. */
  const open = (): Promise<Body> => world.anonymous.post('/api/v1/authn/recovery/token', { recoveryToken })
  const reply = (stateToken: string, answer = recovery_question.answer): Promise<Body> =>
    world.anonymous.post('/api/v1/authn/recovery/answer', { stateToken, answer })
  const choose = (stateToken: string, newPassword: string): Promise<Body> =>
    world.anonymous.post('/api/v1/authn/credentials/reset_password', { stateToken, newPassword })
  return { open, answer: reply, choose }
}
