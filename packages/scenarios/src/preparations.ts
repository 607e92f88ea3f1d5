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

/** Area codes of the United States. In each of them, 555 01… is kept for stories. */
const areas = [
  202, 206, 212, 213, 215, 303, 305, 312, 313, 404, 412, 414, 415, 503, 504, 512, 602, 612, 615, 617, 702, 713, 801,
  808,
]

/**
 * A number that nobody has. `count` tells those of one story apart. Stories that are told one after another in one org
 * must not meet at one number, which is sent to no more than twice a minute.
 */
export function phoneNumber(world: World, count = 0): string {
  const name = world.unique('phone')
  const story = name.replace(/^phone|\d+$/g, '')
  const area = areas[sumOf(story) % areas.length]
  return `+1${area}555${String(100 + ((sumOf(name, count) + count) % 100)).padStart(4, '0')}`
}

const sumOf = (text: string, from = 0): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, from)

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

/** A policy with one rule, for one person and whoever shares a group with them. It is asked before all others. */
export async function policyFor(world: World, user: Body, policy: Body, rule: Body): Promise<Body> {
  const { id: groupId } = await group(world)
  await world.admin.put(`/api/v1/groups/${groupId}/users/${user.id}`)
  const conditions = { people: { groups: { include: [groupId] } } }
  const { id } = await world.admin.post('/api/v1/policies', {
    name: world.unique('policy'),
    priority: 1,
    conditions,
    ...policy,
  })
  return world.admin.post(`/api/v1/policies/${id}/rules`, { name: world.unique('rule'), ...rule })
}

/** What an org must have on for a kind of factor, and what its policy must say, so that anybody may enroll it. */
async function letEveryoneEnroll(world: World, key: string): Promise<void> {
  const [policy] = await world.admin.get('/api/v1/policies?type=MFA_ENROLL')
  const factors = { ...policy.settings.factors, [key]: { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } } }
  await world.admin.put(`/api/v1/policies/${policy.id}`, { ...policy, settings: { ...policy.settings, factors } })
}

/** Somebody who is about to set up a phone for pushes; `link` is what was mailed to them. */
export async function linkForAPhone(world: WorldWith<'outbox' | 'disposable'>) {
  await world.admin.post('/api/v1/org/factors/okta_push/lifecycle/activate')
  await letEveryoneEnroll(world, 'okta_push')
  const user = await activeUser(world)
  const factors = `/api/v1/users/${user.id}/factors`
  const { id } = await world.admin.post(factors, { factorType: 'push', provider: 'OKTA' })
  await world.admin.post(`${factors}/${id}/lifecycle/activate/email`)
  const [mail] = await world.outbox('email')
  const link = /oktaverify:\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  return { user, factor: `${factors}/${id}`, link }
}

/** Somebody with a phone that answers pushes. */
export async function phoneForPushes(world: WorldWith<'outbox' | 'disposable' | 'device'>) {
  const { user, factor, link } = await linkForAPhone(world)
  const phone = world.device()
  await phone.enroll(link)
  return { user, factor, phone }
}

/** What a device sends that wants to enroll with a link; `keys` and `more` are those of its push method. */
export function deviceRequest(link: string, keys: object = {}, more: object = {}) {
  const said = new URL(link).searchParams
  return {
    headers: { authorization: `OTDT ${said.get('t')}` },
    body: {
      authenticatorId: said.get('f'),
      key: 'okta_verify',
      device: { clientInstanceKey: somebodysKey, displayName: 'Ada’s phone', osVersion: '15', platform: 'ANDROID' },
      methods: [{ type: 'push', keys: { proofOfPossession: somebodysKey, ...keys }, ...more }],
    },
  }
}

/** A public key (RFC 7517, A.1): to enroll takes no more. */
export const somebodysKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}

/** Changes what the org wants of every device. */
export async function wantOfDevices(world: WorldWith<'disposable'>, settings: object): Promise<void> {
  const all: Body[] = await world.admin.get('/api/v1/authenticators')
  const { id, name } = all.find(({ key }) => key === 'okta_verify')
  await world.admin.put(`/api/v1/authenticators/${id}`, { key: 'okta_verify', name, settings })
}

/** Somebody with a token that its provider judges: which codes it takes is up to the provider. */
export async function tokenOfAProvider(world: WorldWith<'upstream' | 'disposable'>) {
  const code = '5275875498'
  await world.upstream('factor-provider', 'well', { accepts: [code] })
  const provider = { hostName: 'rsa.example', authPort: 1812, sharedSecret: 'between the two of us' }
  await world.admin.post('/api/v1/authenticators?activate=true', {
    key: 'onprem_mfa',
    provider: { type: 'DEL_OATH', configuration: provider },
  })
  await letEveryoneEnroll(world, 'rsa_token')
  const user = await activeUser(world)
  const factors = `/api/v1/users/${user.id}/factors`
  const { id } = await world.admin.post(factors, {
    factorType: 'token',
    provider: 'RSA',
    profile: { credentialId: user.profile.login },
    verify: { passCode: code },
  })
  return { verify: `${factors}/${id}/verify`, code }
}

/** Where an authenticator of the org is found by its key. */
export async function authenticatorPath(world: World, key: string): Promise<string> {
  const all: Body[] = await world.admin.get('/api/v1/authenticators')
  return `/api/v1/authenticators/${all.find((authenticator) => authenticator.key === key).id}`
}

/** A rule of a new app sign-on policy, asked before the one that every policy ends with. */
export async function ruleOfApps(world: World, rule: Body): Promise<Body> {
  const policy = { type: 'ACCESS_POLICY', name: world.unique('policy') }
  const { id } = await world.admin.post('/api/v1/policies', policy)
  return world.admin.post(`/api/v1/policies/${id}/rules`, { name: world.unique('rule'), ...rule })
}
