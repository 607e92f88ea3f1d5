/** What jobs do: carry messages out, and what rooms put off. */
import { isApiError } from '@stuntdouble/catalogue'
import { deliverMessage, queueRows } from '../jobs/store.js'
import type { DoJob, Job } from '../jobs/worker.js'
import { toMilliseconds } from '../kernel/time.js'
import type { Bare } from '../operation/bare.js'
import type { RequestFacts } from '../operation/context.js'
import type { JobHandler } from '../operation/operation.js'
import { outside, type Runner, write } from '../operation/runner.js'
import { type Mail, MailRefused } from '../ports/index.js'
import { StoreReadOnly, StoreUnavailable } from '../store/database.js'
import { mailOf, type Upstreams } from './upstreams.js'

export type WorkOptions = {
  runner: Runner
  /** What rooms do later, by kind. */
  handlers: readonly JobHandler[]
  mail: Mail
  upstreams: Upstreams
  /** The org of a job, with nobody calling; `request`: the one that the job is a part of. */
  systemOf(orgId: string, request?: RequestFacts): Promise<Bare>
  /** Told of a job that failed for a reason nobody declared. */
  unforeseen(error: unknown): void
}

/**
 * Does a job by its kind. A room's work and the end of its job stand in one transaction: it is done once. A message may
 * arrive twice, when a process dies between the relay's yes and the note of it; it is never lost.
 */
export function createWork({ runner, handlers, mail, upstreams, systemOf, unforeseen }: WorkOptions): DoJob {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]))

  async function deliver({ org_id: orgId, payload }: Job, last: boolean): Promise<void> {
    const rows = queueRows(runner.store.db)
    const message = await rows.message(String(payload.messageId))
    if (message === undefined || message.status !== 'queued') return
    const { id, kind, recipient, subject, text, html } = message
    const bare = await systemOf(orgId)
    try {
      // Only mail has a door to the outside; the other kinds live in the outbox, where they are read.
      if (kind === 'email') {
        const from = `noreply@${bare.org.subdomain}.example`
        await mailOf(upstreams, orgId, mail).send({ kind, to: recipient, subject, text, html, from })
      }
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      // A refusal is final (RFC 5321, 4.2.1: 5yz must not be repeated in the same form); anything else may pass.
      if (!last && !(error instanceof MailRefused)) {
        await rows.markMessage(id, { status: 'queued', problem })
        throw error
      }
      await write(runner, bare, [], async (ctx) => {
        await queueRows(ctx.db).markMessage(id, { status: 'failed', problem })
        ctx.journal.record({
          type: 'system.email.send_failed',
          outcome: { result: 'FAILURE', reason: problem },
          targets: [{ id: recipient, type: 'User', alternateId: recipient, displayName: recipient }],
          debug: { subject },
        })
      })
      return
    }
    await rows.markMessage(id, { status: 'sent', sentAt: toMilliseconds(bare.clock.now()) })
  }

  async function workOfARoom(job: Job): Promise<void> {
    const handler = byKind.get(job.kind)
    if (handler === undefined) throw new Error(`Nobody does ${job.kind}.`)
    try {
      const bare = await systemOf(job.org_id, job.payload.request as RequestFacts | undefined)
      const prepared = await handler.prepare?.(outside(runner, bare), job.payload)
      await write(runner, bare, [], async (ctx) => {
        await handler.run(ctx, job.payload, prepared)
        await queueRows(ctx.db).finish(job.id)
      })
    } catch (error) {
      if (handler.mayBeRefused && isApiError(error)) return
      const foreseen = isApiError(error) || error instanceof StoreReadOnly || error instanceof StoreUnavailable
      if (!foreseen) unforeseen(error)
      throw error
    }
  }

  return (job, last) => (job.kind === deliverMessage ? deliver(job, last) : workOfARoom(job))
}
