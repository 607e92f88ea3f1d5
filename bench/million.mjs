/**
 * Whether an org of a million costs more than one of ten thousand: two servers, each on a file of its own, are asked the
 * same questions in turn, one at a time over one connection, and the medians are compared.
 *
 * People are written straight into the files, because a million requests would take an hour. Each is a variation of a
 * row that the server wrote itself. Every search has more matches than its page holds in the small org already, so that
 * both answer as many people and the ratio is of finding them.
 */
import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { bundle, median, start, token } from './processes.mjs'

// The line that the server takes: see packages/server/src/node/sqlite-library.ts.
const { default: Sqlite } = await import(
  Number.parseInt(process.versions.node, 10) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'
)

const SMALL = 10_000
const TIMES_MAX = 2
const SERVER_CORE = 0
const ROWS_PER_TRANSACTION = 50_000
const PAGE = 100
/** Different values asked for in turn, so that a page is seldom in a server's own cache. */
const VALUES = 200
/** Of one question, of each server. What warms up is not counted: each value once, so that no disk is waited for. */
const WARM_UP = VALUES
const ASKED = 400

const FIRST_NAMES = 1000
const LAST_NAMES = 5000
/** Names that are frequent enough to fill a page of the small org. */
const FREQUENT = 8
const PER_TEAM = 200
const LAST_CHANGED = 300
const YEAR_MS = 365 * 86_400_000
const SPREAD_MS = 2 * YEAR_MS

const headers = { authorization: `SSWS ${token}`, accept: 'application/json' }
const serve = (/** @type {string} */ data) =>
  start(
    [bundle, 'serve', '--data', data, '--port', '0', '--json', '--token', token, '--rate-limits', 'off'],
    SERVER_CORE,
  )

/** @param {number} seed @returns {() => number} numbers from 0 up to 1, the same in every run (xorshift) */
function numbers(seed) {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/**
 * Picks from 0 up to `count` as names are spread: the second is half as frequent as the first, the third a third.
 * @param {number} count @param {() => number} random
 */
function byFrequency(count, random) {
  const sums = new Float64Array(count)
  let sum = 0
  for (let at = 0; at < count; at++) {
    sum += 1 / (at + 1)
    sums[at] = sum
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    for (let high = count - 1; low < high; ) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

const consonants = 'bdfghklmnprstvwz'
const vowels = 'aeiou'

/** A name of four syllables, another one for each number. @param {number} at */
function nameOf(at) {
  // Neighbours in number are no neighbours in the alphabet; 2971 is prime to the number of names.
  let rest = (at * 2971) % (consonants.length * vowels.length) ** 2
  let name = ''
  for (let syllable = 0; syllable < 2; syllable++) {
    name += `${consonants[rest % consonants.length]}${vowels[Math.floor(rest / consonants.length) % vowels.length]}`
    rest = Math.floor(rest / (consonants.length * vowels.length))
  }
  return `${name[0]?.toUpperCase()}${name.slice(1)}${consonants[at % consonants.length]}${vowels[at % vowels.length]}`
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** @param {number} value @param {number} width */
function inBase62(value, width) {
  let text = ''
  for (let rest = value; text.length < width; rest = Math.floor(rest / 62)) text = base62[rest % 62] + text
  return text
}

/** How many in a hundred are in a status, and what is asked of the server to have one there. */
const statuses = [
  { percent: 94, activate: true, password: true },
  { percent: 2, activate: false, password: false },
  { percent: 2, activate: true, password: true, after: 'suspend' },
  { percent: 2, activate: true, password: false },
]

/** @param {string} url @param {string} path @param {unknown} [body] */
async function post(url, path, body) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}

/** An org with an attribute of its own and one user of each status. @param {string} data @returns their ids */
async function prepared(data) {
  const server = serve(data)
  try {
    const { url } = await server.line()
    const properties = { team: { title: 'Team', type: 'string' } }
    await post(url, '/api/v1/meta/schemas/user/default', {
      definitions: { custom: { id: '#custom', type: 'object', properties } },
    })
    const ids = []
    for (const { activate, password, after } of statuses) {
      const login = `model-${ids.length}@example.com`
      const { id } = await post(url, `/api/v1/users?activate=${activate}`, {
        profile: { firstName: 'ModelFirst', lastName: 'ModelLast', login, email: `mail-${login}`, team: 'modelteam' },
        ...(password && { credentials: { password: { value: 'Correct-horse-9' } } }),
      })
      if (after !== undefined) await post(url, `/api/v1/users/${id}/lifecycle/${after}`)
      ids.push(String(id))
    }
    return ids
  } finally {
    await server.end()
  }
}

/** What the questions are asked about. @typedef {ReturnType<typeof load>} People */

/**
 * Writes `count` people into the file, oldest first.
 * @param {string} data @param {string[]} models @param {number} count
 */
function load(data, models, count) {
  const db = new Sqlite(join(data, 'org.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -2000000')
  const rows = /** @type {Record<string, any>[]} */ (
    models.map((id) => db.prepare('select * from users where id = ?').get(id))
  )
  const insertInto = (/** @type {string} */ table, /** @type {string[]} */ columns) =>
    db.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`)
  const insertUser = insertInto('users', Object.keys(rows[0] ?? {}))
  const insertValue = insertInto('user_values', ['org_id', 'user_id', 'name', 'text_value', 'number_value'])

  const random = numbers(20_261_123)
  const firstName = byFrequency(FIRST_NAMES, random)
  const lastName = byFrequency(LAST_NAMES, random)
  const teams = Math.ceil(count / PER_TEAM)
  const ending = String(models[0]).slice(-3)
  const until = Date.parse(rows[0]?.created)
  const ids = []
  const logins = []
  const times = []

  for (let at = 0; at < count; ) {
    db.exec('begin')
    for (const end = Math.min(at + ROWS_PER_TRANSACTION, count); at < end; at++) {
      const instant = until - SPREAD_MS + Math.floor((SPREAD_MS / count) * at)
      const id = `00u${inBase62(instant, 7)}000${inBase62(Math.floor(random() * 62 ** 4), 4)}${ending}`
      const time = new Date(instant - (instant % 1000)).toISOString()
      const first = nameOf(firstName())
      const last = nameOf(lastName())
      const login = `${first}.${last}.${at}@example.com`.toLowerCase()
      const email = `${last}-${at}@example.com`.toLowerCase()
      const team = `team-${Math.floor(random() * teams)}`
      let percent = random() * 100
      const model = rows.find((_, index) => {
        percent -= statuses[index]?.percent ?? 0
        return percent < 0
      })
      if (model === undefined) throw new Error('the percentages of the statuses do not add up to 100')
      const varied = (/** @type {string} */ text) =>
        text
          .replaceAll(model.id, id)
          .replaceAll(`mail-${model.login_key}`, email)
          .replaceAll(model.login_key, login)
          .replaceAll('ModelFirst', first)
          .replaceAll('ModelLast', last)
          .replaceAll('modelteam', team)
          .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, time)
      insertUser.run({
        ...model,
        id,
        created: time,
        activated: model.activated && time,
        status_changed: model.status_changed && time,
        last_updated: time,
        password_changed: model.password_changed && time,
        login_key: login,
        short_login_key: login.slice(0, login.indexOf('@')),
        email_key: email,
        first_name_key: first.toLowerCase(),
        last_name_key: last.toLowerCase(),
        profile: varied(model.profile),
        document: varied(model.document),
      })
      insertValue.run({ org_id: model.org_id, user_id: id, name: 'team', text_value: team, number_value: null })
      ids.push(id)
      logins.push(login)
      times.push(time)
    }
    db.exec('commit')
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  // A team is asked for only where it is a full page, as by far the most are.
  const full = db
    .prepare(`select text_value from user_values where name = 'team' group by text_value having count(*) > ${PAGE}`)
    .pluck()
    .all()
  db.close()
  return { ids, logins, times, teams: /** @type {string[]} */ (full) }
}

/** The questions, each with the number of people in its answer. `random`: the same for both servers. */
const questions = [
  ask('GET by id', 1, ({ ids }, random) => `/${anyOf(ids, random)}`),
  ask('GET by login', 1, ({ logins }, random) => `/${encodeURIComponent(anyOf(logins, random))}`),
  // Behind one of the first nine tenths, so that a page follows.
  ask('list, page from anywhere', PAGE, ({ ids }, random) => page({ after: `2${ids[among(ids, 0, 0.9, random)]}` })),
  search('login eq', 1, ({ logins }, random) => `profile.login eq "${anyOf(logins, random)}"`),
  search('email eq', 1, ({ logins }, random) => {
    const [, last, rest] = /\.(\w+)\.(.*)$/.exec(anyOf(logins, random)) ?? []
    return `profile.email eq "${last}-${rest}"`
  }),
  search('firstName eq', PAGE, (_, random) => `profile.firstName eq "${frequent(random)}"`),
  search('lastName eq', PAGE, (_, random) => `profile.lastName eq "${frequent(random)}"`),
  search('lastName sw', PAGE, (_, random) => `profile.lastName sw "${frequent(random).slice(0, 3)}"`),
  search('status eq', PAGE, (_, random) => `status eq "${random() < 0.5 ? 'ACTIVE' : 'SUSPENDED'}"`),
  search('team eq', PAGE, ({ teams }, random) => `profile.team eq "${anyOf(teams, random)}"`),
  search('lastUpdated gt, the last few', PAGE, ({ times }, random) => {
    const from = times.length - LAST_CHANGED + Math.floor(random() * (LAST_CHANGED - 2 * PAGE))
    return `lastUpdated gt "${times[from]}"`
  }),
  search('lastUpdated gt, the last tenth', PAGE, ({ times }, random) => {
    return `lastUpdated gt "${times[among(times, 0.9, 0.92, random)]}"`
  }),
  search('lastUpdated gt, from the middle', PAGE, ({ times }, random) => {
    return `lastUpdated gt "${times[among(times, 0.45, 0.55, random)]}"`
  }),
]

/** @param {string} figure @param {number} answers @param {(people: People, random: () => number) => string} path */
function ask(figure, answers, path) {
  return { figure, answers, path }
}

/** @param {string} figure @param {number} answers @param {(people: People, random: () => number) => string} filter */
function search(figure, answers, filter) {
  return ask(`search ${figure}`, answers, (people, random) => page({ search: filter(people, random) }))
}

/** @param {Record<string, string>} query */
function page(query) {
  return `?${new URLSearchParams({ limit: String(PAGE), ...query })}`
}

/** @template T @param {readonly T[]} values @param {() => number} random */
function anyOf(values, random) {
  return /** @type {T} */ (values[Math.floor(random() * values.length)])
}

/** @param {readonly unknown[]} values @param {number} from @param {number} to @param {() => number} random */
function among({ length }, from, to, random) {
  return Math.floor(length * (from + random() * (to - from)))
}

/** @param {() => number} random */
function frequent(random) {
  return nameOf(Math.floor(random() * FREQUENT))
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** One connection that stays, one question at a time, and no work that is not the socket's. @param {string} url */
async function connection(url) {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(undefined)).once('error', reject))
  const head = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return {
    /** @param {string} path @returns {Promise<{ body: string, microseconds: number }>} */
    get: (path) =>
      new Promise((resolve, reject) => {
        /** @type {Buffer[]} */
        const chunks = []
        let received = 0
        let whole = Number.POSITIVE_INFINITY
        let bodyAt = 0
        const started = performance.now()
        const take = (/** @type {Buffer} */ chunk) => {
          chunks.push(chunk)
          received += chunk.length
          if (bodyAt === 0) {
            const data = Buffer.concat(chunks)
            const end = data.indexOf(HEAD_END)
            if (end === -1) return
            bodyAt = end + HEAD_END.length
            whole = bodyAt + Number(/\r\ncontent-length: *(\d+)\r\n/i.exec(data.toString('latin1', 0, end + 2))?.[1])
          }
          if (received < whole) return
          const microseconds = (performance.now() - started) * 1000
          socket.off('data', take)
          const data = Buffer.concat(chunks)
          const status = data.toString('latin1', 9, 12)
          const body = data.toString('utf8', bodyAt)
          if (status === '200') resolve({ body, microseconds })
          else reject(new Error(`GET ${path} answered ${status}: ${body}`))
        }
        socket.on('data', take)
        socket.write(`GET /api/v1/users${path} HTTP/1.1\r\n${head.join('')}\r\n`)
      }),
    end: () => socket.destroy(),
  }
}

/** @param {string} data @param {number} count */
async function org(data, count) {
  mkdirSync(data, { recursive: true })
  const people = load(data, await prepared(data), count)
  const server = serve(data)
  const { url } = await server.line()
  return { people, server, url }
}

/** @param {number[]} sorted @param {number} part */
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

/** @param {{ users: number, folder: string }} run */
export async function measureMillion({ users, folder }) {
  const loaded = [await org(join(folder, 'small'), SMALL), await org(join(folder, 'large'), users)]
  // Not before: a connection on which nothing is asked while the other file is loaded would be closed.
  const orgs = await Promise.all(loaded.map(async (each) => ({ ...each, connection: await connection(each.url) })))
  // As in load.mjs: a client that sleeps is woken by each answer, and the time that takes would hide what a server takes.
  let measuring = true
  const stayAwake = () => void (measuring && setImmediate(stayAwake))
  stayAwake()
  try {
    const figures = []
    for (const { figure, answers, path } of questions) {
      const sides = orgs.map(({ people, connection }) => {
        const random = numbers(7)
        const paths = Array.from({ length: VALUES }, () => path(people, random))
        return { connection, paths, times: /** @type {number[]} */ ([]) }
      })
      for (let at = 0; at < WARM_UP + ASKED; at++) {
        for (const { connection, paths, times } of sides) {
          const asked = String(paths[at % VALUES])
          const { body, microseconds } = await connection.get(asked)
          if (at >= WARM_UP) times.push(microseconds)
          else mustAnswer(asked, body, answers)
        }
      }
      const [below, above] = sides.map(({ times }) => times.sort((a, b) => a - b))
      const of = (/** @type {number[]} */ sorted) => ({
        median: Math.round(median(sorted)),
        p95: Math.round(quantile(sorted, 0.95)),
      })
      const [few, many] = [of(below ?? []), of(above ?? [])]
      figures.push({
        figure,
        measured: many.median / few.median,
        unit: '× as long',
        bound: TIMES_MAX,
        better: 'less',
        detail:
          `${SMALL} users: ${few.median} µs, 95 % within ${few.p95}; ` +
          `${users} users: ${many.median} µs, 95 % within ${many.p95}`,
      })
    }
    return figures
  } finally {
    measuring = false
    for (const { connection, server } of orgs) {
      connection.end()
      await server.end()
    }
  }
}

/** @param {string} asked @param {string} body @param {number} answers */
function mustAnswer(asked, body, answers) {
  const answered = [JSON.parse(body)].flat().length
  if (answered !== answers) throw new Error(`${asked} answered ${answered} users, not ${answers}`)
}
