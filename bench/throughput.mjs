/** How many requests per second one server process answers on one core, as ratios to the floor of the same run. */
import { bundle, median, pinned, processorSeconds, start, token } from './processes.mjs'

const SERVER_CORE = 0
const LOAD_CORE = 1
const USERS = 200
/** Room for the numbers of one round: no login is ever asked for twice. */
const LOGINS_PER_ROUND = 1_000_000

const headers = { authorization: `SSWS ${token}`, accept: 'application/json' }
const newUser = JSON.stringify({
  profile: { firstName: 'Ada', lastName: 'Example', email: '{n}@example.com', login: '{n}@example.com' },
})
const create = { method: 'POST', path: '/api/v1/users?activate=false', body: newUser }

/** @param {string} url @returns {Promise<string>} the id of one of the users made */
async function fill(url) {
  const ids = []
  for (let n = 0; n < USERS; n++) {
    const body = newUser.replaceAll('{n}', `seed-${n}`)
    const answer = await fetch(`${url}${create.path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    if (answer.status !== 200) throw new Error(`creating a user answered ${answer.status}: ${await answer.text()}`)
    ids.push((await answer.json()).id)
  }
  return ids[0]
}

/** @param {{ rounds: number, seconds: number, connections: number, full: boolean, folder: string }} run */
export async function measureThroughput({ rounds, seconds, connections, full, folder }) {
  const load = start(['bench/load.mjs'], LOAD_CORE)
  const floor = start(['bench/floor.mjs'], SERVER_CORE)
  const serve = [bundle, 'serve', '--data', folder, '--port', '0', '--json', '--token', token, '--rate-limits', 'off']
  const ours = start(full ? [...serve, '--sync', 'full'] : serve, SERVER_CORE)
  try {
    const [bare, stuntdouble] = [await floor.line(), await ours.line()]
    const id = await fill(stuntdouble.url)
    const cases = [
      { figure: 'GET one user', bound: 0.35, job: { path: `/api/v1/users/${id}` } },
      { figure: 'a 404 error', bound: 0.4, job: { path: '/api/v1/users/00unobody00000000000', expect: 404 } },
      { figure: `list of ${USERS} users`, bound: 0.03, job: { path: `/api/v1/users?limit=${USERS}` } },
      // Last, so that the other figures are of an org of the same size in every round.
      {
        figure: `create a user without password${full ? ', --sync full' : ''}`,
        bound: full ? 0.05 : 0.1,
        job: create,
      },
    ]
    let logins = 0
    /** @param {{ url: string, pid: number }} server @param {object} job @param {number} forSeconds */
    const once = async (server, job, forSeconds) => {
      const before = processorSeconds(server.pid)
      const common = { port: Number(new URL(server.url).port), connections, headers, seconds: forSeconds }
      const result = await load.ask({ ...common, ...job, first: logins })
      logins += LOGINS_PER_ROUND
      if (result.error !== undefined) throw new Error(`the load generator: ${result.error}`)
      if (result.unexpected > 0) throw new Error(`${result.unexpected} unexpected answers, such as:\n${result.sample}`)
      const after = processorSeconds(server.pid)
      const busy = before === undefined || after === undefined ? Number.NaN : (after - before) / forSeconds
      return { perSecond: result.perSecond, busy }
    }
    const figures = []
    for (const { figure, bound, job } of cases) {
      const pairs = []
      for (let round = 0; round <= rounds; round++) {
        const below = await once(bare, { path: '/' }, seconds)
        const above = await once(stuntdouble, job, seconds)
        // The first round warms both up.
        if (round > 0) pairs.push({ below, above, ratio: above.perSecond / below.perSecond })
      }
      const perSecond = median(pairs.map(({ above }) => above.perSecond))
      const floorPerSecond = median(pairs.map(({ below }) => below.perSecond))
      const busy = median(pairs.map(({ above }) => above.busy))
      figures.push({
        figure,
        measured: median(pairs.map(({ ratio }) => ratio)),
        unit: '× floor',
        bound,
        better: 'more',
        detail: `${perSecond}/s, floor ${floorPerSecond}/s, our core ${Math.round(busy * 100)}% busy${pinned ? '' : ', not pinned'}`,
      })
    }
    return figures
  } finally {
    await Promise.all([load.end(), floor.end(), ours.end()])
  }
}
