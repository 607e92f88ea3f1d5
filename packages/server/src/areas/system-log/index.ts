/** The system log: what happened, to whoever may ask. */
import { queueRows } from '../../jobs/store.js'
import type { Room } from '../../operation/operation.js'
import { forgetOldLines, nextForgetting } from './lifecycle.js'
import { listLogEvents } from './operations/list-log-events.js'

export const systemLogRoom = (): Room => ({
  operations: [listLogEvents],
  jobs: [forgetOldLines],
  async founding(ctx) {
    const { kind, payload, dueAt } = nextForgetting(ctx.clock.now())
    // Queued here and not by `ctx.later`, which would give the job to the org in which another is being made.
    await queueRows(ctx.db).addJobs([
      { id: ctx.ids.request(), orgId: ctx.org.id, kind, payload, dueAt: dueAt.toISOString() },
    ])
  },
})
