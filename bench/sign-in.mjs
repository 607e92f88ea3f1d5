/** What signing in costs beside the hash, what it costs others, and whether its time tells who exists. */
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { hash, verify } from '@node-rs/argon2'
import { bundle, median, processorSeconds, start, token } from './processes.mjs'

const RUNS = 200
/** Both series are told apart beyond chance when their means lie further from each other (standard errors). */
const NOISE_MAX = 3
const REST_MAX = 0.1
const P99_TIMES_MAX = 3
const WARMING_MS = 40_000
/** So many one after the other, by turns: the hash alone, the bare server, ours; and so often. */
const BLOCK = 20
const BLOCKS = 20
const RATE_MS = 1500
const RATE_PEOPLE = 8
const RATE_ROUNDS = 21
const READS_EVERY_MS = 5
const READING_MS = 8000
const SIGN_INS_EVERY_MS = 500

const login = 'ada@example.com'
const password = 'Plywood-Stairs-47'
const agent = new Agent({ keepAlive: true })

/**
 * @param {string} url @param {string} method @param {string} path @param {unknown} [body] @param {boolean} [isAdmin]
 * @returns {Promise<{ status: number, ms: number, text: string }>}
 */
function timed(url, method, path, body, isAdmin = false) {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    accept: 'application/json',
    ...(isAdmin ? { authorization: `SSWS ${token}` } : {}),
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const call = request(new URL(path, url), { method, headers, agent }, (response) => {
      let said = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        said += chunk
      })
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - started, text: said }),
      )
    })
    call.once('error', reject)
    call.end(text)
  })
}

/** @param {string} url @param {string} username @param {string} given @param {number} expected */
async function signIn(url, username, given, expected) {
  // Timers tick in whole milliseconds: what follows a tick would else always begin at the same fraction of one.
  const until = performance.now() + Math.random()
  while (performance.now() < until);
  const { status, ms, text } = await timed(url, 'POST', '/api/v1/authn', { username, password: given })
  if (status !== expected) throw new Error(`signing in answered ${status}: ${text}`)
  return ms
}

/** Signs in again and again. @param {string} url @param {'known' | 'unknown'} who */
async function warm(url, who) {
  const until = performance.now() + WARMING_MS
  while (performance.now() < until) {
    if (who === 'known') await signIn(url, login, password, 200)
    else await signIn(url, 'nobody@example.com', password, 401)
  }
}

/**
 * Several people at once, who leave the machine nothing to spare: sign-ins a second, and milliseconds of the processor for
 * each; NaN where the system does not tell. @param {{ url: string, pid: number }} server
 */
async function rate({ url, pid }) {
  let count = 0
  const before = processorSeconds(pid) ?? Number.NaN
  const until = performance.now() + RATE_MS
  const one = async () => {
    while (performance.now() < until) {
      const { status, text } = await timed(url, 'POST', '/api/v1/authn', { username: login, password })
      if (status !== 200) throw new Error(`signing in answered ${status}: ${text}`)
      count++
    }
  }
  await Promise.all(Array.from({ length: RATE_PEOPLE }, one))
  const used = (processorSeconds(pid) ?? Number.NaN) - before
  return { perSecond: (count / RATE_MS) * 1000, processorMs: (used / count) * 1000 }
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
/** @param {number[]} values */
const variance = (values) => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}
/** A few runs are slow for reasons of the machine's: the slowest twentieth of each series is left out. @param {number[]} values */
const usual = (values) => [...values].sort((a, b) => a - b).slice(0, Math.floor(values.length * 0.95))

/** How many standard errors the means of two series lie apart. @param {number[]} left @param {number[]} right */
function apart(left, right) {
  const [one, other] = [usual(left), usual(right)]
  return Math.abs(mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length)
}

/** @param {number[]} values */
const p99 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN

/** Reads one user at a steady pace. @param {string} url @param {string} id */
async function reads(url, id) {
  const times = []
  const until = performance.now() + READING_MS
  while (performance.now() < until) {
    const next = performance.now() + READS_EVERY_MS
    times.push((await timed(url, 'GET', `/api/v1/users/${id}`, undefined, true)).ms)
    await pause(Math.max(0, next - performance.now()))
  }
  return times
}

/** Waits for a server, and makes somebody there who can sign in. @param {ReturnType<typeof start>} server */
async function populated(server) {
  const { url, pid } = await server.line()
  const profile = { firstName: 'Ada', lastName: 'Example', email: login, login }
  const body = { profile, credentials: { password: { value: password } } }
  const made = await timed(url, 'POST', '/api/v1/users?activate=true', body, true)
  if (made.status !== 200) throw new Error(`creating a user answered ${made.status}: ${made.text}`)
  return { url, pid, id: JSON.parse(made.text).id }
}

/** @param {{ folder: string }} run */
export async function measureSignIn({ folder }) {
  const args = (/** @type {string} */ name) => {
    return [bundle, 'serve', '--data', join(folder, name), '--port', '0', '--json', '--token', token]
  }
  const server = start(args('plain'))
  const watched = start(['--import', './bench/within.mjs', ...args('watched')])
  const floor = start(['bench/hash-floor.mjs'])
  try {
    const ours = await populated(server)
    const { url, id } = ours
    const { url: seenInside } = await populated(watched)
    const bareServer = await floor.line()
    const { url: bare } = bareServer
    const encoded = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

    // As the other figures, of code that V8 has made fast: a second of reads does that there, some thousand sign-ins here.
    const warmed = [warm(url, 'known'), warm(seenInside, 'known'), warm(bare, 'known')]
    await Promise.all([...warmed, warm(url, 'known'), warm(url, 'unknown')])

    const [known, unknown] = Array.from({ length: 2 }, () => /** @type {number[]} */ ([]))
    for (let run = 0; run < RUNS; run++) {
      // By turns first and second: what one leaves to be done meets the other.
      for (const isKnown of run % 2 === 0 ? [true, false] : [false, true]) {
        if (isKnown) known?.push(await signIn(url, login, 'not the password', 401))
        else unknown?.push(await signIn(url, `nobody-${run}@example.com`, 'not the password', 401))
      }
      // Forgets the failures, so that nobody is locked out.
      await signIn(url, login, password, 200)
    }

    const hashAlone = async () => {
      const started = performance.now()
      await verify(encoded, password)
      return performance.now() - started
    }
    const at = (/** @type {string} */ where) => () => signIn(where, login, password, 200)
    const ways = [hashAlone, at(bare), at(url), at(seenInside)]
    const rounds = []
    await watched.ask({})
    for (let round = 0; round < BLOCKS; round++) {
      const medians = ways.map(() => Number.NaN)
      for (let turn = 0; turn < ways.length; turn++) {
        const way = (round + turn) % ways.length
        const times = []
        for (let run = 0; run < BLOCK; run++) times.push((await ways[way]?.()) ?? Number.NaN)
        medians[way] = median(times)
      }
      const [hashMs = Number.NaN, bareMs = Number.NaN, signInMs = Number.NaN] = medians
      const inside = await watched.ask({})
      // A shared machine is now quick and now slow: each round is compared with itself.
      rounds.push({
        hashMs,
        bareMs,
        signInMs,
        inside: inside.restMs / inside.hashMs,
        outside: signInMs / hashMs - 1,
        beside: (signInMs - bareMs) / hashMs,
      })
    }
    const [hashMs, bareMs, signInMs] = [
      median(rounds.map((round) => round.hashMs)),
      median(rounds.map((round) => round.bareMs)),
      median(rounds.map((round) => round.signInMs)),
    ]

    const busier = []
    for (let round = 0; round < RATE_ROUNDS; round++) {
      // By turns first and second, as above.
      const seen = new Map()
      for (const each of round % 2 === 0 ? [bareServer, ours] : [ours, bareServer]) seen.set(each, await rate(each))
      const [left, right] = [seen.get(bareServer), seen.get(ours)]
      busier.push({
        processor: (right.processorMs - left.processorMs) / hashMs,
        rates: left.perSecond / right.perSecond - 1,
      })
    }
    const slower = median(busier.map(({ rates }) => rates))
    const processor = median(busier.map((round) => round.processor))

    const idle = p99(await reads(url, id))
    const timer = setInterval(() => void signIn(url, login, password, 200).catch(() => {}), SIGN_INS_EVERY_MS)
    const busy = p99(await reads(url, id))
    clearInterval(timer)
    const ms = (/** @type {number} */ value) => `${value.toFixed(2)} ms`
    const outside = `${median(rounds.map((round) => round.outside)).toFixed(3)} with the ways to and from the server`
    return [
      {
        figure: 'failed sign-in: unknown and known user apart',
        measured: apart(known ?? [], unknown ?? []),
        unit: 'std errors',
        bound: NOISE_MAX,
        better: 'less',
        detail: `medians: known ${ms(median(known ?? []))}, unknown ${ms(median(unknown ?? []))}, ${RUNS} runs each`,
      },
      {
        figure: 'password sign-in: all of it but the hash',
        measured: median(rounds.map(({ inside }) => inside)),
        unit: '× hash',
        bound: REST_MAX,
        better: 'less',
        detail: 'in the server, from the first byte that is read to the last that is written',
      },
      {
        figure: 'the same beside a bare server that hashes',
        measured: Math.max(0, median(rounds.map(({ beside }) => beside))),
        unit: '× hash',
        bound: REST_MAX,
        better: 'less',
        detail: `as a client sees it: ${ms(signInMs)} and ${ms(bareMs)}, the hash alone ${ms(hashMs)}; ${outside}`,
      },
      {
        figure: 'the same in time of the processor',
        measured: Math.max(0, Number.isNaN(processor) ? slower : processor),
        unit: '× hash',
        bound: REST_MAX,
        better: 'less',
        detail: `${RATE_PEOPLE} at once, who leave nothing to spare: ${(slower * 100).toFixed(1)} % fewer of them a second`,
      },
      {
        figure: 'p99 of GET one user, 2 sign-ins a second',
        measured: busy / idle,
        unit: '× idle p99',
        bound: P99_TIMES_MAX,
        better: 'less',
        detail: `${ms(busy)}, idle ${ms(idle)}`,
      },
    ]
  } finally {
    agent.destroy()
    await Promise.all([server.end(), watched.end(), floor.end()])
  }
}
