/** The two coverage documents, written from what the repository is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type ApiCode, listErrors, type OAuthCondition } from '@stuntdouble/catalogue'
import { notYet } from './not-yet.js'
import type { Site } from './sites.js'

export const errorDocument = new URL('../../ERROR_COVERAGE.md', import.meta.url)
export const apiDocument = new URL('../../API_COVERAGE.md', import.meta.url)

/** What became of each code that has a story: where it was raised when the story was played. */
export type Observed = ReadonlyMap<string, { name: string; place: string } | null>

const told = {
  api: filesIn('../../packages/scenarios/src/api/'),
  oauth: filesIn('../../packages/scenarios/src/oauth/'),
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const root = new URL(folder, import.meta.url)
  if (!existsSync(root)) return new Map()
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const shown = root.pathname.slice(new URL('../../', import.meta.url).pathname.length)
  return new Map(files.map((file) => [file.replace(/^.*\//, '').slice(0, -3), `${shown}${file}`]))
}

export function errorCoverage(sites: readonly Site[], observed: Observed): string {
  const errors = listErrors()
  const rows = errors.map((listing) => {
    const { family, title, status } = listing
    const code = family === 'api' ? listing.code : listing.condition
    const raised = sites.filter((site) => site.code === code)
    const story = told[family].get(code)
    return { family, code, title, status, raised, story, heard: observed.has(code) }
  })
  const count = (family: 'api' | 'oauth', when: (row: (typeof rows)[number]) => boolean) =>
    rows.filter((row) => row.family === family && when(row)).length
  const summary = (['api', 'oauth'] as const).map((family) =>
    line([
      family === 'api' ? 'API' : 'OAuth',
      String(count(family, () => true)),
      String(count(family, ({ raised }) => raised.length > 0)),
      String(count(family, ({ story }) => story !== undefined)),
      String(count(family, ({ heard }) => heard)),
    ]),
  )
  const table = (family: 'api' | 'oauth') =>
    rows
      .filter((row) => row.family === family)
      .map(({ code, title, status, raised, story, heard }) =>
        line([
          code,
          title,
          String(status),
          raisedWhere(raised),
          story === undefined ? '' : `[story](${story})`,
          heard ? `✓ ${placeOf(observed.get(code))}`.trim() : '',
        ]),
      )
  const head = [
    '| code | title | status | raised in `packages/server/src` | scenario | observed |',
    '|---|---|---|---|---|---|',
  ]
  return [
    '# Error coverage',
    '',
    'Every error Okta documents: where this server raises it, the scenario that lets it happen, and where it was raised when',
    'the scenario was played. Written by `npx vitest run tools/coverage.test.ts -u` and compared in every test run.',
    '',
    '| family | listed | raised | told | observed |',
    '|---|---|---|---|---|',
    ...summary,
    '',
    '## Not yet, although their endpoints are there',
    '',
    '| code | why it cannot happen yet |',
    '|---|---|',
    ...Object.entries(notYet).map(([code, why]) => line([code, why])),
    '',
    '## API codes',
    '',
    ...head,
    ...table('api'),
    '',
    '## OAuth conditions',
    '',
    ...head,
    ...table('oauth'),
    '',
  ].join('\n')
}

const line = (cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`

const placeOf = (place: { name: string; place: string } | null | undefined) =>
  place == null ? '' : `${place.name} in ${place.place}`

/** The files, each with its rules: many codes are raised in one place, a few in dozens. */
function raisedWhere(sites: readonly Site[]): string {
  const files = [...new Set(sites.map(({ file }) => file))]
  return files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ')
}

/** The codes that have a story and those that explain why they have none: no code is both. */
export const explained = (code: ApiCode | OAuthCondition): string | undefined =>
  (notYet as Readonly<Record<string, string>>)[code]

/** One operation of the published description: facts alone. */
export type Published = { api: string; tier: string; method: string; path: string; id: string }

const surface = new URL('../../../shared/okta-api/surface.json', import.meta.url)
const apis = ['management', 'oauth', 'myaccount', 'classic', 'idx']

/** The published operations, from the description where it is at hand. */
export function publishedOperations(): readonly Published[] | undefined {
  if (!existsSync(surface)) return undefined
  type Row = { api: string; tier: number; method: string; path: string; operationId: string }
  const { operations } = JSON.parse(readFileSync(surface, 'utf8')) as { operations: readonly Row[] }
  return apis
    .flatMap((name) => operations.filter(({ api }) => api === name))
    .map(({ api, tier, method, path, operationId }) => ({ api, tier: String(tier), method, path, id: operationId }))
}

const row = /^\| (✓?) ?\| (\d) \| (\w+) `([^`]+)` \| (\S*) \|$/

/** The same operations as the document lists them. */
export function listedOperations(): readonly Published[] {
  if (!existsSync(apiDocument)) return []
  let api = ''
  const listed: Published[] = []
  for (const text of readFileSync(apiDocument, 'utf8').split('\n')) {
    api = /^## (\w+)/.exec(text)?.[1] ?? api
    const [, , tier = '', method = '', path = '', id = ''] = row.exec(text) ?? []
    if (path !== '') listed.push({ api, tier, method, path: path.replaceAll('\\|', '|'), id })
  }
  return listed
}

/** `served`: `GET /api/v1/users/{}` for each operation of the house, parameters without their names. */
export function apiCoverage(published: readonly Published[], served: ReadonlySet<string>): string {
  const isServed = ({ method, path }: Published) => served.has(shapeOf(method, path))
  const of = (api: string) => published.filter((operation) => operation.api === api)
  const tally = (operations: readonly Published[]) => [
    String(operations.length),
    ...['1', '2', '3', '4'].map((tier) => {
      const inTier = operations.filter((operation) => operation.tier === tier)
      return inTier.length === 0 ? '' : `${inTier.filter(isServed).length} of ${inTier.length}`
    }),
  ]
  return [
    '# API coverage',
    '',
    'The operations that Okta publishes, and a tick for each that this server has. Tier 1 is built first. Written by',
    '`npx vitest run tools/coverage.test.ts -u` and compared in every test run.',
    '',
    '| API | operations | tier 1 | tier 2 | tier 3 | tier 4 |',
    '|---|---|---|---|---|---|',
    ...apis.map((api) => line([api, ...tally(of(api))])),
    ...apis.flatMap((api) => [
      '',
      `## ${api}`,
      '',
      '| | tier | operation | operationId |',
      '|---|---|---|---|',
      ...of(api).map((operation) => {
        const { tier, method, path, id } = operation
        return `| ${isServed(operation) ? '✓ ' : ''}| ${tier} | ${method} \`${path.replaceAll('|', '\\|')}\` | ${id} |`
      }),
    ]),
    '',
  ].join('\n')
}

/** Paths are equal when they differ in the names of their parameters alone. */
export const shapeOf = (method: string, path: string) => `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`
