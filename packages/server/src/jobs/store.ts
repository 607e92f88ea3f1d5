/** The outbox and the queue. */
import type { Message } from '../ports/index.js'
import { inserting } from '../store/compiled.js'
import type { Database } from '../store/database.js'

export type NewMessage = Message & { id: string; orgId: string; created: string }
export type NewJob = {
  id: string
  orgId: string
  kind: string
  payload: Readonly<Record<string, unknown>>
  dueAt: string
}

/** The job that carries a message out. */
export const deliverMessage = 'message.deliver'

const insertMessage = inserting('messages')
const insertJob = inserting('jobs')

export const queueRows = (db: Database) => ({
  /** Each message with the job that delivers it, so that neither is there without the other. */
  async addMessages(messages: readonly NewMessage[]): Promise<void> {
    if (messages.length === 0) return
    for (const { id, orgId, kind, to, subject, text, html, created } of messages) {
      await insertMessage(db, {
        id,
        org_id: orgId,
        kind,
        recipient: to,
        subject,
        text,
        html,
        status: 'queued',
        created,
        sent_at: null,
        problem: null,
      })
    }
    await this.addJobs(
      messages.map(({ id, orgId, created }) => ({
        id,
        orgId,
        kind: deliverMessage,
        payload: { messageId: id },
        dueAt: created,
      })),
    )
  },
  /** A message that was carried out, or given up, before the transaction that tells of it. */
  addHandedOver: ({ to, orgId, problem, ...message }: NewMessage & { problem: string | null }) =>
    insertMessage(db, {
      ...message,
      org_id: orgId,
      recipient: to,
      status: problem === null ? 'sent' : 'failed',
      sent_at: problem === null ? message.created : null,
      problem,
    }),
  async addJobs(jobs: readonly NewJob[]): Promise<void> {
    for (const { id, orgId, kind, payload, dueAt } of jobs) {
      await insertJob(db, {
        id,
        org_id: orgId,
        kind,
        payload: JSON.stringify(payload),
        due_at: dueAt,
        attempts: 0,
        leased_until: 0,
      })
    }
  },
  /** Jobs of an org that are due and that no worker holds, oldest first. `at`: the org's time; `nowMs`: the machine's. */
  due: (orgId: string, at: string, nowMs: number, limit: number) =>
    db
      .selectFrom('jobs')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('due_at', '<=', at)
      .where('leased_until', '<=', nowMs)
      .orderBy('due_at')
      .limit(limit)
      .execute(),
  /** Takes the job for this worker until `untilMs`; false where another was quicker. */
  async lease(id: string, nowMs: number, untilMs: number): Promise<boolean> {
    const result = await db
      .updateTable('jobs')
      .set({ leased_until: untilMs })
      .where('id', '=', id)
      .where('leased_until', '<=', nowMs)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  },
  finish: (id: string) => db.deleteFrom('jobs').where('id', '=', id).execute(),
  postpone: (id: string, attempts: number, dueAt: string) =>
    db.updateTable('jobs').set({ attempts, due_at: dueAt, leased_until: 0 }).where('id', '=', id).execute(),
  /** The orgs that have work, and when the first of it falls due, by the org's clock. */
  waiting: () =>
    db
      .selectFrom('jobs')
      .select((is) => ['org_id', is.fn.min('due_at').as('due_at')])
      .groupBy('org_id')
      .execute(),
  message: (id: string) => db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst(),
  async markMessage(
    id: string,
    outcome: { status: 'sent' | 'failed' | 'queued'; sentAt?: string; problem?: string },
  ): Promise<void> {
    await db
      .updateTable('messages')
      .set({ status: outcome.status, sent_at: outcome.sentAt ?? null, problem: outcome.problem ?? null })
      .where('id', '=', id)
      .execute()
  },
  outbox: (orgId: string, kind: string | undefined, limit: number) =>
    db
      .selectFrom('messages')
      .selectAll()
      .where('org_id', '=', orgId)
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind as Message['kind']))
      .orderBy('position', 'desc')
      .limit(limit)
      .execute(),
})
