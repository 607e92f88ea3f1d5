/** A real browser for the tests of our pages: the Chromium in node_modules, unpacked at first use. */
import { createRequire } from 'node:module'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'], headless: true })

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
