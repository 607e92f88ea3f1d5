/**
 * Okta's own library for pages, as it comes from npm, signs people in: name and password, factors, sessions, recovery. It
 * is given a browser that keeps cookies and lets a page of another site read what the answer allows it to, and no more.
 */
import { createHmac } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { AuthApiError, type AuthnTransaction, OktaAuth, type SessionObject } from '@okta/okta-auth-js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/node/index.js'
import { ask } from './processes.js'

const password = 'Plywood-Stairs-47'
const another = 'Balsa-Ladders-48'
const answer = 'blue-ish'
const site = 'https://app.example'

type Heard = { status: number; headers: IncomingHttpHeaders; text: string }

/** A browser that shows a page of `site`: what matters of one here. */
class Browser {
  /** The cookies of the server. */
  readonly cookies = new Map<string, string>()

  #send(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const said = request(url, { method, agent: false, headers })
      said.on('error', reject)
      said.on('response', (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      })
      said.end(body)
    })
  }

  #cookie(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return cookie === '' ? {} : { cookie }
  }

  #keep({ headers }: Heard): void {
    for (const text of headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (/;\s*Max-Age=0/i.test(text)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  /** What `fetch` does for a page (Fetch standard, CORS protocol): it asks beforehand, and hides what it may not show. */
  async fetch(
    method: string,
    url: string,
    given: Record<string, string>,
    body: string | undefined,
    withCookies: boolean,
  ) {
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
    const unusual = Object.keys(headers).filter((name) => name !== 'accept')
    const before = await this.#send('OPTIONS', url, {
      origin: site,
      'access-control-request-method': method,
      'access-control-request-headers': unusual.join(','),
    })
    const allowed = (before.headers['access-control-allow-headers'] ?? '').toLowerCase().split(/,\s*/)
    const methods = (before.headers['access-control-allow-methods'] ?? '').split(/,\s*/)
    this.#mustAllow(before, withCookies)
    if (!methods.includes(method)) throw new TypeError(`CORS: ${method} is not allowed`)
    for (const name of unusual) if (!allowed.includes(name)) throw new TypeError(`CORS: ${name} is not allowed`)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const cookies = withCookies ? this.#cookie() : {}
    const heard = await this.#send(method, url, { ...headers, ...length, ...cookies, origin: site }, body)
    this.#mustAllow(heard, withCookies)
    if (withCookies) this.#keep(heard)
    return heard
  }

  #mustAllow({ headers }: Heard, withCookies: boolean): void {
    const isNamed = headers['access-control-allow-origin'] === site
    const mayHaveCookies = headers['access-control-allow-credentials'] === 'true'
    if (!isNamed || (withCookies && !mayHaveCookies)) throw new TypeError('CORS: not for this site')
  }

  /** Goes to a page, by as many redirects as it takes within the server; answers where it leads beyond. */
  async go(url: string): Promise<string> {
    const heard = await this.#send('GET', url, { accept: 'text/html', ...this.#cookie() })
    this.#keep(heard)
    return heard.headers.location ?? url
  }
}

let server: RunningServer & { token: string }
let browser: Browser
let auth: OktaAuth
let userId: string
let login: string
let people = 0

const admin = async (method: string, path: string, body?: unknown) => {
  const { status, body: answered } = await ask(server, method, path, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answered)}`)
  return answered
}

beforeAll(async () => {
  const started = await startServer({ port: 0, store: { kind: 'memory' }, log: { line: () => {} } })
  server = { ...started, token: started.token ?? '' }
  const scopes = [{ type: 'CORS' }, { type: 'REDIRECT' }]
  await admin('POST', '/api/v1/trustedOrigins', { name: 'App', origin: site, scopes })
  await unlockBySelf()
})
afterAll(() => server.close())

beforeEach(async () => {
  browser = new Browser()
  auth = new OktaAuth({
    issuer: server.url,
    async httpRequestClient(method, url, { headers, data, withCredentials }) {
      const body = data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data)
      const sent = headers as Record<string, string>
      const { status, text, headers: heard } = await browser.fetch(method, url, sent, body, withCredentials === true)
      const response = { status, responseText: text, headers: heard as Record<string, string> }
      if (status >= 400) throw response
      return response
    },
  })
  login = `ada${++people}@example.com`
  const made = await admin('POST', '/api/v1/users', {
    profile: { firstName: 'Ada', lastName: 'Lovelace', email: login, login },
    credentials: { password: { value: password }, recovery_question: { question: 'Which colour?', answer } },
  })
  userId = made.id
})

/** In a new org people ask an administrator to unlock them. */
async function unlockBySelf(): Promise<void> {
  const [policy] = await admin('GET', '/api/v1/policies?type=PASSWORD')
  const [rule] = await admin('GET', `/api/v1/policies/${policy.id}/rules`)
  const actions = { ...rule.actions, selfServiceUnlock: { access: 'ALLOW' } }
  await admin('PUT', `/api/v1/policies/${policy.id}/rules/${rule.id}`, { ...rule, actions })
}

/** From now on a factor is asked of this user. */
async function demandAFactor(): Promise<void> {
  const group = await admin('POST', '/api/v1/groups', { profile: { name: `Careful ${userId}` } })
  await admin('PUT', `/api/v1/groups/${group.id}/users/${userId}`)
  const policy = await admin('POST', '/api/v1/policies', {
    type: 'OKTA_SIGN_ON',
    name: `Careful ${userId}`,
    description: 'A factor with every sign-in.',
    conditions: { people: { groups: { include: [group.id] } } },
  })
  const session = { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 }
  await admin('POST', `/api/v1/policies/${policy.id}/rules`, {
    type: 'SIGN_ON',
    name: 'A factor',
    conditions: { network: { connection: 'ANYWHERE' }, authContext: { authType: 'ANY' } },
    actions: { signon: { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS', session } },
  })
}

const signIn = (secret = password): Promise<AuthnTransaction> =>
  auth.signInWithCredentials({ username: login, password: secret })

/** As the library does where there is a window: a browser that goes there has the session. */
const takeSession = ({ sessionToken }: AuthnTransaction, redirectUrl = `${site}/home`): Promise<string> => {
  const query = new URLSearchParams({ checkAccountSetupComplete: 'true', token: sessionToken ?? '', redirectUrl })
  return browser.go(`${server.url}/login/sessionCookieRedirect?${query}`)
}

/** What a step of the library is called with and answers is known by its name alone. */
type Steps = Record<string, (options?: object) => Promise<AuthnTransaction>>
const then = (transaction: AuthnTransaction, step: string, options?: object): Promise<AuthnTransaction> => {
  const method = (transaction as unknown as Steps)[step]
  if (method === undefined) throw new Error(`There is no ${step} at ${transaction.status}.`)
  return method.call(transaction, options)
}

/** The answer itself, of which the library makes the rest. */
const said = (transaction: AuthnTransaction) =>
  (transaction as unknown as { data: Record<string, unknown> & { stateToken: string } }).data

async function refusalOf(doing: Promise<unknown>): Promise<string | undefined> {
  const error = await doing.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(AuthApiError)
  return (error as AuthApiError).errorCode
}

/** The one-time secret in the newest mail to the user. */
async function secretMailed(): Promise<string> {
  const sent: { to: string; text: string }[] = await admin('GET', '/stuntdouble/api/outbox?kind=email')
  const mail = sent.find(({ to }) => to === login)
  return /\/signin\/(?:reset-password|unlock)\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

describe('name and password', () => {
  test('lead to a token, the token to a session that the page is shown, keeps alive and closes', async () => {
    const transaction = await signIn()
    expect(transaction.status).toBe('SUCCESS')
    expect(transaction.user?.profile?.login).toBe(login)
    expect(await auth.session.exists()).toBe(false)
    expect(await auth.session.get()).toEqual({ status: 'INACTIVE' })
    expect(await takeSession(transaction)).toBe(`${site}/home`)
    expect(await auth.session.exists()).toBe(true)
    // The library types what it adds itself, and not what the server says.
    const session = (await auth.session.get()) as Required<SessionObject> & { id: string; expiresAt: string }
    expect(session).toMatchObject({ userId, login, status: 'ACTIVE', amr: ['pwd'] })
    expect(await session.user()).toMatchObject({ id: userId, profile: { firstName: 'Ada' } })
    await admin('PUT', '/stuntdouble/api/clock', { advance: 'PT1H' })
    const kept = (await auth.session.refresh()) as { expiresAt: string }
    expect(Date.parse(kept.expiresAt)).toBeGreaterThan(Date.parse(session.expiresAt))
    expect(await session.refresh()).toMatchObject({ id: session.id, status: 'ACTIVE' })
    await auth.session.close()
    expect(browser.cookies.size).toBe(0)
    expect(await auth.session.exists()).toBe(false)
    expect(await refusalOf(auth.session.close())).toBe('E0000007')
  })

  test('that are wrong are refused as a stranger is', async () => {
    expect(await refusalOf(signIn('wrong'))).toBe('E0000004')
    expect(await refusalOf(auth.signInWithCredentials({ username: 'nobody@example.com', password }))).toBe('E0000004')
  })

  test('that have expired are changed on the way', async () => {
    await admin('POST', `/api/v1/users/${userId}/lifecycle/expire_password`)
    const expired = await signIn()
    expect(expired.status).toBe('PASSWORD_EXPIRED')
    expect(await refusalOf(then(expired, 'changePassword', { oldPassword: 'wrong', newPassword: another }))).toBe(
      'E0000014',
    )
    const changed = await then(expired, 'changePassword', { oldPassword: password, newPassword: another })
    expect(changed.status).toBe('SUCCESS')
    expect((await signIn(another)).status).toBe('SUCCESS')
  })

  test('lead a page of a site that the org does not trust nowhere at all', async () => {
    const origins: { id: string; origin: string }[] = await admin('GET', '/api/v1/trustedOrigins')
    const id = origins.find(({ origin }) => origin === site)?.id
    await admin('POST', `/api/v1/trustedOrigins/${id}/lifecycle/deactivate`)
    await expect(signIn()).rejects.toThrow('CORS')
    await admin('POST', `/api/v1/trustedOrigins/${id}/lifecycle/activate`)
    expect((await signIn()).status).toBe('SUCCESS')
  })
})

/** A one-time password by time (RFC 6238), made of nothing that the server uses: SHA-1, six digits, thirty seconds. */
function oneTimePassword(sharedSecret: string, atMs: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...sharedSecret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

describe('a factor', () => {
  type Offered = { factorType: string; provider: string; enroll?: (options?: object) => Promise<AuthnTransaction> }
  const now = async (): Promise<number> => Date.parse((await admin('GET', '/stuntdouble/api/clock')).now)
  const wait = () => admin('PUT', '/stuntdouble/api/clock', { advance: 'PT1M' })
  const offered = ({ factors }: AuthnTransaction, type: string): Offered => {
    const found = (factors as unknown as Offered[]).find(({ factorType }) => factorType === type)
    if (found === undefined) throw new Error(`${type} is not offered.`)
    return found
  }

  async function enrolled(): Promise<{ secret: string; done: AuthnTransaction }> {
    const enrolling = await signIn()
    expect(enrolling.status).toBe('MFA_ENROLL')
    const activating = await offered(enrolling, 'token:software:totp').enroll?.()
    if (activating === undefined) throw new Error('There is no way to enroll.')
    expect(activating.status).toBe('MFA_ENROLL_ACTIVATE')
    const { activation } = activating.factor as unknown as { activation: { sharedSecret: string } }
    expect(await refusalOf(then(activating, 'activate', { passCode: '000000' }))).toBe('E0000068')
    const passCode = oneTimePassword(activation.sharedSecret, await now())
    return { secret: activation.sharedSecret, done: await then(activating, 'activate', { passCode }) }
  }

  test('is enrolled with the first sign-in that asks for one', async () => {
    await demandAFactor()
    const { done } = await enrolled()
    expect(done.status).toBe('SUCCESS')
    await takeSession(done)
    expect(await auth.session.get()).toMatchObject({ status: 'ACTIVE', amr: ['pwd', 'otp', 'mfa'] })
  })

  test('is proven with every later one, each code once', async () => {
    await demandAFactor()
    const { secret } = await enrolled()
    await wait()
    const asked = await signIn()
    expect(asked.status).toBe('MFA_REQUIRED')
    const factor = offered(asked, 'token:software:totp') as unknown as AuthnTransaction
    expect(await refusalOf(then(factor, 'verify', { passCode: '000000' }))).toBe('E0000068')
    const passCode = oneTimePassword(secret, await now())
    expect((await then(factor, 'verify', { passCode })).status).toBe('SUCCESS')
    const again = offered(await signIn(), 'token:software:totp') as unknown as AuthnTransaction
    expect(await refusalOf(then(again, 'verify', { passCode }))).toBe('E0000082')
  })

  test('is sent by text, asked again by a page that was left, and given up', async () => {
    await demandAFactor()
    const sms = offered(await signIn(), 'sms')
    const sent = await sms.enroll?.({ profile: { phoneNumber: `+1 415 555 26${String(people).padStart(2, '0')}` } })
    if (sent === undefined) throw new Error('There is no way to enroll.')
    expect(sent.status).toBe('MFA_ENROLL_ACTIVATE')
    const { stateToken } = said(sent)
    const resumed = await auth.tx.resume({ stateToken })
    expect(resumed.status).toBe('MFA_ENROLL_ACTIVATE')
    const [text] = await admin('GET', '/stuntdouble/api/outbox?kind=sms')
    const passCode = /\b\d{6}\b/.exec(text.text)?.[0]
    expect((await then(resumed, 'activate', { passCode })).status).toBe('SUCCESS')
    const asked = await signIn()
    await then(asked, 'cancel')
    expect(await refusalOf(auth.tx.resume({ stateToken: said(asked).stateToken }))).toBe('E0000011')
  })
})

describe('recovery', () => {
  test('of a password: a mail, a link that works once, the question, a new password', async () => {
    const sent = await auth.forgotPassword({ username: login, factorType: 'EMAIL' })
    expect(sent.status).toBe('RECOVERY_CHALLENGE')
    const recoveryToken = await secretMailed()
    const recovering = await auth.verifyRecoveryToken({ recoveryToken })
    expect(recovering.status).toBe('RECOVERY')
    expect(await refusalOf(then(recovering, 'answer', { answer: 'wrong' }))).toBe('E0000087')
    const reset = await then(recovering, 'answer', { answer })
    expect(reset.status).toBe('PASSWORD_RESET')
    const done = await then(reset, 'resetPassword', { newPassword: another })
    expect(done.status).toBe('SUCCESS')
    expect(await refusalOf(signIn())).toBe('E0000004')
    expect((await signIn(another)).status).toBe('SUCCESS')
    expect(await refusalOf(auth.verifyRecoveryToken({ recoveryToken }))).toBe('E0000105')
  })

  test('says of a stranger what it says of everybody', async () => {
    const stranger = await auth.forgotPassword({ username: 'nobody@example.com', factorType: 'EMAIL' })
    const known = await auth.forgotPassword({ username: login, factorType: 'EMAIL' })
    expect(Object.keys(said(stranger)).sort()).toEqual(Object.keys(said(known)).sort())
    expect(stranger.status).toBe(known.status)
  })

  test('of an account that is locked: a mail, a link, the question', async () => {
    for (let attempt = 0; attempt < 10; attempt++) await refusalOf(signIn('wrong'))
    expect((await admin('GET', `/api/v1/users/${userId}`)).status).toBe('LOCKED_OUT')
    expect(await refusalOf(signIn())).toBe('E0000004')
    const sent = await auth.unlockAccount({ username: login, factorType: 'EMAIL' })
    expect(sent.status).toBe('RECOVERY_CHALLENGE')
    const recovering = await auth.verifyRecoveryToken({ recoveryToken: await secretMailed() })
    expect((await then(recovering, 'answer', { answer })).status).toBe('SUCCESS')
    expect((await signIn()).status).toBe('SUCCESS')
  })
})
