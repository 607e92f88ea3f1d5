/** What sessions enter into the system log. */
import type { Context } from '../../operation/context.js'
import { asTarget, type User } from '../users/index.js'

/** Somebody is in. Where a session token is made for it, that is told with it. */
export function tellOfStart(ctx: Context, user: User): void {
  const target = asTarget(user)
  ctx.journal.record({ type: 'user.session.start', actor: target, targets: [target] })
}

/** A right password that did not lead in: the log knows why, and its holder does not hear it from here. */
export function tellOfFailure(ctx: Context, user: User, reason: string): void {
  const target = asTarget(user)
  ctx.evenIfRefused(async (after) =>
    after.journal.record({
      type: 'user.session.start',
      actor: target,
      targets: [target],
      outcome: { result: 'FAILURE', reason },
    }),
  )
}

export function tellOfEnd(ctx: Context, user: User): void {
  const target = asTarget(user)
  ctx.journal.record({ type: 'user.session.end', actor: target, targets: [target] })
}
