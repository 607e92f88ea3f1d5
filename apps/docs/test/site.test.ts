/** The site as its readers meet it: built, served, and read with a browser. */
import { readFileSync } from 'node:fs'
import { listErrors } from '@stuntdouble/catalogue'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, openBrowser } from '../../../tools/browser.js'
import { exampleText } from '../content/example.js'
import { auditAsServed } from './served.js'
import { type Beside, type Built, buildSite, type Site, serveSite } from './site.js'

let built: Built
let site: Site
let browser: Browser
const open: Page[] = []
/** What pages wrote to their consoles: a fault of ours, unless a test expects it. */
const complaints: string[] = []
/** What pages asked of other hosts than the one that serves them. */
const elsewhere: string[] = []

beforeAll(async () => {
  built = await buildSite()
  site = await serveSite(built)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  site?.close()
  built?.remove()
})

afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close()
  expect(complaints.splice(0)).toEqual([])
  expect(elsewhere).toEqual([])
})

async function read(path: string, options: BrowserContextOptions = {}, from = site): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  open.push(page)
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // Outside Stuntdouble nothing answers the question whether it is Stuntdouble.
    const { url } = message.location()
    if (message.type() === 'error' && !url.endsWith('/stuntdouble/health')) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(from.url).origin)) elsewhere.push(request.url())
  })
  await page.goto(from.url + path)
  return page
}

const names = (page: Page) => page.locator('#api-list > .row').evaluateAll((rows) => rows.map(({ id }) => id))

/** Pastes as the browser does: all at once, with its event. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const field = document.querySelector<HTMLInputElement>('#q')
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    field?.focus()
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    if (field?.dispatchEvent(event)) {
      field.value = pasted
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }, text)

describe('the list', () => {
  test('holds what the page that started the project holds, without a script', async () => {
    const page = await read('', { javaScriptEnabled: false })
    expect(await page.title()).toMatch(/^Okta API Error Codes/)
    expect(await page.locator('meta[name=description]').getAttribute('content')).toMatch(
      /by error code and by HTTP status/,
    )
    expect(await page.locator('.row').count()).toBe(727)
    expect(await page.locator('#search').isVisible()).toBe(false)
    const codes = await page.locator('table').first().locator('td:first-child').allTextContents()
    expect(codes).toEqual(['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'])
    expect((await page.locator('table').nth(1).locator('td:first-child').allTextContents()).join(' ')).toBe(
      'unauthorized_client access_denied unsupported_response_type unsupported_response_mode invalid_scope server_error ' +
        'temporarily_unavailable invalid_client login_required invalid_request user_canceled_request',
    )
    expect(await page.locator('blockquote pre').textContent()).toContain(
      'https://example.com?error=access_denied&error_description=The%20resource%20owner%20or%20authorization%20server%20denied%20the%20request.',
    )
    const order = await page.locator('main').evaluate((main) => {
      const marks = ['table', '#api-list', 'blockquote', '#oauth-list'].map((selector) => main.querySelector(selector))
      return marks.every((mark, at) => at === 0 || (marks[at - 1]?.compareDocumentPosition(mark as Node) ?? 0) & 4)
    })
    expect(order).toBe(true)
    await page.goto(`${site.url}#E0000011`)
    expect(await page.locator('#E0000011').getByText('Invalid token provided').isVisible()).toBe(true)
  })

  test.each([
    '7',
    '0007',
    'E0000007',
    'e0000007',
    'Not found: Resource not found: 00u1 (User)',
    'resource not found exception',
  ])('finds E0000007 by %s', async (query) => {
    const page = await read('')
    await page.fill('#q', query)
    expect((await names(page))[0]).toBe('E0000007')
  })

  test('finds by what Okta never wrote: causes and our explanations', async () => {
    const page = await read('')
    await page.fill('#q', 'The user is not locked out.')
    expect((await names(page))[0]).toBe('E0000032')
    await page.fill('#q', 'activation is the way in, not a reset')
    expect((await names(page))[0]).toBe('E0000016')
    expect(await page.locator('#count').textContent()).toMatch(/^\d+ of 727 errors/)
  })

  test('finds each of the 727 first by its own sentence, and those that share a sentence together', async () => {
    const page = await read('')
    /** Their sentence is nothing but a slot. */
    const wordless = new Set(['E0000113', 'E0000116', 'E0000131', 'E0000167', 'callback_returned_error'])
    const asked = listErrors().map((listing) => ({
      name: listing.family === 'api' ? listing.code : listing.condition,
      template: listing.family === 'api' ? listing.summary : listing.description,
      text: exampleText(listing),
    }))
    const missed = await page.evaluate((errors) => {
      const field = document.querySelector<HTMLInputElement>('#q') as HTMLInputElement
      // What a slot is called does not show in the sentence that is sent.
      const said = (words: string) => words.replace(/\{\w+\}/g, '{}')
      const wire = new Map(
        [...document.querySelectorAll('.row')].map((row) => [
          row.id,
          said(row.querySelector('.wire')?.textContent ?? ''),
        ]),
      )
      return errors.filter(({ name, text, template }) => {
        field.value = text
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const found = [...document.querySelectorAll('#api-list > .row')].map(({ id }) => id)
        const at = found.indexOf(name)
        return at === -1 || !found.slice(0, at + 1).every((other) => wire.get(other) === said(template))
      })
    }, asked)
    expect(missed.map(({ name }) => name).filter((name) => !wordless.has(name))).toEqual([])
  }, 60_000)

  test('answers a key press within 50 ms', async () => {
    const page = await read('')
    await page.focus('#q')
    const ms = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('#q') as HTMLInputElement
      const taken: number[] = []
      for (const query of ['u', 'us', 'use', 'user', 'user ', 'user i', 'user is', '', 'i', 'in', 'inv', 'invalid']) {
        await new Promise((done) => requestAnimationFrame(done))
        const started = performance.now()
        field.value = query
        field.dispatchEvent(new Event('input', { bubbles: true }))
        document.body.getBoundingClientRect()
        taken.push(performance.now() - started)
      }
      return taken.sort((a, b) => a - b)
    })
    console.log('key press, ms:', ms.map((each) => each.toFixed(1)).join(' '))
    expect(ms[Math.floor(ms.length / 2)]).toBeLessThan(50)
  })

  test('is narrowed by status, family, area, cause and retry, and says how many are left', async () => {
    const page = await read('')
    await page.selectOption('[name=httpStatus]', '429')
    const limited = await names(page)
    expect(limited).toContain('E0000047')
    expect(await page.locator('#count').textContent()).toBe(`${limited.length} of 727 errors`)
    await page.selectOption('[name=family]', 'oauth')
    expect(await names(page)).toHaveLength(2)
    await page.click('button[type=reset]')
    expect(await page.locator('#oauth-list > .row').count()).toBe(476)
    await page.selectOption('[name=kind]', 'dependency')
    expect(await names(page)).toHaveLength(31)
    expect(await names(page)).toContain('E0000010')
    await page.selectOption('[name=kind]', '')
    await page.selectOption('[name=retry]', 'later')
    expect(await names(page)).toContain('slow_down')
    expect(await names(page)).not.toContain('E0000001')
    await page.selectOption('[name=retry]', '')
    await page.selectOption('[name=area]', 'oauth.pkce')
    expect(await names(page)).toHaveLength(8)
  })

  test('is sorted by code or by status', async () => {
    const page = await read('?q=user&sort=status')
    const statuses = await page.locator('#api-list h3 b').allTextContents()
    expect(statuses.length).toBeGreaterThan(10)
    expect(statuses.map(Number)).toEqual(statuses.map(Number).sort((a, b) => a - b))
    await page.selectOption('[name=sort]', 'code')
    const found = await names(page)
    const codes = found.filter((name) => name.startsWith('E0'))
    expect(codes).toEqual([...codes].sort())
    expect(found.slice(0, codes.length)).toEqual(codes)
  })

  test('keeps its state in the address, and the back button returns to it', async () => {
    const page = await read('?q=session&httpStatus=403')
    expect(await page.inputValue('#q')).toBe('session')
    const first = await names(page)
    expect(first).toContain('E0000005')
    await page.fill('#q', 'token')
    await page.locator('#q').blur()
    await page.selectOption('[name=httpStatus]', '401')
    expect(page.url()).toBe(`${site.url}?q=token&httpStatus=401`)
    expect(await names(page)).toContain('E0000011')
    await page.goBack()
    expect(page.url()).toBe(`${site.url}?q=token&httpStatus=403`)
    await page.goBack()
    expect(page.url()).toBe(`${site.url}?q=session&httpStatus=403`)
    expect(await page.inputValue('#q')).toBe('session')
    expect(await names(page)).toEqual(first)
    await page.goForward()
    expect(await page.inputValue('#q')).toBe('token')
  })

  test('an anchor leads to its row, even to one that a search has put away', async () => {
    const page = await read('?q=session#E0000047')
    await page.waitForFunction(() => document.querySelector('#E0000047') !== null)
    const isSeen = (id: string) =>
      page.waitForFunction((name) => {
        const top = document.getElementById(name)?.getBoundingClientRect().top ?? -1
        return top >= 0 && top < innerHeight
      }, id)
    await isSeen('E0000047')
    await page.evaluate(() => {
      location.hash = '#user_not_assigned'
    })
    await isSeen('user_not_assigned')
  })

  test('shows the response of a code and copies it', async () => {
    const page = await read('?q=E0000011', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.click('#E0000011 .ex')
    const shown = await page.locator('#E0000011 pre').textContent()
    expect(shown).toContain('HTTP/1.1 401')
    expect(shown).toContain('"errorSummary": "Invalid token provided"')
    await page.click('#E0000011 .copy')
    await page.waitForFunction(() => document.querySelector('#E0000011 .copy')?.textContent === 'Copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
    await page.click('#E0000011 .ex')
    expect(await page.locator('#E0000011 pre').count()).toBe(0)
  })

  test('is used from the keyboard alone', async () => {
    const page = await read('')
    await page.keyboard.press('/')
    await page.keyboard.type('rate limit')
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe('E0000047')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).not.toBe('E0000047')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
    await page.keyboard.press('Escape')
    expect(await page.inputValue('#q')).toBe('')
    expect(await names(page)).toHaveLength(251)
    await page.keyboard.type('16')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.url}E0000016`)
  })
})

describe('what is pasted', () => {
  const body = JSON.stringify({
    errorCode: 'E0000014',
    errorSummary: 'Update of credentials failed',
    errorLink: 'E0000014',
    errorId: 'oaeQZBXDFcKudiF1uwB_9oyTZ',
    errorCauses: [{ errorSummary: 'oldPassword: The credentials provided were incorrect.' }],
  })

  test.each([
    ['a body', body, 'E0000014'],
    ['a body over many lines', JSON.stringify(JSON.parse(body), null, 2), 'E0000014'],
    [
      'a line of a log',
      `2026-01-15 12:00:01 ERROR client - Okta HTTP 429 E0000047 API call exceeded rate limit due to too many requests.`,
      'E0000047',
    ],
    [
      'an address',
      'https://app.example.com/cb?state=x&error=access_denied&error_description=User%20is%20not%20assigned%20to%20the%20client%20application.',
      'user_not_assigned',
    ],
    [
      'an OAuth body',
      '{"error":"invalid_grant","error_description":"PKCE verification failed."}',
      'pkce_verification_failed',
    ],
  ])('%s is understood', async (_what, text, name) => {
    const page = await read('')
    await paste(page, text)
    const found = await names(page)
    const sentence = (id: string) => page.locator(`#${id} .wire`).textContent()
    if (found[0] !== name) expect(await sentence(found[0] ?? '')).toBe(await sentence(name))
    expect(found).toContain(name)
  })

  test('the causes and the errorId of a body are named', async () => {
    const page = await read('')
    await paste(page, body)
    const said = await page.locator('#reading').textContent()
    expect(said).toContain('oldPassword: The credentials provided were incorrect.')
    expect(said).toContain('oaeQZBXDFcKudiF1uwB_9oyTZ')
  })

  test('what was found stands in sight', async () => {
    const page = await read('')
    await paste(page, 'Activation failed because the user is already active')
    const { y } = (await page.locator('#E0000016').boundingBox()) ?? { y: -1 }
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan((page.viewportSize()?.height ?? 0) - 100)
  })

  test('an errorId alone leads to its trace', async () => {
    const page = await read('')
    await paste(page, 'oaeQZBXDFcKudiF1uwB_9oyTZ')
    expect(await page.locator('#reading a').getAttribute('href')).toBe('/stuntdouble/errors/oaeQZBXDFcKudiF1uwB_9oyTZ')
  })

  test('a code that does not exist gets a friendly answer', async () => {
    const page = await read('?q=E0000106')
    expect(await page.locator('#reading').textContent()).toContain('not among the codes')
    expect(await page.locator('#count').textContent()).toMatch(/^0 of 727 errors\. Try/)
  })

  test.each([
    '?q=<img src=x onerror=alert(1)>&httpStatus=<b>&area=__proto__&sort="><script>alert(1)</script>',
    '?q={"errorCode":"<img src=x onerror=alert(1)>","errorSummary":"<svg onload=alert(1)>","errorCauses":[{"errorSummary":"<script>alert(1)</script>"}]}',
    '?q=https://a.example/?error=%3Cb%3Ex%26error_description=%3Cimg%20src=x%20onerror=alert(1)%3E',
    '?q={"error":"invalid_grant","error_description":"<img src=x onerror=alert(1)>"}',
    '?q=%00%ff%E0%A4%A#%E0%A4%A',
    `?q=${'('.repeat(3000)}&constructor=1`,
  ])('%s stays text', async (query) => {
    const page = await read('')
    let alerted = false
    page.on('dialog', (dialog) => {
      alerted = true
      void dialog.dismiss()
    })
    await page.evaluate((hostile) => {
      history.replaceState(null, '', location.pathname + hostile)
      dispatchEvent(new PopStateEvent('popstate'))
    }, query)
    await page.reload()
    expect(await page.locator('main img, main svg, main script, #reading b b').count()).toBe(0)
    expect(alerted).toBe(false)
    expect(await page.locator('#count').textContent()).toMatch(/^\d+/)
  })

  test('a megabyte is read in a second, and is not carried along', async () => {
    const page = await read('')
    const started = performance.now()
    await paste(page, `${'{"error" '.repeat(116_000)}`)
    expect(await page.locator('#count').textContent()).toMatch(/^\d+ of 727/)
    await paste(
      page,
      `${'x '.repeat(250_000)} E0000047 API call exceeded rate limit due to too many requests. ${'y '.repeat(250_000)}`,
    )
    expect((await names(page))[0]).toBe('E0000047')
    expect(performance.now() - started).toBeLessThan(3_000)
    expect((await page.inputValue('#q')).length).toBeLessThan(1_000)
    expect(page.url().length).toBeLessThan(2_000)
    await page.fill('#q', 'E0000011')
    expect((await names(page))[0]).toBe('E0000011')
  })
})

describe('every page', () => {
  test('727 errors have a page with an explanation and a remedy, and no link leads nowhere', () => {
    const broken: string[] = []
    const anchors = new Map<string, ReadonlySet<string>>()
    const htmlOf = (file: string) => readFileSync(file, 'utf8')
    const anchorsOf = (file: string) => {
      const known = anchors.get(file) ?? new Set([...htmlOf(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ''))
      anchors.set(file, known)
      return known
    }
    const paths = listErrors().map((row) => (row.family === 'api' ? row.code : `oauth/${row.condition}`))
    expect(paths).toHaveLength(727)
    for (const path of ['', ...paths]) {
      const address = `http://site/errors/${path}`
      const html = htmlOf(built.fileFor(`/errors/${path}`) ?? '')
      if (path !== '') {
        if (!/<h2 id="what-it-means"[^>]*>[^<]*<\/h2><p>(?:(?!<\/p>).){20,}<\/p>/s.test(html))
          broken.push(`${path}: no explanation`)
        if (
          !/<h2 id="what-to-do-about-it"[^>]*>[^<]*<\/h2><p>(?:(?!<\/p>).){20,}<\/p><p><strong>As a caller/s.test(html)
        )
          broken.push(`${path}: no remedy`)
        expect(html, path).toContain('<link rel="alternate" type="text/markdown"')
        expect(readFileSync(built.fileFor(`/errors/${path}.md`) ?? '', 'utf8'), path).toMatch(
          /## What it means\n\n.{20}/,
        )
      }
      for (const [, link = ''] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const { host, pathname, hash } = new URL(link.replaceAll('&amp;', '&'), address)
        const file = host === 'site' ? built.fileFor(pathname) : undefined
        if (file === undefined) broken.push(`${path}: ${link}`)
        else if (hash !== '' && !anchorsOf(file).has(decodeURIComponent(hash.slice(1)))) broken.push(`${path}: ${link}`)
      }
    }
    expect(broken).toEqual([])
  })

  test('a page says what is shown and what is not yet played', async () => {
    const played = await read('E0000016')
    expect(await played.title()).toMatch(/^E0000016 Activate user failed exception/)
    expect(await played.locator('main').textContent()).toContain('"errorCode": "E0000016"')
    expect(await played.locator('main').textContent()).toContain('curl -sS')
    const other = await read('oauth/access_denied')
    expect(await other.locator('main').textContent()).toMatch(/redirect_uri/)
    const hasScenario = (await other.locator('.run').count()) > 0
    expect(await other.getByText('No scenario plays this error yet').count()).toBe(hasScenario ? 0 : 1)
  })

  test('an address without a page gets a friendly one', async () => {
    const page = await read('')
    const response = await page.goto(`${site.url}E9999999`)
    expect(response?.status()).toBe(404)
    expect(await page.locator('h1').textContent()).toBe('There is no page here')
    complaints.splice(0)
  })

  test('programs get JSON, a schema that holds, Markdown and a map', () => {
    const text = (name: string) => readFileSync(built.fileFor(`/errors/${name}`) ?? '', 'utf8')
    const catalogue: { name: string; page: string; means: string }[] = JSON.parse(text('catalogue.json'))
    expect(catalogue).toHaveLength(727)
    expect(catalogue.every(({ page, means }) => built.fileFor(page) !== undefined && means.length > 20)).toBe(true)
    expect(JSON.parse(text('error.schema.json')).$defs.apiError.required).toEqual([
      'errorCode',
      'errorSummary',
      'errorLink',
      'errorId',
      'errorCauses',
    ])
    const links = [...text('llms.txt').matchAll(/\]\((\S+?)\)/g)].map(([, link]) => link ?? '')
    expect(links).toHaveLength(730)
    expect(links.filter((link) => built.fileFor(link) === undefined)).toEqual([])
    expect(text('index.md')).toContain('| [`E0000011`](/errors/E0000011.md) | 401 |')
  })
})

describe('run it', () => {
  const answering =
    (status: number, body: unknown): Beside =>
    (request, response) => {
      const isHealth = request.url === '/stuntdouble/health'
      if (!isHealth && request.url !== '/stuntdouble/api/run/E0000016') return false
      const isAdmin = request.headers.authorization === 'SSWS secret'
      const code = isHealth || isAdmin ? 200 : status
      response.writeHead(code, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(isHealth ? { status: 'ok' } : isAdmin || status === 200 ? body : { errorCode: 'E0000006' }),
      )
      return true
    }
  const run = {
    code: 'E0000016',
    holds: true,
    status: 403,
    why: 'Someone activates a user who can already sign in.',
    ms: 12.3,
    raisedAt: { name: 'mustLead', place: 'areas/users/lifecycle/lifecycle.ts' },
    transcript: [
      {
        request: { method: 'POST', path: '/api/v1/users/<img src=x>', headers: {}, body: undefined },
        answer: { status: 403, headers: {}, body: { errorCode: 'E0000016', errorId: 'oaeQZBXDFcKudiF1uwB_9oyTZ' } },
      },
    ],
  }

  test('shows what really happened, step by step', async () => {
    const served = await serveSite(built, answering(200, run))
    const page = await read('E0000016', {}, served)
    await page.click('text=Run it')
    await page.waitForSelector('.played pre')
    expect(await page.locator('.said').textContent()).toBe('It happened. It took 12 ms.')
    expect(await page.locator('.played').textContent()).toContain('oaeQZBXDFcKudiF1uwB_9oyTZ')
    expect(await page.locator('.played').textContent()).toContain('mustLead')
    expect(await page.locator('.played img').count()).toBe(0)
    served.close()
  })

  test('asks for the administrator’s token when it is refused', async () => {
    const served = await serveSite(built, answering(403, run))
    const page = await read('E0000016', {}, served)
    await page.click('text=Run it')
    await page.fill('[name=token]', 'secret')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.played pre')
    expect(await page.locator('.said').textContent()).toContain('It happened.')
    expect(complaints.splice(0)).toHaveLength(1)
    served.close()
  })

  test('is not offered where no Stuntdouble serves the page', async () => {
    const page = await read('E0000016')
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.run button').isVisible()).toBe(false)
    expect(await page.locator('.run').textContent()).toContain('npx stuntdouble reproduce E0000016')
  })
})

describe('for everyone', () => {
  const schemes = ['light', 'dark'] as const

  test.each(
    schemes.flatMap((colorScheme) =>
      [
        '?q=token',
        'E0000016',
        'oauth/access_denied',
        '?q={"errorCode":"E0000001","errorId":"oaeQZBXDFcKudiF1uwB_9oyTZ"}',
      ].map((path) => [path, colorScheme] as const),
    ),
  )('axe has nothing to say about %s in %s', async (path, colorScheme) => {
    const page = await read(path, { colorScheme, bypassCSP: true })
    if (path.startsWith('?')) await page.locator('.ex').first().click()
    expect(await axeViolations(page)).toEqual([])
  })

  test('light and dark differ as they should', async () => {
    const lightness = async (colorScheme: 'light' | 'dark') => {
      const page = await read('E0000016', { colorScheme })
      const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3
    }
    expect(await lightness('light')).toBeGreaterThan(230)
    expect(await lightness('dark')).toBeLessThan(40)
  })

  test.each(['', '?q=token', 'E0000016', 'E0000145', 'oauth/access_denied'])('%s fits a phone', async (path) => {
    const page = await read(path, { viewport: { width: 360, height: 740 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  test('the list is under 250 kB over the wire, and everything built within a minute', async () => {
    site.sent.clear()
    const page = await read('')
    await page.waitForLoadState('networkidle')
    const bytes = [...site.sent.values()].reduce((sum, each) => sum + each, 0)
    console.log(
      'index page, bytes over the wire:',
      Object.fromEntries(site.sent),
      bytes,
      'built in ms:',
      Math.round(built.ms),
    )
    expect(bytes).toBeLessThan(250_000)
    expect(built.ms).toBeLessThan(60_000)
  })
})

describe('as the server sends it', () => {
  auditAsServed(
    () => built,
    () => browser,
  )
})
