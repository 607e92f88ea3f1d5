/**
 * Replays recorded Okta traffic against the built server and prints how alike it answers. The recordings are not part
 * of this repository: STUNTDOUBLE_RECORDINGS names the replay script, and where there is none this says so and ends well.
 * Further arguments go to the replay script (`--fails 20`, `--json FILE`, another `--only`).
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const replay =
  process.env.STUNTDOUBLE_RECORDINGS ?? fileURLToPath(new URL('../../shared/tools/replay/replay.mjs', import.meta.url))

/** The areas that exist. A cassette is chosen by `only`; single calls inside it that are another area's are left out. */
const only = 'api/v1/(users|groups|meta/(schemas/user|schemas/group|types)|logs|org$|api-tokens)'
const not =
  'api/v1/(apps|sessions|authn|policies)|/users/[^/]+/(factors|roles|subscriptions|grants|sessions|clients|idps|blocks)'

/** @param {string[]} args @param {import('node:child_process').SpawnOptions} options */
const node = (args, options) => spawn(process.execPath, args, { cwd: root, ...options })

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
const ended = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<{url: string, token: string}>} */
async function ready(server) {
  if (server.stdout === null) throw new Error('the server has no standard output')
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line)
  throw new Error('The server ended before it was ready; `npm run build` first, then see what it said above.')
}

if (!existsSync(replay)) {
  console.log('conformance: no recordings here (STUNTDOUBLE_RECORDINGS names the replay script), nothing compared')
} else {
  const server = node(['packages/cli/bin/stuntdouble.js', 'serve', '--memory', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const serverEnded = ended(server)
  try {
    const { url, token } = await ready(server)
    const target = [
      '--base',
      url,
      '--token',
      token,
      '--reset-url',
      `POST:${url}/stuntdouble/api/reset`,
      '--token-from-reset',
    ]
    const chosen = ['--only', only, '--not', not]
    process.exitCode = await ended(node([replay, ...target, ...chosen, ...process.argv.slice(2)], { stdio: 'inherit' }))
  } catch (error) {
    console.error(`conformance: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  } finally {
    server.kill('SIGTERM')
    await serverEnded
  }
}
