/** Signing in, step by step, as people do it: in a browser, before a server. */
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askForMore, locked, mailedPath, mustBeIn, password, press, signIn, signOn, titled, useStage } from './stage.js'

const stage = useStage()
const another = 'Rubber-Bricks-48'

const alerted = (page: Page, text: string | RegExp) => page.getByRole('alert').getByText(text).waitFor()
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)

/** Somebody at the sign-in page, with name and password given. */
async function begun(profile?: Record<string, unknown>, credentials?: Record<string, unknown>) {
  const person = await stage.person(profile, credentials)
  const page = await stage.open('/login/login.htm')
  await signIn(page, person.login)
  return { ...person, page }
}

type Activation = {
  challenge: string
  user: PublicKeyCredentialUserEntityJSON
  pubKeyCredParams: PublicKeyCredentialParameters[]
  rp: PublicKeyCredentialRpEntity
}

/** What a key that is made in a page says of itself. */
async function attested({ challenge, user, pubKeyCredParams, rp }: Activation) {
  const bytes = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
  const text = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  const publicKey = { challenge: bytes(challenge), user: { ...user, id: bytes(user.id) }, pubKeyCredParams, rp }
  const { response } = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const { attestationObject, clientDataJSON } = response as AuthenticatorAttestationResponse
  return { attestation: text(attestationObject), clientData: text(clientDataJSON) }
}

/** The code in what was sent last. */
async function sentCode(kind: 'sms' | 'call' | 'email'): Promise<string> {
  const [newest] = await stage.org.outbox(kind)
  const code = newest === undefined ? undefined : /\b\d(?:[\d ,.]*\d)?\b/.exec(newest.text)?.[0].replace(/\D/g, '')
  if (code === undefined) throw new Error(`There is no code in ${newest?.text}`)
  return code
}

describe('with name and password', () => {
  test('somebody comes in, and has a session', async () => {
    const { login, id, page } = await begun()
    await mustBeIn(page, login)
    const session = await page.evaluate(async () => (await fetch('/api/v1/sessions/me')).json())
    expect(session).toMatchObject({ userId: id, login, status: 'ACTIVE', amr: ['pwd'] })
  })

  test('whoever signs out is out', async () => {
    const { login, page } = await begun()
    await mustBeIn(page, login)
    stage.mayComplain()
    await page.getByRole('link', { name: 'Sign out' }).click()
    await titled(page, /^Sign in/)
    expect(await page.evaluate(async () => (await fetch('/api/v1/sessions/me')).status)).toBe(404)
  })

  test('a wrong password is said, and the name stays', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await signIn(page, login, 'Not-The-Old-One-1')
    await alerted(page, 'That did not match.')
    expect(await page.getByLabel('User name').inputValue()).toBe(login)
    await fill(page, 'Password', password)
    await page.keyboard.press('Enter')
    await mustBeIn(page, login)
  })

  test('a name that was copied with a space around it is the name', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    await signIn(page, ` ${login} `)
    await mustBeIn(page, login)
  })

  test('a password can be looked at', async () => {
    const page = await stage.open('/login/login.htm')
    const field = page.getByLabel('Password', { exact: true })
    await field.fill(password)
    expect(await field.getAttribute('type')).toBe('password')
    await press(page, 'Show: Password')
    expect(await field.getAttribute('type')).toBe('text')
  })

  test('somebody goes where they wanted to go', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm?fromURI=%2Fapp%2FUserHome%3Ffrom%3Dhere')
    await signIn(page, login)
    await mustBeIn(page, login)
    expect(page.url()).toBe(`${stage.url}/app/UserHome?from=here`)
  })

  test('somebody who wanted a page of the org gets it once they are in', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/step-up/redirect?fromURI=%2Fapp%2FUserHome%3Ffrom%3Dthere')
    await signIn(page, login)
    await mustBeIn(page, login)
    expect(page.url()).toBe(`${stage.url}/app/UserHome?from=there`)
  })

  test('a rule of the org keeps somebody out, and they are told what whoever errs is told', async () => {
    await signOn(stage, { access: 'DENY' })
    stage.mayComplain()
    const { page } = await begun()
    await alerted(page, 'That did not match.')
    expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'sid' }))
  })

  test('whoever turns away before the answer stays where they went', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/v1/authn', async (route) => {
      await held
      await route.continue()
    })
    await signIn(page, login)
    await page.getByRole('button', { name: 'One moment …' }).waitFor()
    await press(page, 'Forgot password?')
    await titled(page, 'Reset your password')
    const answered = page.waitForResponse('**/api/v1/authn')
    answer()
    await (await answered).finished()
    // The step that was gone to can be sent, and is not swept away by what comes late.
    await fill(page, 'User name', login)
    await press(page, 'Next')
    await titled(page, 'Look into your mail')
  })

  test('a button that is pressed twice asks once', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/authn')) asked.push(request.url())
    })
    await page.getByLabel('User name', { exact: true }).fill(login)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick()
    await mustBeIn(page, login)
    expect(asked).toHaveLength(1)
  })

  test('a server that went away in mid-step is said, and the step can be sent again', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await page.route('**/api/v1/authn', (route) => route.abort(), { times: 1 })
    await signIn(page, login)
    await alerted(page, 'The server cannot be reached.')
    // What stands before the server answers in its place.
    const gateway = { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }
    await page.route('**/api/v1/authn', (route) => route.fulfill(gateway), { times: 1 })
    await press(page, 'Sign in')
    await alerted(page, 'The server cannot be reached.')
    await press(page, 'Sign in')
    await mustBeIn(page, login)
  })

  test('a server that never answers is said as well', async () => {
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await page.clock.install()
    await page.route('**/api/v1/authn', () => {}, { times: 1 })
    await signIn(page, 'nobody@example.com')
    await page.getByRole('button', { name: 'One moment …' }).waitFor()
    await page.clock.fastForward('00:30')
    await alerted(page, 'The server cannot be reached.')
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  })

  test('too many wrong passwords lock somebody out', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    for (let tries = 0; tries < 10; tries++) {
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/authn'))
      await signIn(page, login, `Not-The-Old-One-${tries}`)
      await answered
    }
    await signIn(page, login)
    await alerted(page, 'That did not match.')
  })
})

describe('with a password that is too old', () => {
  test('somebody chooses another and comes in', async () => {
    const { login, id } = await stage.person()
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await signIn(page, login)
    await titled(page, 'Your password has expired')
    expect(await page.getByText('at least 8 characters').isVisible()).toBe(true)
    await fill(page, 'Old password', password)
    await fill(page, 'New password', another)
    await fill(page, 'Repeat the new password', `${another}x`)
    await press(page, 'Change password')
    await alerted(page, 'The new passwords are not the same.')
    await fill(page, 'New password', 'weak')
    await fill(page, 'Repeat the new password', 'weak')
    await press(page, 'Change password')
    await alerted(page, 'The new password lacks something that it needs.')
    await fill(page, 'New password', another)
    await fill(page, 'Repeat the new password', another)
    await press(page, 'Change password')
    await mustBeIn(page, login)
  })

  test('what a password still needs is seen while it is typed, and marked where it was refused', async () => {
    const [policy] = await stage.api('GET', '/api/v1/policies?type=PASSWORD')
    const { settings, ...rest } = policy
    const { complexity, age } = settings.password
    settings.password.complexity = { ...complexity, minSymbol: 1, excludeAttributes: ['firstName', 'lastName'] }
    settings.password.age = { ...age, historyCount: 1 }
    await stage.api('PUT', `/api/v1/policies/${policy.id}`, { ...rest, settings })
    const { login, id } = await stage.person({ firstName: 'Augusta', login: 'countess@lovelace.example' })
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await signIn(page, login)
    await titled(page, 'Your password has expired')
    const all = [
      'at least 8 characters',
      'a lower-case letter',
      'an upper-case letter',
      'a number',
      'a symbol',
      'no part of your user name',
      'no part that is your first name',
      'no part that is your last name',
      'to differ from your last password',
    ]
    expect(await page.getByRole('listitem').allTextContents()).toEqual(all)
    // What the server alone knows is never ticked.
    const known = all.slice(0, -1)
    const marked = async (mark: string) =>
      (
        await page
          .getByRole('listitem')
          .filter({ hasText: `(${mark})` })
          .allTextContents()
      ).map((text) => text.replace(` (${mark})`, ''))
    const short = ['at least 8 characters']
    for (const [typed, lacking] of [
      ['Aa1!', short],
      ['abcdefg1!', ['an upper-case letter']],
      ['ABCDEFG1!', ['a lower-case letter']],
      ['Abcdefgh!', ['a number']],
      ['Abcdefg12', ['a symbol']],
      ['Lovelace-1', ['no part of your user name']],
      ['xAUGUSTA-1x', ['no part that is your first name']],
      ['byron-A-1815', ['no part that is your last name']],
    ] as const) {
      await fill(page, 'New password', typed)
      expect(await marked('done'), typed).toEqual(
        known.filter((each) => !(lacking as readonly string[]).includes(each)),
      )
      // Nobody is told off who is still typing for the first time.
      if (lacking === short) expect(await marked('missing')).toEqual([])
      await fill(page, 'Old password', password)
      await fill(page, 'Repeat the new password', typed)
      const answered = page.waitForResponse('**/change_password')
      await press(page, 'Change password')
      expect((await answered).status()).toBe(403)
      await alerted(page, 'The new password lacks something that it needs.')
      expect(await marked('missing'), typed).toEqual(lacking)
    }
    await fill(page, 'New password', another)
    expect(await marked('done')).toEqual(known)
    await fill(page, 'Repeat the new password', another)
    await press(page, 'Change password')
    await mustBeIn(page, login)
  })

  test('whoever is warned may change it later', async () => {
    const [policy] = await stage.api('GET', '/api/v1/policies?type=PASSWORD')
    const { settings, ...rest } = policy
    settings.password.age = { ...settings.password.age, maxAgeDays: 10, expireWarnDays: 5 }
    await stage.api('PUT', `/api/v1/policies/${policy.id}`, { ...rest, settings })
    const { login } = await stage.person()
    await stage.org.clock.advance('P7D')
    const page = await stage.open('/login/login.htm')
    await signIn(page, login)
    await titled(page, /^Your password expires in \d days$/)
    await press(page, 'Back to sign in')
    await stage.org.clock.advance('P1D')
    await signIn(page, login)
    await titled(page, 'Your password expires tomorrow')
    await press(page, 'Remind me later')
    await mustBeIn(page, login)
  })
})

describe('where more than a password is asked', () => {
  test('somebody sets up an app, and shows its code the next time', async () => {
    await askForMore(stage, 'google_otp')
    const { login, page } = await begun()
    await titled(page, 'Set up another way to sign in')
    await press(page, /Google Authenticator/)
    const secret = (await page.locator('.key code').textContent()) ?? ''
    const picture = page.getByRole('img', { name: /QR/ })
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(50)
    const codeNow = async () => new TOTP({ secret }).generate({ timestamp: (await stage.org.clock.now()).getTime() })
    stage.mayComplain()
    await fill(page, 'Code', '000000')
    await press(page, 'Verify')
    await alerted(page, 'That is not right.')
    await fill(page, 'Code', await codeNow())
    await press(page, 'Verify')
    await mustBeIn(page, login)

    const used = await codeNow()
    const next = await stage.open('/login/login.htm')
    await signIn(next, login)
    await titled(next, 'Enter the code that Google Authenticator shows')
    // Whoever comes to a step that asks for a code can type.
    await next.keyboard.type(used)
    expect(await next.getByLabel('Code', { exact: true }).inputValue()).toBe(used)
    expect(await next.getByLabel('Code', { exact: true }).getAttribute('aria-describedby')).toBe('title')
    await press(next, 'Verify')
    await alerted(next, 'This code was used already.')
    await stage.org.clock.advance('PT1M')
    await fill(next, 'Code', await codeNow())
    await press(next, 'Verify')
    await mustBeIn(next, login)
    const { amr } = await next.evaluate(async () => (await fetch('/api/v1/sessions/me')).json())
    expect([...amr].sort()).toEqual(['mfa', 'otp', 'pwd'])
  })

  test('a code comes by text, again when it is asked for', async () => {
    await askForMore(stage, 'okta_sms')
    const { login, page } = await begun()
    stage.mayComplain()
    await press(page, /Text message/)
    await fill(page, 'Phone number', 'no number')
    await press(page, 'Send the code')
    await page.getByRole('alert').locator('p').first().waitFor()
    await fill(page, 'Phone number', '+1 650 253 0000')
    await press(page, 'Send the code')
    await titled(page, /^Enter the code that was sent to .+-0000$/)
    // As it is copied out of a message.
    await fill(page, 'Code', ` ${(await sentCode('sms')).replace(/^\d{3}/, '$& ')}`)
    await press(page, 'Verify')
    await mustBeIn(page, login)

    await stage.org.clock.advance('PT1M')
    const next = await stage.open('/login/login.htm')
    await signIn(next, login)
    await press(next, 'Send the code')
    await titled(next, /^Enter the code that was sent/)
    // There is no other way to offer.
    expect(await next.getByRole('navigation').getByRole('button').allTextContents()).toEqual([
      'Send again',
      'Back to sign in',
    ])
    await press(next, 'Send again')
    await alerted(next, 'A message was just sent.')
    await stage.org.clock.advance('PT31S')
    const before = (await stage.org.outbox('sms')).length
    await press(next, 'Send again')
    await next.getByRole('status').getByText('It was sent again.').waitFor()
    expect((await stage.org.outbox('sms')).length).toBe(before + 1)
    await fill(next, 'Code', await sentCode('sms'))
    await press(next, 'Verify')
    await mustBeIn(next, login)
  })

  test.each(['call', 'email'] as const)('a code comes by %s', async (kind) => {
    await askForMore(stage, `okta_${kind}`)
    const { login, page } = await begun()
    await press(page, kind === 'call' ? /Voice call/ : /E-mail/)
    if (kind === 'call') {
      await fill(page, 'Phone number', '+1 650 253 0000')
      await press(page, 'Call me')
    }
    await titled(page, kind === 'call' ? /^Enter the code you heard at/ : /^Enter the code that was sent to/)
    await fill(page, 'Code', await sentCode(kind))
    await press(page, 'Verify')
    await mustBeIn(page, login)
  })

  test('what this page cannot ask for is not offered', async () => {
    await askForMore(stage, 'fido_u2f', 'okta_sms')
    const { page } = await begun()
    await page.getByText('Security key (U2F) This page cannot ask for it.').waitFor()
    expect(await page.getByRole('button').allTextContents()).toEqual(['Text message', 'Back to sign in'])
  })

  test('a question is chosen from the list, and answered the next time', async () => {
    await askForMore(stage, 'okta_question')
    const { login, page } = await begun()
    await press(page, /Security question/)
    stage.mayComplain()
    await page.getByLabel('Choose a question').selectOption('first_award')
    // The box is too narrow for it.
    expect(await page.locator('select + .hint').textContent()).toBe('What did you earn your first medal or award for?')
    await fill(page, 'Answer', 'No')
    await press(page, 'Set up')
    await alerted(page, 'An answer needs at least 4 characters, and may be no part of the question.')
    await fill(page, 'Answer', 'A rosette')
    await press(page, 'Set up')
    await mustBeIn(page, login)

    const next = await stage.open('/login/login.htm')
    stage.mayComplain()
    await signIn(next, login)
    await titled(next, 'Answer your security question')
    await next.getByText('What did you earn your first medal or award for?').waitFor()
    await fill(next, 'Answer', 'A cup')
    await press(next, 'Verify')
    await alerted(next, 'That is not right.')
    await fill(next, 'Answer', 'a rosette')
    await press(next, 'Verify')
    await mustBeIn(next, login)
  })

  /** Keys that can be put into this browser and pulled out again. */
  async function socketOf(page: Page) {
    const browser = await page.context().newCDPSession(page)
    await browser.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false } as const
    const credentialsOn = async (authenticatorId: string) =>
      (await browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials
    return {
      credentialsOn,
      async plugIn(credentials: Awaited<ReturnType<typeof credentialsOn>> = []) {
        const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options })
        for (const credential of credentials)
          await browser.send('WebAuthn.addCredential', { authenticatorId, credential })
        return authenticatorId
      },
      /** Nobody touches it. */
      hesitate: (authenticatorId: string) =>
        browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false }),
      /** Answers with what is on the key. */
      async pullOut(authenticatorId: string) {
        const credentials = await credentialsOn(authenticatorId)
        await browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
        return credentials
      },
    }
  }

  test('a key is made by the browser, and signs the next time', async () => {
    await askForMore(stage, 'fido_webauthn')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const socket = await socketOf(page)
    const key = await socket.plugIn()
    await signIn(page, login)
    await press(page, /Security key/)
    await press(page, 'Go on with the key')
    await mustBeIn(page, login)
    expect(await socket.credentialsOn(key)).toMatchObject([{ rpId: 'localhost' }])

    await page.context().clearCookies()
    await page.goto(`${stage.url}/login/login.htm`)
    await signIn(page, login)
    await press(page, 'Go on with the key')
    await mustBeIn(page, login)
    const { amr } = await page.evaluate(async () => (await fetch('/api/v1/sessions/me')).json())
    expect(amr).toContain('hwk')
  })

  test('somebody with two keys is asked once, and either answers', async () => {
    await askForMore(stage, 'fido_webauthn', 'okta_question')
    const { login, id } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const socket = await socketOf(page)
    const headers = { authorization: `SSWS ${stage.org.token}`, 'content-type': 'application/json' }
    // At the name of the page: a key signs where it was asked.
    const post = async (path: string, body: unknown) => {
      const answer = await fetch(stage.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(answer.status).toBe(200)
      return answer.json()
    }
    const factors = `/api/v1/users/${id}/factors`
    const question = { question: 'first_award', answer: 'A rosette' }
    await post(factors, { factorType: 'question', provider: 'OKTA', profile: question })
    const keys = []
    for (const _ of ['one', 'the other']) {
      const key = await socket.plugIn()
      const made = await post(factors, { factorType: 'webauthn', provider: 'FIDO' })
      await post(`${factors}/${made.id}/lifecycle/activate`, await page.evaluate(attested, made._embedded.activation))
      keys.push(await socket.pullOut(key))
    }
    for (const credentials of keys) {
      await signIn(page, login)
      await titled(page, 'Choose how to prove that it is you')
      expect(await page.getByRole('listitem').allTextContents()).toEqual([
        'Security question',
        'Security key or passkey',
      ])
      const key = await socket.plugIn(credentials)
      await press(page, 'Security key or passkey')
      await press(page, 'Go on with the key')
      await mustBeIn(page, login)
      await socket.pullOut(key)
      await page.context().clearCookies()
      await page.goto(`${stage.url}/login/login.htm`)
    }
  })

  test('whoever is asked for a key may still choose another way', async () => {
    await askForMore(stage, 'fido_webauthn', 'okta_question')
    const { login, id } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const socket = await socketOf(page)
    const key = await socket.plugIn()
    await signIn(page, login)
    await press(page, /Security key/)
    await press(page, 'Go on with the key')
    await press(page, 'Finish')
    await mustBeIn(page, login)
    const profile = { question: 'first_award', answer: 'A rosette' }
    await stage.api('POST', `/api/v1/users/${id}/factors`, { factorType: 'question', provider: 'OKTA', profile })
    await page.context().clearCookies()
    await page.goto(`${stage.url}/login/login.htm`)
    await socket.hesitate(key)
    await signIn(page, login)
    await press(page, /Security key/)
    await press(page, 'Go on with the key')
    await titled(page, 'Use your security key')
    await press(page, 'Prove it another way')
    await press(page, 'Security question')
    await fill(page, 'Answer', 'A rosette')
    await press(page, 'Verify')
    await mustBeIn(page, login)
  })

  test('whoever has no key at hand is told, and chooses another way', async () => {
    await askForMore(stage, 'fido_webauthn', 'okta_question')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    // What the browser answers when its question is turned down: that it asks is for a person to see.
    await page.evaluate(() => {
      navigator.credentials.create = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    })
    await signIn(page, login)
    await press(page, /Security key/)
    await press(page, 'Go on with the key')
    await alerted(page, 'The key was not used.')
    await press(page, 'Back')
    await titled(page, 'Set up another way to sign in')
    await press(page, /Security question/)
    await page.getByLabel('Choose a question').selectOption('first_award')
    await fill(page, 'Answer', 'A rosette')
    await press(page, 'Set up')
    await titled(page, 'Set up another way to sign in')
    await page.getByText('Set up already').waitFor()
    await press(page, 'Finish')
    await mustBeIn(page, login)
  })

  test('a phone is set up by a link, and asked the next time', async () => {
    await askForMore(stage, 'okta_push')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    await page.clock.install()
    /** The page looks again. */
    const looked = () => page.clock.fastForward(2_000)
    await signIn(page, login)
    await press(page, 'Okta Verify')
    await titled(page, 'Open Okta Verify and scan this picture')
    await page.getByText('Cannot scan it?').click()
    await press(page, 'Send me a link by e-mail')
    await page.getByRole('status').getByText('It is on its way.').waitFor()
    const [mail] = await stage.org.outbox('email')
    const phone = stage.phone()
    await phone.enroll(/oktaverify:\S+/.exec(mail?.text ?? '')?.[0] ?? '')
    await looked()
    await mustBeIn(page, login)

    await page.context().clearCookies()
    await page.goto(`${stage.url}/login/login.htm`)
    await signIn(page, login)
    await press(page, 'Ask my device')
    await titled(page, 'Answer the question on your device')
    const heading = await page.locator('h1').elementHandle()
    await phone.deny()
    await looked()
    await titled(page, 'It was refused on your device.')
    // Nobody pressed anything here: it is read out because another heading has the focus.
    await page.locator('h1:focus').getByText('It was refused on your device.').waitFor()
    expect(await heading?.evaluate((each) => each.isConnected)).toBe(false)
    await press(page, 'Ask my device')
    await titled(page, 'Answer the question on your device')
    await phone.approve()
    await looked()
    await mustBeIn(page, login)

    const [verify] = (await stage.api('GET', '/api/v1/authenticators')).filter(
      (each: { key: string }) => each.key === 'okta_verify',
    )
    const settings = { ...verify.settings, channelBinding: { style: 'NUMBER_CHALLENGE', required: 'ALWAYS' } }
    await stage.api('PUT', `/api/v1/authenticators/${verify.id}`, { key: verify.key, name: verify.name, settings })
    await page.context().clearCookies()
    await page.goto(`${stage.url}/login/login.htm`)
    await signIn(page, login)
    await press(page, 'Ask my device')
    await titled(page, /^Choose this number on your device: \d+$/)
    // The question may have got lost: it is asked again, and has the number that is shown now.
    const again = page.waitForResponse('**/verify/resend')
    await press(page, 'Ask my device again')
    await (await again).finished()
    await titled(page, /^Choose this number on your device: \d+$/)
    await phone.pick(Number(await page.locator('.number').textContent()))
    await looked()
    await mustBeIn(page, login)
  })

  test('one of several is chosen, and another when that one does not do', async () => {
    await askForMore(stage, 'okta_question', 'okta_sms')
    const { login, id } = await stage.person()
    const profile = { question: 'first_award', answer: 'A rosette' }
    await stage.api('POST', `/api/v1/users/${id}/factors`, { factorType: 'question', provider: 'OKTA', profile })
    const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+16502530000' } }
    await stage.api('POST', `/api/v1/users/${id}/factors?activate=true`, phone)
    const page = await stage.open('/login/login.htm')
    await signIn(page, login)
    await titled(page, 'Choose how to prove that it is you')
    await press(page, /Text message/)
    await press(page, 'Send the code')
    await titled(page, /^Enter the code/)
    await press(page, 'Prove it another way')
    await titled(page, 'Choose how to prove that it is you')
    await press(page, 'Security question')
    await fill(page, 'Answer', 'A rosette')
    await press(page, 'Verify')
    await mustBeIn(page, login)
  })

  test('a device that is remembered is not asked again', async () => {
    await stage.api('POST', '/api/v1/org/factors/okta_question/lifecycle/activate')
    await signOn(stage, { requireFactor: true, factorPromptMode: 'DEVICE' })
    const { login, id } = await stage.person()
    const profile = { question: 'first_award', answer: 'A rosette' }
    await stage.api('POST', `/api/v1/users/${id}/factors`, { factorType: 'question', provider: 'OKTA', profile })
    const page = await stage.open('/login/login.htm')
    await signIn(page, login)
    await fill(page, 'Answer', 'A rosette')
    await page.getByLabel('Do not ask again on this device').check()
    await press(page, 'Verify')
    await mustBeIn(page, login)
    await page.goto(`${stage.url}/login/signout`)
    await page.goto(`${stage.url}/login/login.htm`)
    await signIn(page, login)
    await mustBeIn(page, login)
  })

  test('whoever turns back begins anew, and their transaction is over', async () => {
    await askForMore(stage, 'google_otp')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const answer = page.waitForResponse((each) => each.url().endsWith('/api/v1/authn'))
    await signIn(page, login)
    const { stateToken } = await (await answer).json()
    const cancelled = page.waitForResponse((each) => each.url().endsWith('/api/v1/authn/cancel'))
    await press(page, 'Back to sign in')
    await titled(page, /^Sign in/)
    expect((await cancelled).status()).toBe(200)
    stage.mayComplain()
    const again = await stage.org.fetch('/api/v1/authn', { method: 'POST', body: JSON.stringify({ stateToken }) })
    expect(again.status).toBe(401)
  })

  test('whoever takes too long begins anew', async () => {
    await askForMore(stage, 'google_otp')
    const { page } = await begun()
    await titled(page, 'Set up another way to sign in')
    await stage.org.clock.advance('PT2H')
    stage.mayComplain()
    await press(page, /Google Authenticator/)
    await alerted(page, 'This took too long.')
    await page.getByLabel('User name').waitFor()
  })
})

describe('whoever goes back, or loads the page anew', () => {
  test('goes on with the step they were at', async () => {
    await askForMore(stage, 'okta_sms')
    const { login, id } = await stage.person()
    const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+16502530000' } }
    await stage.api('POST', `/api/v1/users/${id}/factors?activate=true`, phone)
    const page = await stage.open('/login/login.htm')
    await signIn(page, login)
    await press(page, 'Send the code')
    await titled(page, /^Enter the code/)
    await page.reload()
    await titled(page, /^Enter the code/)
    await page.goto('about:blank')
    await page.goBack()
    await titled(page, /^Enter the code/)
    // Another window knows nothing of it, and whoever comes by the address begins anew.
    const other = await page.context().newPage()
    await other.goto(`${stage.url}/login/login.htm`)
    await titled(other, /^Sign in/)
    await fill(page, 'Code', await sentCode('sms'))
    await press(page, 'Verify')
    await mustBeIn(page, login)
    // The step that is over is not in the history any more.
    await page.goBack()
    expect(page.url()).toBe('about:blank')
  })

  test('goes on even if they could not wait for the answer, or there was none', async () => {
    await askForMore(stage, 'google_otp')
    const { page } = await begun()
    await titled(page, 'Set up another way to sign in')
    await page.route('**/api/v1/authn', () => {})
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Set up another way to sign in' }).waitFor({ state: 'detached' })
    await page.unroute('**/api/v1/authn')
    await page.route('**/api/v1/authn', (route) => route.abort())
    stage.mayComplain()
    await page.reload()
    await titled(page, /^Sign in/)
    await page.unroute('**/api/v1/authn')
    await page.reload()
    await titled(page, 'Set up another way to sign in')
  })

  test('begins anew where the step is over', async () => {
    await askForMore(stage, 'google_otp')
    const { login, page } = await begun()
    await titled(page, 'Set up another way to sign in')
    await stage.org.clock.advance('PT2H')
    stage.mayComplain()
    await page.reload()
    await titled(page, /^Sign in/)
    expect(await page.getByRole('alert').textContent()).toBe('')
    await press(page, 'Forgot password?')
    await page.goBack()
    await signIn(page, login)
    await titled(page, 'Set up another way to sign in')
    await press(page, 'Back to sign in')
    await titled(page, /^Sign in/)
    await page.reload()
    await titled(page, /^Sign in/)
  })

  test('comes from one beginning to the other, and nobody types their name twice', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm?fromURI=%2Fapp%2FUserHome%3Ffrom%3Dhere')
    await fill(page, 'User name', login)
    await press(page, 'Forgot password?')
    await titled(page, 'Reset your password')
    expect(new URL(page.url()).pathname).toBe('/signin/forgot-password')
    expect(await page.getByLabel('User name').inputValue()).toBe(login)
    await page.reload()
    await titled(page, 'Reset your password')
    await page.goBack()
    await titled(page, /^Sign in/)
    await press(page, 'Unlock account?')
    await titled(page, 'Unlock your account')
    await fill(page, 'User name', login)
    await page.goBack()
    await titled(page, /^Sign in/)
    expect(new URL(page.url()).pathname).toBe('/login/login.htm')
    expect(await page.getByLabel('User name', { exact: true }).inputValue()).toBe(login)
    // With a name there, the password is what is left to type.
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await mustBeIn(page, login)
    expect(page.url()).toBe(`${stage.url}/app/UserHome?from=here`)
  })

  test('does in one window what the other does not see', async () => {
    await askForMore(stage, 'okta_question')
    const { login, id } = await stage.person()
    const profile = { question: 'first_award', answer: 'A rosette' }
    await stage.api('POST', `/api/v1/users/${id}/factors`, { factorType: 'question', provider: 'OKTA', profile })
    const one = await stage.open('/login/login.htm')
    const other = await one.context().newPage()
    await other.goto(`${stage.url}/login/login.htm`)
    for (const page of [one, other]) await signIn(page, login)
    for (const page of [one, other]) {
      await fill(page, 'Answer', 'A rosette')
      await press(page, 'Verify')
      await mustBeIn(page, login)
    }
  })

  test('is told that the server is away, where they are signed in', async () => {
    const { login, page } = await begun()
    await mustBeIn(page, login)
    stage.mayComplain()
    await page.route('**/api/v1/sessions/me', (route) => route.abort(), { times: 1 })
    await page.reload()
    await alerted(page, 'The server cannot be reached.')
    await press(page, 'Try again')
    await titled(page, `You are signed in as ${login}`)
  })
})

describe('whoever cannot come in', () => {
  test('follows a mailed link, answers their question and chooses a new password', async () => {
    const recovery = { recovery_question: { question: 'Who?', answer: 'Annabella' } }
    const { login } = await stage.person({}, recovery)
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await press(page, 'Forgot password?')
    await fill(page, 'User name', login)
    await press(page, 'Next')
    await titled(page, 'Look into your mail')
    await page.getByText(`If ${login} has an account here, a message is on its way. Follow the link in it.`).waitFor()
    const path = await mailedPath(stage, login)
    await page.goto(stage.url + path)
    await titled(page, 'Answer your security question')
    await page.getByText('Who?').waitFor()
    await fill(page, 'Answer', 'Nobody')
    await press(page, 'Next')
    await alerted(page, 'That is not the answer we know.')
    await fill(page, 'Answer', 'annabella')
    await press(page, 'Next')
    await titled(page, 'Choose a new password')
    await fill(page, 'New password', another)
    await fill(page, 'Repeat the new password', another)
    await press(page, 'Change password')
    await mustBeIn(page, login)
    await page.goto(stage.url + path)
    await titled(page, 'This link cannot be used')
  })

  test.each([
    ['sms', 'By text message', 'Send again'],
    ['call', 'By voice call', 'Call again'],
  ] as const)('is given a code by %s, answers their question and chooses a new password', async (kind, by, again) => {
    await stage.api('POST', `/api/v1/org/factors/okta_${kind}/lifecycle/activate`)
    const [policy] = await stage.api('GET', '/api/v1/policies?type=PASSWORD')
    const { settings, ...rest } = policy
    settings.recovery.factors[`okta_${kind}`].status = 'ACTIVE'
    await stage.api('PUT', `/api/v1/policies/${policy.id}`, { ...rest, settings })
    const { login, id } = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
    const phone = { factorType: kind, provider: 'OKTA', profile: { phoneNumber: '+16502530000' } }
    await stage.api('POST', `/api/v1/users/${id}/factors?activate=true`, phone)
    const page = await stage.open('/signin/forgot-password')
    stage.mayComplain()
    await fill(page, 'User name', login)
    await page.getByLabel(by).check()
    await press(page, 'Next')
    await titled(page, `If ${login} has an account here, a code is on its way.`)
    const sent = (await stage.org.outbox(kind)).length
    await stage.org.clock.advance('PT31S')
    await press(page, again)
    await page.getByRole('status').getByText('It was sent again.').waitFor()
    expect((await stage.org.outbox(kind)).length).toBe(sent + 1)
    await fill(page, 'Code', '000000')
    await press(page, 'Verify')
    await alerted(page, 'That is not right.')
    await fill(page, 'Code', await sentCode(kind))
    await press(page, 'Verify')
    await titled(page, 'Answer your security question')
    await fill(page, 'Answer', 'Annabella')
    await press(page, 'Next')
    await titled(page, 'Choose a new password')
    await fill(page, 'New password', another)
    await fill(page, 'Repeat the new password', another)
    await press(page, 'Change password')
    await mustBeIn(page, login)
  })

  test('hears the same whether anybody has that name or not', async () => {
    const page = await stage.open('/signin/forgot-password')
    await fill(page, 'User name', 'nobody@example.com')
    await press(page, 'Next')
    await titled(page, 'Look into your mail')
    await page.getByText(/^If nobody@example\.com has an account here/).waitFor()
    expect(await stage.org.outbox('email')).toEqual([])
  })

  test('is unlocked by a mailed link where the org lets them', async () => {
    const { login, id } = await locked(stage, { showLockoutFailures: true })
    const page = await stage.open('/login/login.htm')
    await signIn(page, login)
    await titled(page, 'Your account is locked')
    await press(page, 'Unlock account?')
    await fill(page, 'User name', login)
    await press(page, 'Next')
    await titled(page, 'Look into your mail')
    await page.goto(stage.url + (await mailedPath(stage, login)))
    await fill(page, 'Answer', 'Annabella')
    await press(page, 'Next')
    await titled(page, 'Your account is unlocked. You can sign in again.')
    expect((await stage.api('GET', `/api/v1/users/${id}`)).status).toBe('ACTIVE')
    await press(page, 'Back to sign in')
    await signIn(page, login)
    await mustBeIn(page, login)
  })

  test('who is new chooses a password where the mail leads them', async () => {
    const login = 'new@example.com'
    const profile = { login, email: login, firstName: 'Grace', lastName: 'Hopper' }
    await stage.api('POST', '/api/v1/users?activate=true', { profile })
    const page = await stage.open(await mailedPath(stage, login))
    await titled(page, 'Choose a new password')
    await page.getByText('Welcome, Grace').waitFor()
    await fill(page, 'New password', another)
    await fill(page, 'Repeat the new password', another)
    await press(page, 'Change password')
    await mustBeIn(page, login)
  })

  test('a link is tried again where the server did not answer', async () => {
    const { login } = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
    const body = JSON.stringify({ username: login, factorType: 'EMAIL' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    await page.route('**/api/v1/authn/recovery/token', (route) => route.abort(), { times: 1 })
    await page.goto(stage.url + (await mailedPath(stage, login)))
    await alerted(page, 'The server cannot be reached.')
    await press(page, 'Try again')
    await titled(page, 'Answer your security question')
  })

  test('a link is good for as long as it says, whatever became of the steps behind it', async () => {
    const { login } = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
    const body = JSON.stringify({ username: login, factorType: 'EMAIL' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    const page = await stage.open(await mailedPath(stage, login))
    await titled(page, 'Answer your security question')
    await stage.org.clock.advance('PT6M')
    stage.mayComplain()
    await fill(page, 'Answer', 'Annabella')
    await press(page, 'Next')
    await alerted(page, 'This took too long. Begin again.')
    await press(page, 'Try again')
    await titled(page, 'Answer your security question')
    await fill(page, 'Answer', 'Annabella')
    await press(page, 'Next')
    await titled(page, 'Choose a new password')
    await page.reload()
    await titled(page, 'Choose a new password')
    // Too many at once is no reason to say that it is over.
    const busy = { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit', errorCauses: [] }
    await page.goto('about:blank')
    await page.route('**/recovery/token', (route) => route.fulfill({ status: 429, json: busy }), { times: 1 })
    await page.goto(stage.url + (await mailedPath(stage, login)))
    await alerted(page, 'Too many tries.')
    await press(page, 'Try again')
    await titled(page, 'Answer your security question')
  })

  test('a link that nobody sent leads to nobody', async () => {
    stage.mayComplain()
    for (const path of ['/signin/reset-password/nobodys', '/welcome/nobodys', '/signin/unlock/nobodys']) {
      const page = await stage.open(path)
      await titled(page, 'This link cannot be used')
      expect(await page.getByRole('alert').textContent()).toBe('')
    }
  })
})
