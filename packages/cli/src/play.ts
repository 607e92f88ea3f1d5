/** Playing scenarios in this process. */
import { openLab, type Reproduction, reproduce, type Stage } from '@stuntdouble/testkit'
import type { AnyScenario } from './told.js'

/** Plays a scenario in an org of its own, in this process, and leaves nothing behind. */
export async function playInLab(
  scenario: AnyScenario,
  stageOf: (lab: Awaited<ReturnType<typeof openLab>>) => Stage = (lab) => lab.stage(),
): Promise<Reproduction> {
  const lab = await openLab({ pipeline: scenario.pipeline })
  try {
    return await reproduce(scenario, stageOf(lab))
  } finally {
    await lab.close()
  }
}
