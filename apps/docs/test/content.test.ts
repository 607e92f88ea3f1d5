/** What the site is made of, before it is built. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import {
  type ApiCode,
  apiErrors,
  listErrors,
  matchTemplate,
  type OAuthCondition,
  oauthErrors,
} from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import { record, scenarios } from '../../../tools/record-transcripts.js'
import { entryNamed, mustBeExplained } from '../content/entries.js'
import { exampleResponse, exampleText } from '../content/example.js'
import { pageOf } from '../content/page.js'
import { type Transcript, transcriptOf } from '../content/transcript.js'

const require = createRequire(import.meta.url)
const folder = fileURLToPath(new URL('../transcripts/', import.meta.url))
const kept = readdirSync(folder).filter((file) => file.endsWith('.json'))
const transcript = (file: string): Transcript => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'))

describe('facts', () => {
  test.each([
    [undefined, 'has no explanation'],
    [{ means: ' ', remedy: 'Ask again in a minute.' }, 'has no explanation'],
    [{ means: 'The user was locked out.', remedy: '' }, 'has no remedy'],
    [{ means: 'Locked out.', remedy: 'Ask again in a minute.' }, 'The explanation of E0000001 is shorter'],
    [{ means: 'The user was locked out.', remedy: 'Wait a minute' }, 'The remedy of E0000001 is shorter'],
  ])('an error that is explained by %j is refused', (explanation, complaint) => {
    expect(() => mustBeExplained('E0000001', explanation)).toThrow(complaint)
  })
})

describe('examples', () => {
  test('an example fills every slot, and is what its template says', () => {
    for (const listing of listErrors()) {
      const text = exampleText(listing)
      expect(text).not.toMatch(/\{\w+\}/)
      expect(matchTemplate(listing.family === 'api' ? listing.summary : listing.description, text), text).toBeDefined()
    }
  })

  test('an OAuth error is shown the way it travels', () => {
    const shown = (name: OAuthCondition) => exampleResponse({ family: 'oauth', condition: name, ...oauthErrors[name] })
    expect(shown('access_denied')).toContain('Location: https://example.com/callback?state=xyz&error=access_denied&')
    expect(shown('refresh_scopes_denied')).toContain('"error": "access_denied"')
    const challenge = Object.keys(oauthErrors).find(
      (name) => oauthErrors[name as OAuthCondition].delivery === 'www_authenticate',
    )
    expect(shown(challenge as OAuthCondition)).toContain('WWW-Authenticate: Bearer error="')
  })
})

describe('transcripts', () => {
  test('each belongs to a scenario and ends in its error', () => {
    for (const file of kept) {
      const { code, steps } = transcript(file)
      expect(scenarios.has(code), code).toBe(true)
      const last = steps.at(-1)?.answer
      if (code in apiErrors) {
        expect(last?.body.errorCode).toBe(code)
        expect(last?.status).toBe(apiErrors[code as ApiCode].status)
      } else expect(last?.body.error).toBe(oauthErrors[code as OAuthCondition].error)
    }
  })

  test('each was played with Okta’s SDK, which threw the very error of the last answer, or cannot make that call', () => {
    const installed = JSON.parse(readFileSync(require.resolve('@okta/okta-sdk-nodejs/package.json'), 'utf8'))
    for (const file of kept) {
      const { code, steps, sdk } = transcript(file)
      const { status, body } = steps.at(-1)?.answer ?? {}
      expect([sdk.package, sdk.version], code).toEqual([installed.name, installed.version])
      if ('cannot' in sdk) expect(sdk.cannot, code).toMatch(/^(?:it|the) .{10}/)
      else {
        if (status === undefined || status < 300) expect(sdk.caught, code).toBeNull()
        else expect(sdk.caught, code).toMatchObject({ class: 'OktaApiError', status })
        // An OAuth error has members of which the SDK's error has none.
        if (sdk.caught !== null && code in apiErrors) expect(sdk.caught, code).toMatchObject(body)
        expect(sdk.program, code).toMatch(/^import okta from '@okta\/okta-sdk-nodejs'\n/)
        expect(sdk.program, code).toMatch(/await client\.(?:\w+Api\.\w+|http\.http)\(/)
        expect(sdk.program + JSON.stringify(sdk.caught), code).not.toMatch(/127\.0\.0\.1|00labAdministrator/)
      }
    }
  })

  test('a page shows the program that was run and what it threw, or says why there is none', () => {
    const pageWith = (code: string) =>
      pageOf(entryNamed(code), {
        transcript: transcript(`${code}.json`),
        linkTo: ({ path }) => `/${path}`,
        runIt: () => '',
      })
    expect(pageWith('E0000016')).toMatch(
      /### With Okta’s SDK for Node\.js\n\n.+\n\n````js\nimport okta[^`]+await client\.userApi\.activateUser\(/,
    )
    expect(pageWith('E0000016')).toContain('OktaApiError {\n  "message": "Okta HTTP 403 E0000016 ')
    expect(pageWith('E0000005')).toMatch(/`@okta\/okta-sdk-nodejs` [\d.]+ cannot make this call: it puts a token/)
    expect(pageWith('E0000019')).toContain(
      'Its `userApi.listUsers` makes another call: the `accept` it sends is another.',
    )
  })

  test('the same scenario says the same in every lab', async () => {
    const scenario = scenarios.get('E0000016')
    if (scenario === undefined) throw new Error('E0000016 has no scenario.')
    const first = JSON.stringify(await record(scenario))
    expect(JSON.stringify(await record(scenario))).toBe(first)
    expect(first).not.toMatch(/00labAdministrator/)
  })

  test('a long run of like calls is counted, not kept', () => {
    const call = (id: number, status = 200) => ({
      request: {
        method: 'GET',
        path: `/api/v1/users/00u${id}`,
        headers: { accept: 'application/json', 'x-odd': '1' },
        body: undefined,
      },
      answer: { status, headers: { 'x-rate-limit-limit': '9' }, body: { id, _links: {} } },
    })
    const { steps } = transcriptOf(
      'E0000047',
      null,
      [...Array.from({ length: 20 }, (_, id) => call(id)), call(21, 429)],
      { package: 'none', version: '0', cannot: 'it is not asked' },
    )
    expect(steps.map(({ more }) => more)).toEqual([undefined, undefined, 17, undefined])
    expect(steps[0]?.request.headers).toEqual({ accept: 'application/json' })
    expect(steps[0]?.answer).toEqual({ status: 200, headers: {}, body: { id: 0 } })
    expect(steps.at(-1)?.answer.headers).toEqual({ 'x-rate-limit-limit': '9' })
    expect(steps.at(-1)?.answer.body).toHaveProperty('_links')
  })
})

test('a page shows what it quotes as text, whatever stands in it', () => {
  const entry = entryNamed('E0000001')
  const hostile = '<script>alert(1)</script> {{ constructor }} `tick` | [a](b) *c*'
  const page = pageOf(
    { ...entry, listing: { ...entry.listing, title: hostile }, text: hostile, causes: [hostile] },
    { transcript: undefined, linkTo: ({ path }) => `/${path}`, runIt: () => '' },
  )
  const outsideCode = page.replace(/````[\s\S]*?````/g, '').replace(/(`+)[\s\S]*?\1/g, '')
  expect(outsideCode).not.toMatch(/<script|\{\{/)
})
