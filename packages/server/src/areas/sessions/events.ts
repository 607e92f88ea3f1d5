/** What sessions enter into the system log. */
import type { Context } from '../../operation/context.js'
import type { SignOnDecision } from '../policies/index.js'
import { asTarget, type User } from '../users/index.js'

/** How the sign-on policy judged a sign-in, by which rule, and why by that one. */
export const tellOfEvaluation = (
  ctx: Context,
  user: User,
  { policy, rule, because }: Pick<SignOnDecision, 'policy' | 'rule' | 'because'>,
  result: 'ALLOW' | 'CHALLENGE' | 'DENY',
): void =>
  ctx.journal.record({
    type: 'policy.evaluate_sign_on',
    actor: asTarget(user),
    targets: [
      { id: policy.id, type: 'PolicyEntity', alternateId: 'unknown', displayName: policy.name },
      { id: rule.id, type: 'PolicyRule', alternateId: 'unknown', displayName: rule.name },
    ],
    outcome: { result, reason: `Sign-on policy evaluation resulted in ${result}` },
    debug: { because },
  })

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
