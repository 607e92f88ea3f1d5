/** How long from the start of the process to the first answer, in starts of an empty Node, and what it holds when idle. */
import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { bundle, median, residentMiB, root, start, token } from './processes.mjs'

const STARTS_TIMES_MAX = 4
const IDLE_MIB_MAX = 85
const IDLE_AFTER_MS = 3000

/** @param {string} url @returns {Promise<number>} */
const statusOf = (url) =>
  new Promise((resolve, reject) => {
    const call = request(url, { headers: { authorization: `SSWS ${token}` } }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    call.once('error', reject)
    call.end()
  })

async function emptyNodeMs() {
  const started = performance.now()
  const child = spawn(process.execPath, ['-e', '0'], { cwd: root, stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return performance.now() - started
}

/** @param {string[]} options */
async function served(options) {
  const started = performance.now()
  const server = start([bundle, 'serve', '--port', '0', '--json', '--token', token, ...options])
  const { url, pid } = await server.line()
  const status = await statusOf(`${url}/api/v1/users?limit=1`)
  if (status !== 200) throw new Error(`the first answer was ${status}`)
  return { server, pid, ms: performance.now() - started }
}

/** @param {{ rounds: number, folder: string }} run */
export async function measureStart({ rounds, folder }) {
  /** @type {number[]} */
  const empty = []
  /** @type {number[]} */
  const first = []
  for (let round = 0; round <= rounds; round++) {
    const emptyMs = await emptyNodeMs()
    const { server, ms } = await served(['--memory'])
    await server.end()
    // The first round fills the file cache.
    if (round === 0) continue
    empty.push(emptyMs)
    first.push(ms)
  }
  const idle = await served(['--data', folder])
  await pause(IDLE_AFTER_MS)
  const idleMiB = residentMiB(idle.pid)
  await idle.server.end()
  const times = median(first.map((ms, i) => ms / (empty[i] ?? Number.NaN)))
  return [
    {
      figure: 'process start to first 200, in memory',
      measured: times,
      unit: '× node -e 0',
      bound: STARTS_TIMES_MAX,
      better: 'less',
      detail: `${Math.round(median(first))} ms, an empty Node ${Math.round(median(empty))} ms`,
    },
    { figure: 'idle memory', measured: idleMiB, unit: 'MiB', bound: IDLE_MIB_MAX, better: 'less', detail: '' },
  ]
}
