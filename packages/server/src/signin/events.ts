/** What sign-ins enter into the system log. */
import type { SignOnDecision } from '../areas/policies/index.js'
import { asTarget, type User } from '../areas/users/index.js'
import type { Context } from '../operation/context.js'

const said = {
  ALLOW: 'Sign-on policy evaluation resulted in ALLOW',
  CHALLENGE: 'Sign-on policy evaluation resulted in CHALLENGE',
  DENY: 'Sign-on policy evaluation resulted in DENY',
} as const

/** How the sign-on policy judged a sign-in, by which rule, and why by that one. */
export const tellOfEvaluation = (
  ctx: Context,
  user: User,
  { policy, rule, because }: SignOnDecision,
  result: keyof typeof said,
  fingerprint: string | null,
): void =>
  ctx.journal.record({
    type: 'policy.evaluate_sign_on',
    actor: asTarget(user),
    targets: [
      { id: policy.id, type: 'PolicyEntity', alternateId: 'unknown', displayName: policy.name },
      { id: rule.id, type: 'PolicyRule', alternateId: 'unknown', displayName: rule.name },
    ],
    outcome: { result, reason: said[result] },
    debug: { because, ...(fingerprint === null ? {} : { deviceFingerprint: fingerprint }) },
  })

/** Somebody is in. Where a session token is made, that is told with it. */
export const tellOfStart = (ctx: Context, user: User): void =>
  ctx.journal.record({ type: 'user.session.start', actor: asTarget(user), targets: [asTarget(user)] })
