/**
 * Replays recorded Okta traffic against the built server and prints how alike it answers, set by set. The recordings are
 * not part of this repository: STUNTDOUBLE_RECORDINGS names the replay script, and where there is none this says so and
 * ends well. A set may be named first (`npm run conformance sign-in`); what follows goes to the replay script
 * (`--fails 20`, `--json FILE`, another `--only`).
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const replay =
  process.env.STUNTDOUBLE_RECORDINGS ?? fileURLToPath(new URL('../../shared/tools/replay/replay.mjs', import.meta.url))

/**
 * Areas that exist. A cassette is chosen by `only`; single calls inside it that are another area's are left out by `not`,
 * and so are those in `leftOut`, each with its reason. The bounds are shares of the calls that were sent: those answered
 * with the recorded status, and of the recorded errors those with the same code, summary and causes. All are matched
 * against `cassette METHOD path`.
 * @typedef {{ statuses: number, errors: number }} Bounds
 * `pipeline` is what the org is of where the recorded one was not of Classic Engine.
 * @typedef {{ only: string, not: string, pipeline?: 'idx', bounds?: Bounds, leftOut?: Reasons, misses?: Reasons }} Set
 * @typedef {Readonly<Record<string, string>>} Reasons
 */

/** @type {Readonly<Record<string, Set>>} */
const sets = {
  people: {
    only: 'api/v1/(users|groups|meta/(schemas/user|schemas/group|types)|logs|org$|api-tokens)',
    not: 'api/v1/(apps|sessions|authn|policies)|/users/[^/]+/(factors|roles|subscriptions|grants|sessions|clients|idps|blocks)',
  },
  'sign-in': {
    only: 'api/v1/(sessions|policies|authenticators|zones|behaviors|trustedOrigins|templates/sms|org/factors|authn|users/[^/]+/(factors|sessions))',
    not: [
      'api/v1/(apps|idps|iam|inlineHooks|device-assurances|devices|features|brands|authorizationServers|meta|mappings)',
      '/oauth2/|/users/[^/]+/(roles|subscriptions|grants|clients|idps|blocks|appLinks)',
    ].join('|'),
    bounds: { statuses: 0.9, errors: 0.95 },
    leftOut: {
      'test_(assign_application_policy|clone_policy|list_policy_apps|policy_resource_mapping_operations) ':
        'sign-on policies of apps, which a Classic org refuses: see the set of Identity Engine',
    },
    misses: {
      'test_authenticator_lifecycle PUT ': 'that org had no telephony of its own, and one here comes with it',
      'test_activate_and_deactivate_authenticator POST .*/deactivate':
        'the enrollment policy of that org offered no phone; the one that an org here begins with does',
    },
  },
  'identity-engine': {
    only: 'api/v1/policies',
    not: 'api/v1/(apps|device-assurances|devices|meta)',
    pipeline: 'idx',
    bounds: { statuses: 0.9, errors: 0.95 },
  },
}

/** @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options */
const node = (args, options) => spawn(process.execPath, args, { cwd: root, ...options })

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
const ended = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<{url: string, token: string}>} */
async function ready(server) {
  if (server.stdout === null) throw new Error('the server has no standard output')
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line)
  throw new Error('The server ended before it was ready; `npm run build` first, then see what it said above.')
}

/**
 * What the replay script wrote of each call: `rec` and `live` are statuses, `err` says what of a recorded error is alike.
 * @typedef {{ code: boolean, summary: boolean, causes: boolean }} Alike
 * @typedef {{ cassette: string, method: string, path: string, skip?: string, rec: number, live: number, err?: Alike }} Result
 */

/** @param {Result} result */
const isAlike = ({ rec, live, err }) => rec === live && (err === undefined || (err.code && err.summary && err.causes))

/** One line for each bound, what was left out, and each miss with its reason. @param {readonly Result[]} results @param {Set} set */
function judge(results, { bounds, leftOut = {}, misses = {} }) {
  const sent = results.filter(({ skip }) => !skip)
  const errors = sent.filter(({ err }) => err !== undefined)
  const shares = /** @type {const} */ ([
    ['statuses', sent.filter(({ rec, live }) => rec === live).length, sent.length],
    ['errors', errors.filter(isAlike).length, errors.length],
  ])
  for (const [name, count, of] of shares) {
    const [share, bound] = [of === 0 ? 1 : count / of, bounds?.[name] ?? 0]
    const verdict = share >= bound ? 'holds' : 'does not hold'
    if (share < bound) process.exitCode = 1
    console.log(
      `bound: ${name} ${count} of ${of}, ${(share * 100).toFixed(1)} % (at least ${bound * 100} %): ${verdict}`,
    )
  }
  for (const [pattern, reason] of Object.entries(leftOut)) {
    const count = results.filter(({ cassette, method, path }) =>
      new RegExp(pattern).test(`${cassette} ${method} ${path}`),
    )
    console.log(`left out: ${count.length} calls: ${reason}`)
  }
  for (const { cassette, method, path, rec, live } of sent.filter((result) => !isAlike(result))) {
    const call = `${cassette} ${method} ${path}`
    const [, reason = 'no reason is known'] =
      Object.entries(misses).find(([pattern]) => new RegExp(pattern).test(call)) ?? []
    console.log(`miss: ${method} ${path}: ${rec} there, ${live} here: ${reason}`)
  }
}

if (!existsSync(replay)) {
  console.log('conformance: no recordings here (STUNTDOUBLE_RECORDINGS names the replay script), nothing compared')
} else {
  const [first = '', ...others] = process.argv.slice(2)
  const named = first in sets
  const chosen = named ? [first] : Object.keys(sets)
  const further = named ? others : process.argv.slice(2)
  const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-conformance-'))
  for (const name of chosen) {
    const set = /** @type {Set} */ (sets[name])
    if (chosen.length > 1) console.log(`\n${name}`)
    const serve = ['serve', '--memory', '--port', '0', '--json', '--pipeline', set.pipeline ?? 'v1']
    const server = node(['packages/cli/bin/stuntdouble.js', ...serve], { stdio: ['ignore', 'pipe', 'inherit'] })
    const serverEnded = ended(server)
    try {
      const { url, token } = await ready(server)
      const file = join(folder, `${name}.json`)
      const target = ['--base', url, '--token', token, '--reset-url', `POST:${url}/stuntdouble/api/reset`]
      const not = [set.not, ...Object.keys(set.leftOut ?? {})].join('|')
      const asked = ['--token-from-reset', '--only', set.only, '--not', not, '--json', file, ...further]
      process.exitCode = (await ended(node([replay, ...target, ...asked], { stdio: 'inherit' }))) || process.exitCode
      if (set.bounds !== undefined && existsSync(file)) judge(JSON.parse(readFileSync(file, 'utf8')).results, set)
    } catch (error) {
      console.error(`conformance: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    } finally {
      server.kill('SIGTERM')
      await serverEnded
    }
  }
  rmSync(folder, { recursive: true, force: true })
}
