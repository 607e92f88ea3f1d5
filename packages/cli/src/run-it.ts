/** “Run it”: the server plays a scenario for whoever reads about an error, in a lab of its own, never in one of its orgs. */
import { apiError } from '@stuntdouble/catalogue'
import { type Operation, operation } from '@stuntdouble/server'

/** So many play at once. Each holds an org in memory: a few megabytes, gone when it is over. */
const playingMax = 2

const playMsMax = 10_000

/**
 * `POST /stuntdouble/api/run/{code}` → what became of the scenario, its transcript, and the trace of the refusal.
 * @returns the operation for `startServer({ extras })`; it counts what it plays, so one server has one.
 */
export function runIt(): Operation {
  let playing = 0
  return operation({
    id: 'runScenario',
    route: 'POST /stuntdouble/api/run/{code}',
    scope: 'okta.stuntdouble.manage',
    errors: ['E0000007', 'E0000047'],
    readsOnly: true,
    async run(_, { path: { code } }) {
      // Loaded at the first run: a server that is never asked to play knows no scenario.
      const [{ playInLab }, { errorNamed, scenarioOf }] = await Promise.all([import('./play.js'), import('./told.js')])
      const scenario = scenarioOf(errorNamed(code)?.code ?? '')
      if (scenario === undefined) throw apiError.E0000007({ resource: `Resource not found: ${code} (Scenario)` })
      if (playing >= playingMax) throw apiError.E0000047()
      playing++
      const play = playInLab(scenario).finally(() => {
        playing--
      })
      return { status: 200, body: await within(playMsMax, play) }
    },
  })
}

/** The work's result; or, where that takes too long, that it did. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | { holds: false; why: string }> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<{ holds: false; why: string }>((resolve) => {
    timer = setTimeout(() => resolve({ holds: false, why: `It was not over after ${ms / 1000} s.` }), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
