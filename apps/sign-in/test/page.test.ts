/** The page itself: whom it fits, how an org changes it, and what others cannot make of it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '../../../tools/browser.js'
import { askForMore, locked, mailedPath, mustBeIn, password, press, signIn, titled, useStage } from './stage.js'

const stage = useStage()
const forAxe = { bypassCSP: true }

/** Read by day, by night and on a small phone, the step as it stands. */
async function mustBeReadable(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeViolations(page), colorScheme).toEqual([])
  }
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const unfit = await page.evaluate(() => {
    const found = [...document.querySelectorAll('button, a, input:not([hidden]), select')].filter((target) => {
      const { width, height } = (target.closest('label.choice') ?? target).getBoundingClientRect()
      // In pixels both ways: WCAG 2.2, 2.5.8.
      return Math.min(width, height) < 24
    })
    return [
      ...found.map(({ outerHTML }) => outerHTML),
      ...(document.documentElement.scrollWidth > innerWidth ? ['too wide'] : []),
    ]
  })
  expect(unfit).toEqual([])
  if (before !== null) await page.setViewportSize(before)
}

describe('every step can be read by anybody', () => {
  test('signing in, and its refusal', async () => {
    const page = await stage.open('/login/login.htm', forAxe)
    stage.mayComplain()
    await mustBeReadable(page)
    await signIn(page, 'nobody@example.com')
    await page.getByRole('alert').locator('p').first().waitFor()
    await mustBeReadable(page)
  })

  test('setting up a factor', async () => {
    await askForMore(stage, 'google_otp', 'okta_sms', 'okta_call', 'okta_question', 'fido_webauthn')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm', forAxe)
    await signIn(page, login)
    await titled(page, 'Set up another way to sign in')
    await mustBeReadable(page)
    for (const factor of [/Text message/, /Voice call/, /Security question/]) {
      await press(page, factor)
      await titled(page, factor)
      await mustBeReadable(page)
      await press(page, 'Back')
    }
    await press(page, /Google Authenticator/)
    await page.locator('.key code').waitFor()
    await mustBeReadable(page)
  })

  test('proving a factor', async () => {
    await askForMore(stage, 'okta_sms', 'okta_question')
    const { login, id } = await stage.person()
    const profile = { question: 'first_award', answer: 'A rosette' }
    await stage.api('POST', `/api/v1/users/${id}/factors`, { factorType: 'question', provider: 'OKTA', profile })
    const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+16502530000' } }
    await stage.api('POST', `/api/v1/users/${id}/factors?activate=true`, phone)
    const page = await stage.open('/login/login.htm', forAxe)
    await signIn(page, login)
    await titled(page, 'Choose how to prove that it is you')
    await mustBeReadable(page)
    await press(page, 'Security question')
    await mustBeReadable(page)
    await press(page, 'Prove it another way')
    await press(page, /Text message/)
    await press(page, 'Send the code')
    await titled(page, /^Enter the code/)
    await mustBeReadable(page)
  })

  test('choosing a password', async () => {
    const { login, id } = await stage.person()
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const page = await stage.open('/login/login.htm', forAxe)
    await signIn(page, login)
    await titled(page, 'Your password has expired')
    await mustBeReadable(page)
  })

  test('being in, locked out, and on the way back', async () => {
    const { login } = await locked(stage, { showLockoutFailures: true })
    const page = await stage.open('/login/login.htm', forAxe)
    await signIn(page, login)
    await titled(page, 'Your account is locked')
    await mustBeReadable(page)
    await press(page, 'Unlock account?')
    await mustBeReadable(page)
    await page.getByLabel('User name').fill(login)
    await press(page, 'Next')
    await titled(page, 'Look into your mail')
    await mustBeReadable(page)
    await page.goto(stage.url + (await mailedPath(stage, login)))
    await titled(page, 'Answer your security question')
    await mustBeReadable(page)
    stage.mayComplain()
    await page.goto(`${stage.url}/welcome/nobodys`)
    await titled(page, 'This link cannot be used')
    await mustBeReadable(page)
    const other = await stage.person()
    await page.goto(`${stage.url}/login/login.htm`)
    await signIn(page, other.login)
    await mustBeIn(page, other.login)
    await mustBeReadable(page)
  })

  test('without a mouse', async () => {
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name)
    await page.getByLabel('User name').waitFor()
    expect(await focused()).toBe('username')
    await page.keyboard.type(login)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('password')
    await page.keyboard.type(password)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
    // One thing has the focus, and one ring is seen.
    const outlined = await page.evaluate(
      () =>
        [...document.querySelectorAll('main *')].filter((each) => getComputedStyle(each).outlineStyle !== 'none')
          .length,
    )
    expect(outlined).toBe(1)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await mustBeIn(page, login)
  })

  test('a password manager finds the name beside every password, and knows the new ones from the old', async () => {
    const { login, id } = await stage.person()
    const page = await stage.open('/login/login.htm')
    const inputs = () =>
      page
        .locator('form input')
        .evaluateAll((all) => all.map((each) => [each.getAttribute('autocomplete'), (each as HTMLInputElement).value]))
    await page.getByLabel('User name').fill(login)
    expect(await inputs()).toEqual([
      ['username', login],
      ['current-password', ''],
    ])
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    await signIn(page, login)
    await titled(page, 'Your password has expired')
    expect(await inputs()).toEqual([
      ['username', login],
      ['current-password', ''],
      ['new-password', ''],
      ['new-password', ''],
    ])
    const other = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
    const body = JSON.stringify({ username: other.login, factorType: 'EMAIL' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    await page.goto(stage.url + (await mailedPath(stage, other.login)))
    await page.getByLabel('Answer', { exact: true }).fill('Annabella')
    await press(page, 'Next')
    await titled(page, 'Choose a new password')
    expect(await inputs()).toEqual([
      ['username', other.login],
      ['new-password', ''],
      ['new-password', ''],
    ])
  })

  test('whoever enlarges the text to twice its size, or its spaces, reads all of it', async () => {
    const page = await stage.open('/signin/forgot-password', { viewport: { width: 640, height: 400 }, ...forAxe })
    // WCAG 2.2, 1.4.4 and 1.4.12.
    await page.addStyleTag({
      content:
        'html{font-size:200%}*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
    })
    const cut = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, main *')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    )
    expect(cut).toEqual([])
  })

  test('a key that types finds the field ready', async () => {
    await askForMore(stage, 'yubikey_token')
    const { login } = await stage.person()
    const page = await stage.open('/login/login.htm', forAxe)
    await signIn(page, login)
    await press(page, 'YubiKey')
    await titled(page, 'YubiKey')
    await page.keyboard.type('ccccccbcgujh')
    const field = page.getByLabel('Touch your key: it types the code')
    expect(await field.inputValue()).toBe('ccccccbcgujh')
    await mustBeReadable(page)
  })

  test('what was refused is read out where it is to be mended', async () => {
    const { login, id } = await stage.person()
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const page = await stage.open('/login/login.htm', forAxe)
    stage.mayComplain()
    const mustBeAt = async (label: string, problem: string) => {
      await page.getByRole('alert').getByText(problem).waitFor()
      const field = page.getByLabel(label, { exact: true })
      await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await page.locator('[aria-invalid]').count()).toBe(1)
      const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
      const said = described.map((each) => page.locator(`#${each}`).textContent())
      expect((await Promise.all(said)).join(' ')).toContain(problem)
      // On a phone the top of the page is out of sight here: it is read where it is to be mended.
      await page.setViewportSize({ width: 320, height: 320 })
      await field.scrollIntoViewIfNeeded()
      const [box, text] = [await field.boundingBox(), await page.locator('.wrong').boundingBox()]
      expect((text?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0)).toBeLessThan(24)
      await page.setViewportSize({ width: 1280, height: 720 })
      // What is typed takes the place of what was wrong.
      expect(await field.evaluate((each: HTMLInputElement) => each.selectionEnd)).toBeGreaterThan(0)
    }
    await signIn(page, login, 'Not-The-Old-One-1')
    await mustBeAt('Password', 'That did not match.')
    await mustBeReadable(page)
    await signIn(page, login)
    await titled(page, 'Your password has expired')
    expect(await page.locator('[aria-invalid]').count()).toBe(0)
    const change = async (before: string, after: string, repeated = after) => {
      await page.getByLabel('Old password', { exact: true }).fill(before)
      await page.getByLabel('New password', { exact: true }).fill(after)
      await page.getByLabel('Repeat the new password', { exact: true }).fill(repeated)
      await press(page, 'Change password')
    }
    await change(password, 'Rubber-Bricks-48', 'Rubber-Bricks-49')
    await mustBeAt('Repeat the new password', 'The new passwords are not the same.')
    await change('Not-The-Old-One-1', 'Rubber-Bricks-48')
    await mustBeAt('Old password', 'That is not your old password.')
    await change(password, 'weak')
    await mustBeAt('New password', 'The new password lacks something that it needs.')
  })

  test('a password that is looked at is hidden again as it is sent', async () => {
    const page = await stage.open('/login/login.htm')
    stage.mayComplain()
    const field = page.getByLabel('Password', { exact: true })
    const look = page.getByRole('button', { name: 'Show: Password' })
    // Its name says what it will do: a state beside it would say the contrary.
    expect(await look.getAttribute('aria-pressed')).toBeNull()
    await look.click()
    expect(await field.getAttribute('type')).toBe('text')
    await signIn(page, 'nobody@example.com')
    await page.getByRole('alert').locator('p').first().waitFor()
    expect(await field.getAttribute('type')).toBe('password')
  })

  test('what follows is read out: a step takes the focus to its heading', async () => {
    const page = await stage.open('/login/login.htm')
    await press(page, 'Forgot password?')
    await titled(page, 'Reset your password')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.title()).toBe('Reset your password · Stuntdouble')
  })

  test('without scripts it says what is missing', async () => {
    const page = await stage.open('/login/login.htm', { javaScriptEnabled: false })
    expect(await page.locator('body').textContent()).toContain('your browser has to run scripts')
  })

  test('it is small', async () => {
    const sizes = ['sign-in.js', 'sign-in.css'].map(async (name) => {
      const file = await stage.org.fetch(`/sign-in/assets/${name}`)
      expect(file.headers.get('content-type')).toMatch(/^text\/(?:javascript|css)/)
      return gzipSync(await file.text()).length
    })
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000)
  })
})

/** The contrast of two colours that are written `rgb(1, 2, 3)` (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).slice(0, 3).map((part) => {
      const share = Number(part) / 255
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe('an org changes it', () => {
  const page = (settings: unknown) => stage.api('PUT', '/stuntdouble/api/sign-in-page', settings)

  test('it speaks the language of the browser', async () => {
    const german = await stage.open('/login/login.htm', { locale: 'de-AT' })
    await titled(german, 'Bei Stuntdouble anmelden')
    expect(await german.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      'de',
      'Bei Stuntdouble anmelden · Stuntdouble',
    ])
    stage.mayComplain()
    await german.getByLabel('Benutzername').fill('nobody@example.com')
    await german.getByLabel('Passwort', { exact: true }).fill('x')
    await german.getByRole('button', { name: 'Anmelden' }).click()
    await german.getByRole('alert').locator('p').first().waitFor()
    expect(await german.locator('main').textContent()).not.toMatch(/\b(?:Sign in|password|did not)\b/)
    await titled(await stage.open('/login/login.htm', { locale: 'fi-FI' }), 'Sign in to Stuntdouble')
  })

  test('it says what was refused in that language too, and what it cannot say is known to be English', async () => {
    const { login, id } = await stage.person()
    await stage.api('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const german = await stage.open('/login/login.htm', { locale: 'de-DE' })
    stage.mayComplain()
    const fill = (label: string, text: string) => german.getByLabel(label, { exact: true }).fill(text)
    await fill('Benutzername', login)
    await fill('Passwort', password)
    await press(german, 'Anmelden')
    await titled(german, 'Ihr Passwort ist abgelaufen')
    const mustHear = async (before: string, after: string, problem: string) => {
      await fill('Altes Passwort', before)
      await fill('Neues Passwort', after)
      await fill('Neues Passwort wiederholen', after)
      await press(german, 'Passwort ändern')
      await german.getByRole('alert').getByText(problem).waitFor()
    }
    await mustHear('Not-The-Old-One-1', 'Rubber-Bricks-48', 'Das ist nicht Ihr altes Passwort.')
    await mustHear(password, 'weak', 'Dem neuen Passwort fehlt etwas, das es braucht.')
    await mustHear(password, password, 'Dieses Passwort haben Sie schon. Wählen Sie ein anderes.')
    const said = { errorCode: 'E0000999', errorSummary: 'Something else.', errorCauses: [] }
    await german.route('**/change_password', (route) => route.fulfill({ status: 403, json: said }), { times: 1 })
    await press(german, 'Passwort ändern')
    await german.getByRole('alert').locator('[lang=en]').getByText('Something else.').waitFor()
  })

  test('it speaks as the org wants', async () => {
    await page({ language: 'de', texts: { signIn: 'Los geht’s' } })
    const seen = await stage.open('/login/login.htm')
    await seen.getByRole('button', { name: 'Los geht’s' }).waitFor()
    await seen.getByLabel('Benutzername').waitFor()
  })

  test.each(['#ffffff', '#ffe066', '#0b1f4d', '#1b2125', '#808080'])(
    'it wears the colour %s, and can be read',
    async (primaryColor) => {
      const logo =
        'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4MCIgaGVpZ2h0PSIyMCIvPg=='
      await page({ primaryColor, backgroundColor: '#123456', logo })
      const seen = await stage.open('/login/login.htm', forAxe)
      const button = seen.getByRole('button', { name: 'Sign in', exact: true })
      const colorOf = (property: string) =>
        button.evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)
      const hex = (color: string) =>
        `#${(color.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
      expect(hex(await colorOf('background-color'))).toBe(primaryColor)
      expect(hex(await seen.evaluate(() => getComputedStyle(document.body).backgroundColor))).toBe('#123456')
      expect(
        await seen.getByRole('img', { name: 'Stuntdouble' }).evaluate((image: HTMLImageElement) => image.naturalWidth),
      ).toBe(80)
      await mustBeReadable(seen)
      for (const colorScheme of ['light', 'dark'] as const) {
        await seen.emulateMedia({ colorScheme })
        const sheet = await seen.locator('.sheet').evaluate((each) => getComputedStyle(each).backgroundColor)
        const outline = [await colorOf('background-color'), await colorOf('border-top-color')].filter(
          (color) => !color.endsWith(', 0)'),
        )
        // WCAG 2.2, 1.4.11: where a button ends can be seen.
        expect(Math.max(...outline.map((color) => contrast(color, sheet))), colorScheme).toBeGreaterThanOrEqual(3)
      }
    },
  )

  test('where the system takes its colours, what can be pressed has an edge, and a picture is still read', async () => {
    await askForMore(stage, 'google_otp')
    const { login } = await stage.person()
    const seen = await stage.open('/login/login.htm', { ...forAxe, forcedColors: 'active', colorScheme: 'dark' })
    const styleOf = (target: Locator, property: string) =>
      target.evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)
    const button = seen.getByRole('button', { name: 'Sign in', exact: true })
    expect(await styleOf(button, 'border-top-style')).toBe('solid')
    expect(await styleOf(button, 'border-top-width')).toBe('1px')
    await signIn(seen, login)
    await press(seen, /Google Authenticator/)
    const picture = seen.getByRole('img', { name: /QR/ })
    expect(await styleOf(picture, 'background-color')).toBe('rgb(255, 255, 255)')
  })

  test.each([
    { primaryColor: 'red;}body{display:none' },
    { logo: 'javascript:alert(1)' },
    { logo: '//elsewhere.example/logo.png' },
    { language: '"><script>' },
    { texts: { signIn: 1 } },
  ])('%j is refused', async (settings) => {
    await expect(page(settings)).rejects.toThrow('E0000001')
  })
})

describe('what comes from outside is text', () => {
  const markup = '<img src=x onerror=alert(1)></script><script>alert(1)</script>'

  async function mustShow(seen: Page, text: string): Promise<void> {
    await seen.getByText(text, { exact: false }).first().waitFor()
    expect(await seen.locator('img, script:not([src]):not([type="application/json"])').count()).toBe(0)
  }

  const opened = async (path: string) => {
    const seen = await stage.open('/login/login.htm')
    seen.on('dialog', () => expect.unreachable('A script ran.'))
    await seen.goto(new URL(path, stage.url).href)
    return seen
  }

  test('a name', async () => {
    const login = 'new@example.com'
    const profile = { login, email: login, firstName: markup.slice(0, 50), lastName: 'Byron' }
    await stage.api('POST', '/api/v1/users?activate=true', { profile })
    await mustShow(await opened(await mailedPath(stage, login)), profile.firstName)
  })

  test('a question', async () => {
    const { login } = await stage.person({}, { recovery_question: { question: markup, answer: 'Annabella' } })
    const body = JSON.stringify({ username: login, factorType: 'EMAIL' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    await mustShow(await opened(await mailedPath(stage, login)), markup)
  })

  test('a name that runs from right to left, and a question', async () => {
    const login = 'new@example.com'
    const profile = { login, email: login, firstName: 'عبد الرحمن', lastName: 'الكواكبي' }
    await stage.api('POST', '/api/v1/users?activate=true', { profile })
    const seen = await opened(await mailedPath(stage, login))
    await seen.getByText('Welcome, \u2068عبد الرحمن\u2069').waitFor()
    const question = 'ما اسم مدرستك؟'
    const person = await stage.person({}, { recovery_question: { question, answer: 'Annabella' } })
    const body = JSON.stringify({ username: person.login, factorType: 'EMAIL' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    const asked = await opened(await mailedPath(stage, person.login))
    const text = asked.getByText(question)
    expect(await text.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl')
  })

  test('an address that is longer than a line, which is broken where it may be', async () => {
    const seen = await opened('/signin/forgot-password')
    await seen
      .getByLabel('User name')
      .fill('somebody.with.a.very.long.name@a.very.long.name.of.an.organisation.example')
    await press(seen, 'Next')
    await titled(seen, 'Look into your mail')
    await seen.setViewportSize({ width: 320, height: 640 })
    const ends = await seen.locator('main p').evaluate((each) => {
      const found: string[] = []
      const range = document.createRange()
      const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT)
      let before: { character: string; top: number } | undefined
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (let at = 0; at < (node.textContent ?? '').length; at++) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const { top, height } = range.getBoundingClientRect()
          if (height === 0) continue
          if (before !== undefined && top > before.top + 2) found.push(before.character)
          before = { character: node.textContent?.[at] ?? '', top }
        }
      }
      return found
    })
    expect(ends.length).toBeGreaterThan(2)
    for (const end of ends) expect(' @.').toContain(end)
  })

  test('words of the org, and what is typed in', async () => {
    await stage.api('PUT', '/stuntdouble/api/sign-in-page', { texts: { signInTo: markup } })
    const seen = await opened('/login/login.htm')
    await mustShow(seen, markup)
    await press(seen, 'Forgot password?')
    await seen.getByLabel('User name').fill(markup)
    await press(seen, 'Next')
    await mustShow(seen, markup)
  })

  test.each([
    `/login/login.htm?fromURI=${encodeURIComponent(markup)}`,
    `/login/login.htm?stateToken=${encodeURIComponent(markup)}`,
    `/signin/reset-password/nobody?x=${encodeURIComponent(markup)}`,
  ])('an address: %s', async (path) => {
    stage.mayComplain()
    const seen = await opened(path)
    await seen.getByRole('heading', { level: 1 }).waitFor()
    expect(await seen.locator('img, main script').count()).toBe(0)
  })
})

describe('nobody is led astray', () => {
  async function sessionToken(username: string): Promise<string> {
    return (await stage.api('POST', '/api/v1/authn', { username, password })).sessionToken
  }

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '\\\\elsewhere.example/',
    '/\t/elsewhere.example/',
    'https:elsewhere.example',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'http://localhost@elsewhere.example/',
    'http://localhost:1/',
  ])('to %j', async (fromURI) => {
    const { login } = await stage.person()
    stage.mayComplain()
    const seen = await stage.open('/login/login.htm')
    const left: string[] = []
    seen.on('request', (request) => {
      if (new URL(request.url()).origin !== stage.url) left.push(request.url())
    })
    seen.on('dialog', () => left.push('a script ran'))
    await seen.goto(`${stage.url}/login/login.htm?${new URLSearchParams({ fromURI })}`)
    await signIn(seen, login)
    await mustBeIn(seen, login)
    expect(left).toEqual([])
  })

  test('and by a session token no more than by a password', async () => {
    const { login } = await stage.person()
    const query = new URLSearchParams({ redirectUrl: 'https://elsewhere.example/', token: await sessionToken(login) })
    const answer = await stage.org.fetch(`/login/sessionCookieRedirect?${query}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([400, null])
  })

  test('but to a site that the org trusts', async () => {
    const { login } = await stage.person()
    const place = `${stage.url.replace('localhost', '127.0.0.1')}/app/UserHome`
    const scopes = [{ type: 'REDIRECT' }]
    await stage.api('POST', '/api/v1/trustedOrigins', { name: 'App', origin: new URL(place).origin, scopes })
    stage.mayComplain()
    const seen = await stage.open(`/login/login.htm?${new URLSearchParams({ fromURI: place })}`)
    await signIn(seen, login)
    await seen.waitForURL(place)
  })

  test('by a relay state of whoever asked for the mail', async () => {
    const { login } = await stage.person({}, { recovery_question: { question: 'Who?', answer: 'Annabella' } })
    const body = JSON.stringify({ username: login, factorType: 'EMAIL', relayState: 'https://elsewhere.example/' })
    await stage.org.fetch('/api/v1/authn/recovery/password', { method: 'POST', body })
    const seen = await stage.open(await mailedPath(stage, login))
    await seen.getByLabel('Answer', { exact: true }).fill('Annabella')
    await press(seen, 'Next')
    await seen.getByLabel('New password', { exact: true }).fill('Rubber-Bricks-48')
    await seen.getByLabel('Repeat the new password', { exact: true }).fill('Rubber-Bricks-48')
    await press(seen, 'Change password')
    await mustBeIn(seen, login)
  })
})

describe('other sites', () => {
  let other: Server
  let otherUrl: string
  beforeAll(async () => {
    other = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        request.url?.startsWith('/frame') ? `<iframe src="${stage.url}/login/login.htm"></iframe>` : '<p>Elsewhere</p>',
      )
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    // Another site to browsers, for its host is another.
    otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  })
  afterAll(() => other?.close())

  test('cannot frame the page', async () => {
    stage.mayComplain()
    const seen = await stage.open('/login/login.htm')
    await seen.goto(`${otherUrl}/frame`)
    const framed = seen.frames()[1]
    expect(await framed?.locator('form').count()).toBe(0)
    const { headers } = await stage.org.fetch('/login/login.htm')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('can neither read nor end a session', async () => {
    const { login } = await stage.person()
    stage.mayComplain()
    const seen = await stage.open('/login/login.htm')
    await signIn(seen, login)
    await mustBeIn(seen, login)
    await seen.goto(otherUrl)
    const tried = await seen.evaluate(async (url) => {
      const ask = (path: string, init: RequestInit) =>
        fetch(url + path, { credentials: 'include', ...init }).then(
          (answer) => answer.status,
          () => 'not read',
        )
      return [
        await ask('/api/v1/sessions/me', {}),
        await ask('/api/v1/sessions/me', { method: 'DELETE' }),
        await ask('/api/v1/sessions/me/lifecycle/refresh', { method: 'POST', mode: 'no-cors' }),
        await ask('/api/v1/authn', { method: 'POST', mode: 'no-cors', body: '{}' }),
      ]
    }, stage.url)
    expect(tried.slice(0, 2)).toEqual(['not read', 'not read'])
    await seen.evaluate((url) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = `${url}/api/v1/sessions/me/lifecycle/refresh`
      document.body.append(form)
      form.submit()
    }, stage.url)
    await seen.waitForURL(`${stage.url}/**`)
    await seen.goto(`${stage.url}/app/UserHome`)
    await titled(seen, `You are signed in as ${login}`)
  })
})
