/** Inside a worker thread of “run it”: plays one scenario, says what became of it, and is done. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Trace } from '@stuntdouble/server'
import type { Reproduction } from '@stuntdouble/testkit'
import { playInLab } from './play.js'
import { scenarioOf } from './told.js'

/** What became of a scenario, and the trace of its last answer; null where that was no refusal. */
export type Played = Reproduction & { trace: Trace | null }

const scenario = scenarioOf(String(workerData))
if (scenario === undefined) throw new Error(`There is no scenario ${workerData}.`)
let trace: Trace | undefined
const reproduction = await playInLab(scenario, (lab) => {
  const stage = lab.stage()
  return {
    ...stage,
    // The witness has mended the database by then, if the scenario broke it.
    async witness(errorId) {
      const seen = await stage.witness?.(errorId)
      // A request whose org could not be looked up is no org's.
      trace = (await lab.app.traces.find(lab.orgId, errorId)) ?? (await lab.app.traces.find('', errorId))
      return seen
    },
  }
})
const played: Played = { ...reproduction, trace: trace ?? null }
parentPort?.postMessage(played)
