/** The site as the server sends it: what an audit of pages looks at, but for times, which differ from machine to machine. */
import { type RunningServer, startServer } from '@stuntdouble/server/node'
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Built } from './site.js'

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

type Read = { page: Page; complaints: string[]; responses: Response[] }

/** The list, the page of a code and that of a condition; how many bytes each may be over the wire, with all it loads. */
const pages = [
  ['', 250_000],
  ['E0000016', 20_000],
  ['oauth/access_denied', 20_000],
] as const
const paths = pages.map(([path]) => path)

/** A site that is built, and a browser to read it with, by the time the tests run. */
export function auditAsServed(built: () => Built, browser: () => Browser): void {
  let server: RunningServer
  const open: Page[] = []

  beforeAll(async () => {
    server = await startServer({ port: 0, store: { kind: 'memory' }, pages: built().folder })
  })
  afterAll(() => server?.close())
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close()
  })

  async function read(path: string, options: BrowserContextOptions = {}): Promise<Read> {
    const page = await (await browser().newContext(options)).newPage()
    open.push(page)
    const complaints: string[] = []
    const responses: Response[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() !== 'log') complaints.push(message.text())
    })
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`))
    page.on('response', (response) => responses.push(response))
    await page.goto(`${server.url}/errors/${path}`, { waitUntil: 'networkidle' })
    return { page, complaints, responses }
  }

  describe.each(pages)('/errors/%s', (path, bytesMax) => {
    test('says what it is, in its head and in its headings', async () => {
      const { page } = await read(path)
      const said = await page.evaluate(() => {
        const content = (name: string) => document.querySelector(`meta[name=${name}]`)?.getAttribute('content') ?? ''
        return {
          doctype: document.doctype?.name,
          lang: document.documentElement.lang,
          title: document.title,
          description: content('description'),
          viewport: content('viewport'),
          robots: content('robots'),
          levels: [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1])),
        }
      })
      expect(said).toMatchObject({ doctype: 'html', lang: 'en', robots: '' })
      expect(said.viewport).toContain('width=device-width')
      expect(said.title).toMatch(/^.{10,120} · Stuntdouble$/)
      expect(said.description.length).toBeGreaterThan(50)
      expect(said.levels.filter((level) => level === 1)).toHaveLength(1)
      expect(said.levels.filter((level, at) => level > (said.levels[at - 1] ?? 0) + 1)).toEqual([])
    })

    test('loads little, all of it packed, and waits for its style sheet alone', async () => {
      const { page, complaints, responses } = await read(path)
      expect(complaints).toEqual([])
      const bytes = await page.evaluate(() =>
        performance
          .getEntries()
          .reduce((sum, entry) => sum + ((entry as Partial<PerformanceResourceTiming>).transferSize ?? 0), 0),
      )
      expect(bytes).toBeGreaterThan(1_000)
      expect(bytes).toBeLessThan(bytesMax)
      // A module waits for the page, and a page for neither of them.
      expect(await page.locator('script:not([type=module])').count()).toBe(0)
      expect(await page.locator('link[rel~=stylesheet]').count()).toBe(1)
      for (const response of responses) {
        const { pathname } = new URL(response.url())
        const headers = await response.allHeaders()
        if (!pathname.startsWith('/errors/')) continue
        expect(headers, pathname).toMatchObject({
          'content-encoding': expect.stringMatching(/^(?:br|gzip)$/),
          'cache-control': pathname.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          etag: expect.stringMatching(/^W\/"/),
        })
      }
    })

    test('has links that can be followed, and pictures that do not push the text about', async () => {
      const { page } = await read(path)
      const lost = await page.evaluate(() => ({
        links: [...document.querySelectorAll('a')]
          .filter(({ href, textContent }) => !href.startsWith('http') || textContent?.trim() === '')
          .map(({ outerHTML }) => outerHTML),
        pictures: [...document.querySelectorAll('img, video, iframe')]
          .filter((each) => !each.hasAttribute('width') || !each.hasAttribute('height'))
          .map(({ outerHTML }) => outerHTML),
      }))
      expect(lost).toEqual({ links: [], pictures: [] })
    })

    test('is large enough for eyes and fingers on a phone', async () => {
      const { page } = await read(path, phone)
      const small = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        const found = new Set<string>()
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement as HTMLElement
          const isRead = texts.currentNode.textContent?.trim() !== '' && element.checkVisibility()
          if (isRead && Number.parseFloat(getComputedStyle(element).fontSize) < 12) found.add(element.outerHTML)
        }
        // In pixels both ways: WCAG 2.2, 2.5.8.
        const targetMin = 24
        for (const target of document.querySelectorAll('a:not(.skip), button, input, select, summary')) {
          const { width, height } = target.getBoundingClientRect()
          const isMet = target.checkVisibility({ contentVisibilityAuto: true })
          if (isMet && Math.min(width, height) < targetMin) found.add(`${target.outerHTML} ${width} × ${height}`)
        }
        return [...found]
      })
      expect(small).toEqual([])
    })
  })

  test('a page that was read before is not sent again', async () => {
    for (const path of paths) {
      const first = await fetch(`${server.url}/errors/${path}`)
      const etag = first.headers.get('etag') ?? ''
      const again = await fetch(`${server.url}/errors/${path}`, { headers: { 'if-none-match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  })

  test('programs that read pages are kept out of nothing, and find their map', async () => {
    const robots = await fetch(`${server.url}/robots.txt`)
    expect(robots.status).toBe(404)
    const map = await fetch(`${server.url}/errors/llms.txt`)
    expect([map.status, map.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    for (const path of paths) {
      const { headers } = await fetch(`${server.url}/errors/${path}`)
      expect(headers.get('x-robots-tag')).toBe(null)
    }
  })
}
