/** The site's content and what was recorded, read from the sources of this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as Content from '../content/index.js'
import { loadSource } from '../load-source.mjs'

/** VitePress bundles this file wherever it is used, and runs it in the folder of the site. */
const site = (() => {
  const here = process.cwd()
  return existsSync(join(here, '.vitepress')) ? here : join(here, 'apps/docs')
})()

const source = new URL(`file://${join(site, 'content/index.ts')}`)

/** What is known of every error. */
export const content: typeof Content = await loadSource(source)

const folder = join(site, 'transcripts')

/** What was said when each error was played, by code or condition. */
export const transcripts: ReadonlyMap<string, Content.Transcript> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
)

/** The route of each error of a family, with its page. */
export const routesOf = (family: 'api' | 'oauth', parameter: string) =>
  content.entries
    .filter(({ listing }) => listing.family === family)
    .map((entry) => ({
      params: {
        [parameter]: entry.name,
        title: `${entry.name} ${entry.listing.title}`,
        description: content.descriptionOf(entry),
      },
      content: content.pageOf(entry, {
        transcript: transcripts.get(entry.name),
        linkTo: ({ path }) => `/${path}`,
        runIt: ({ name }) => `<RunIt code="${name}" />`,
      }),
    }))
