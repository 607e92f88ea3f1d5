/** “Run it”: the server plays a scenario for whoever reads about an error, in a lab of its own, never in one of its orgs. */
import { join } from 'node:path'
import { apiError } from '@stuntdouble/catalogue'
import { mayAskAtThisMachine, type Operation, operation } from '@stuntdouble/server'
import { inWorker, type Limits } from './in-worker.js'
import { packageFolder } from './package-folder.js'
import type { Played } from './run-worker.js'

/** So many play at once. Each is a thread with an org in memory, gone when it is over. */
const playingMax = 2

const limits: Limits = { ms: 10_000, memoryMiB: 256 }

/**
 * `POST /stuntdouble/api/run/{code}` → `{ family, code, holds, status, why, ms, transcript, raisedAt, trace }`: what
 * became of the scenario, what was said, and why the last answer was a refusal. For the administrator; and, without a
 * token, for a page that this server sent to a browser on its own machine.
 * @returns the operation for `startServer({ extras })`; it counts what it plays, so one server has one.
 */
export function runIt(): Operation {
  const worker = join(packageFolder(), 'dist', 'run-worker.js')
  let playing = 0
  return operation({
    id: 'runScenario',
    route: 'POST /stuntdouble/api/run/{code}',
    scope: 'okta.stuntdouble.manage',
    tokenless: mayAskAtThisMachine,
    errors: ['E0000007', 'E0000047'],
    readsOnly: true,
    async run(_, { path: { code: asked } }) {
      // Loaded at the first run: a server that is never asked to play knows no scenario.
      const { errorNamed, scenarioOf } = await import('./told.js')
      const named = errorNamed(asked)
      if (named === undefined || scenarioOf(named.code) === undefined) {
        throw apiError.E0000007({ resource: `Resource not found: ${asked} (Scenario)` })
      }
      if (playing >= playingMax) throw apiError.E0000047()
      playing++
      const begun = performance.now()
      try {
        const outcome = await inWorker<Played>(worker, named.code, limits)
        if ('said' in outcome) return { status: 200, body: outcome.said }
        return { status: 200, body: stopped(named, whyEnded[outcome.ended], performance.now() - begun) }
      } finally {
        playing--
      }
    },
  })
}

const whyEnded = {
  late: `It was not over after ${limits.ms / 1000} s, and was ended.`,
  'too-large': `It needed more than ${limits.memoryMiB} MiB, and was ended.`,
}

const stopped = (named: Pick<Played, 'family' | 'code'>, why: string, ms: number): Played => ({
  ...named,
  holds: false,
  status: null,
  why,
  ms: Math.round(ms),
  transcript: [],
  raisedAt: null,
  trace: null,
})
