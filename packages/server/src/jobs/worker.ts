/** Does what was put off: due jobs of an org, each in a lease, each again after a while when it fails. */
import { later, minute, second } from '../kernel/time.js'
import type { Clock } from '../ports/index.js'
import type { Store } from '../store/database.js'
import type { JobRow } from '../store/tables/journal.js'
import { queueRows } from './store.js'

export type Job = Pick<JobRow, 'id' | 'org_id' | 'kind' | 'attempts'> & { payload: Readonly<Record<string, unknown>> }

/** Does one job. Rejects to have it tried again later; `last` says that there will be no later. */
export type DoJob = (job: Job, last: boolean) => Promise<void>

export type Worker = {
  /** Does what is due in the org by its clock; resolves when nothing due is left. */
  work(orgId: string): Promise<void>
  /** Looks at an org soon, without waiting for it. */
  kick(orgId: string): void
  /** Resolves once everything that was kicked has been done. */
  idle(): Promise<void>
}

const leaseMs = minute
const batch = 20
/** Waits between attempts; after the last the job is given up. */
const waitsMs = [5 * second, 30 * second, 2 * minute, 10 * minute]

export function createWorker(
  store: Store,
  machine: Clock,
  clockOf: (orgId: string) => Promise<Clock>,
  doJob: DoJob,
): Worker {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()

  async function workOnce(orgId: string): Promise<void> {
    for (;;) {
      const clock = await clockOf(orgId)
      const due = await queueRows(store.db).due(orgId, clock.now().toISOString(), machine.now().getTime(), batch)
      if (due.length === 0) return
      for (const row of due) {
        const nowMs = machine.now().getTime()
        const held = await queueRows(store.db).lease(row.id, nowMs, nowMs + leaseMs)
        if (held) await attempt(row, clock)
      }
    }
  }

  async function attempt(row: JobRow, clock: Clock): Promise<void> {
    const wait = waitsMs[row.attempts]
    try {
      await doJob({ ...row, payload: JSON.parse(row.payload) as Job['payload'] }, wait === undefined)
    } catch {
      if (wait !== undefined) {
        await queueRows(store.db).postpone(row.id, row.attempts + 1, later(clock.now(), wait).toISOString())
        return
      }
    }
    await queueRows(store.db).finish(row.id)
  }

  const work = async (orgId: string): Promise<void> => {
    const before = running.get(orgId)
    if (before !== undefined) {
      again.add(orgId)
      return before
    }
    const now = (async () => {
      do {
        again.delete(orgId)
        await workOnce(orgId)
      } while (again.has(orgId))
    })().finally(() => running.delete(orgId))
    running.set(orgId, now)
    return now
  }

  return {
    work,
    // A database that is gone now is asked again with the next kick; the jobs are in it and lose nothing.
    kick: (orgId) => void work(orgId).catch(() => {}),
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running.values())
    },
  }
}
