/** A real browser for the tests of our pages: the Chromium in node_modules, unpacked at first use. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await unpacked(), args: ['--no-sandbox'], headless: true })

/**
 * The library unpacks into the folder for temporary files, and takes whatever lies there by the right name: half a browser
 * that another test is still unpacking, or somebody else's. So each unpacks into a folder of its own; the first that is
 * whole becomes everybody's.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))
  const cache = join(root, 'node_modules/.cache')
  const place = join(cache, `chromium-${version}`)
  if (!existsSync(place)) {
    mkdirSync(cache, { recursive: true })
    const own = mkdtempSync(`${place}-`)
    const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()"
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: own },
    })
    try {
      renameSync(own, place)
    } catch (error) {
      rmSync(own, { recursive: true })
      if (!existsSync(place)) throw error
    }
  }
  return join(place, 'chromium')
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

/** What axe says against the page as it stands, the first place of each. The page's policy has to be bypassed for it. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
