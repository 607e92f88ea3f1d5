/** Policies and rules as the log names them, and what it hears of a decision. */
import type { Target } from '../../journal/events.js'
import type { Context } from '../../operation/context.js'
import { asTarget, type User } from '../users/index.js'
import type { Policy, PolicyRule, SignOnDecision } from './model.js'

type Named = Pick<Policy | PolicyRule, 'id' | 'name'>

export const policyTarget = ({ id, name }: Named): Target => ({
  id,
  type: 'PolicyEntity',
  alternateId: 'unknown',
  displayName: name,
})

export const ruleTarget = ({ id, name }: Named): Target => ({
  id,
  type: 'PolicyRule',
  alternateId: 'unknown',
  displayName: name,
})

/**
 * How the sign-on policy judged a sign-in, by which rule, and why by that one. `deviceFingerprint`: what a trusted
 * application knows the device by.
 */
export const tellOfEvaluation = (
  ctx: Context,
  user: User,
  { policy, rule, because }: SignOnDecision,
  result: 'ALLOW' | 'CHALLENGE' | 'DENY',
  deviceFingerprint: string | null = null,
): void =>
  ctx.journal.record({
    type: 'policy.evaluate_sign_on',
    actor: asTarget(user),
    targets: [policyTarget(policy), ruleTarget(rule)],
    outcome: { result, reason: `Sign-on policy evaluation resulted in ${result}` },
    debug: { because, ...(deviceFingerprint === null ? {} : { deviceFingerprint }) },
  })
