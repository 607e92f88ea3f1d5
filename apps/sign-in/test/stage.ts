/** An org with its sign-in page, and a browser to sign in with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDevice, startOrg, type TestOrg } from '@stuntdouble/testkit'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openBrowser } from '../../../tools/browser.js'
import { buildSignIn } from '../build.mjs'

export const password = 'Plywood-Stairs-47'

export type Person = { id: string; login: string }

/** Longer than any step takes. In milliseconds. */
const waitMax = 5_000

type Json = Readonly<Record<string, unknown>>

export type Stage = {
  readonly org: TestOrg
  /** By name: a browser's keys are bound to a name, and an address in numbers is none. */
  readonly url: string
  /** A page in a browser that knows nothing yet. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** From here on something is refused on purpose, of which browsers complain. */
  mayComplain(): void
  /** Asks the API as the administrator. @throws Error where it refuses */
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of the answer.
  api(method: string, path: string, body?: unknown): Promise<any>
  /** Somebody who can sign in with {@link password}. */
  person(profile?: Json, credentials?: Json): Promise<Person>
  /** A phone that can be enrolled for push. */
  phone(): ReturnType<typeof createDevice>
}

/** To be called where the tests are: it adds what is to happen before and after them. One org and one browser for all. */
export function useStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-sign-in-'))
  const pages: Page[] = []
  const complaints: string[] = []
  let isAllowed = false
  let org: TestOrg
  let browser: Browser
  let persons = 0

  beforeAll(async () => {
    await buildSignIn(folder)
    ;[org, browser] = await Promise.all([startOrg({ signIn: folder }), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await org?.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    isAllowed = false
    await org.reset()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    const heard = complaints.splice(0)
    if (!isAllowed) expect(heard).toEqual([])
  })

  const api: Stage['api'] = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const answer = await org.fetch(path, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  const stage: Stage = {
    get org() {
      return org
    },
    get url() {
      return org.url.replace('127.0.0.1', 'localhost')
    },
    async open(path, options = {}) {
      const page = await (await browser.newContext({ locale: 'en-GB', ...options })).newPage()
      page.setDefaultTimeout(waitMax)
      pages.push(page)
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() !== 'log') complaints.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(stage.url) && !request.url().startsWith('data:')) complaints.push(request.url())
      })
      await page.goto(new URL(path, stage.url).href)
      return page
    },
    mayComplain() {
      isAllowed = true
    },
    api,
    async person(profile = {}, credentials = {}) {
      persons++
      const login = `ada${persons}@example.com`
      const { id } = await api('POST', '/api/v1/users?activate=true', {
        profile: { login, email: login, firstName: 'Ada', lastName: 'Byron', ...profile },
        credentials: { password: { value: password }, ...credentials },
      })
      return { id, login: String(profile.login ?? login) }
    },
    phone: () =>
      createDevice(async ({ method, path, headers, body }) => {
        const answer = await fetch(new URL(path, stage.url), {
          method,
          headers,
          ...(body === undefined ? {} : { body }),
        })
        return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
      }),
  }
  return stage
}

/** What a person does at the first step. */
export async function signIn(page: Page, login: string, secret: string = password): Promise<void> {
  await page.getByLabel('User name', { exact: true }).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

export const titled = (page: Page, title: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor()

/** Whether somebody has come in, and lands where people land who came for nothing else. */
export async function mustBeIn(page: Page, login: string): Promise<void> {
  await titled(page, `You are signed in as ${login}`)
  expect(new URL(page.url()).pathname).toBe('/app/UserHome')
  const sid = (await page.context().cookies()).find(({ name }) => name === 'sid')
  expect(sid).toMatchObject({ httpOnly: true, path: '/' })
}

/** Has a sign-on policy before all others do with everybody as `signon` says. */
export async function signOn({ api }: Stage, signon: Json): Promise<void> {
  const [everyone] = await api('GET', '/api/v1/groups?q=Everyone')
  const people = { groups: { include: [everyone.id] } }
  const policy = { type: 'OKTA_SIGN_ON', name: 'Before all others', conditions: { people } }
  const { id } = await api('POST', '/api/v1/policies', policy)
  const session = { usePersistentCookie: false, maxSessionIdleMinutes: 60, maxSessionLifetimeMinutes: 0 }
  const actions = { signon: { access: 'ALLOW', requireFactor: false, session, ...signon } }
  await api('POST', `/api/v1/policies/${id}/rules`, { type: 'SIGN_ON', name: 'Everybody', actions })
}

/** More than a password is asked of everybody, and these are what they may set up. */
export async function askForMore(stage: Stage, ...factors: readonly string[]): Promise<void> {
  for (const factor of factors) await stage.api('POST', `/api/v1/org/factors/${factor}/lifecycle/activate`)
  const [policy] = await stage.api('GET', '/api/v1/policies?type=MFA_ENROLL')
  const settings = { factors: Object.fromEntries(factors.map((factor) => [factor, { enroll: { self: 'OPTIONAL' } }])) }
  await stage.api('PUT', `/api/v1/policies/${policy.id}`, { ...policy, settings })
  await signOn(stage, { requireFactor: true, factorPromptMode: 'ALWAYS' })
}

/** The path that a mail leads to. */
export async function mailedPath(stage: Stage, to: string): Promise<string> {
  const mail = (await stage.org.outbox('email')).find((each) => each.to === to)
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
  if (link === undefined) throw new Error(`There is no link in the mail to ${to}: ${mail?.text}`)
  return new URL(link).pathname
}

/** Somebody who gave too many wrong passwords, in an org that lets them unlock themselves. */
export async function locked(stage: Stage, lockout: Json): Promise<Person> {
  const [policy] = await stage.api('GET', '/api/v1/policies?type=PASSWORD')
  const { settings, ...rest } = policy
  settings.password.lockout = { ...settings.password.lockout, maxAttempts: 1, ...lockout }
  await stage.api('PUT', `/api/v1/policies/${policy.id}`, { ...rest, settings })
  const [rule] = await stage.api('GET', `/api/v1/policies/${policy.id}/rules`)
  const actions = { ...rule.actions, selfServiceUnlock: { access: 'ALLOW' } }
  await stage.api('PUT', `/api/v1/policies/${policy.id}/rules/${rule.id}`, { ...rule, actions })
  const person = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
  const body = JSON.stringify({ username: person.login, password: 'Not-The-Old-One-1' })
  await stage.org.fetch('/api/v1/authn', { method: 'POST', body, headers: { authorization: '' } })
  return person
}
