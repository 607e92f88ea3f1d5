/** What the room enters in the system log. */
import type { Context } from '../../operation/context.js'
import { asTarget, type User } from '../users/index.js'
import { type AnyFactorKind, attemptEvent, type Factor } from './model.js'

const about = ({ key }: Pick<Factor, 'key'>) => ({ factor: key })

export const tell = (
  ctx: Context,
  type: 'user.mfa.factor.activate' | 'user.mfa.factor.deactivate' | 'user.mfa.factor.update',
  user: User,
  factor: Factor,
  { nameForPeople }: Pick<AnyFactorKind, 'nameForPeople'>,
): void =>
  ctx.journal.record({
    type,
    targets: [asTarget(user)],
    outcome: { result: 'SUCCESS', reason: `User ${verbs[type]} ${nameForPeople}` },
    debug: about(factor),
  })

const verbs = {
  'user.mfa.factor.activate': 'set up',
  'user.mfa.factor.deactivate': 'reset',
  'user.mfa.factor.update': 'updated',
} as const

/** A mail with a code. */
export const tellOfMail = (ctx: Context, user: User, factor: Factor): void =>
  ctx.journal.record({
    type: 'system.email.send_factor_verify_message',
    targets: [asTarget(user)],
    debug: about(factor),
  })

export const tellOfPush = (ctx: Context, user: User, factor: Factor): void =>
  ctx.journal.record({ type: 'system.push.send_factor_verify_push', targets: [asTarget(user)], debug: about(factor) })

/** A person said no on their device, or picked a number that the page did not show. */
export const tellOfDenial = (ctx: Context, user: User, factor: Factor, reason: string): void =>
  ctx.journal.record({
    type: 'user.mfa.okta_verify.deny_push',
    actor: asTarget(user),
    targets: [asTarget(user)],
    outcome: { result: 'FAILURE', reason },
    debug: about(factor),
  })

/** Somebody used a factor, or failed to. The person is who acts, whoever holds the token. */
export const tellOfAttempt = (ctx: Context, user: User, factor: Factor, failure?: string): void =>
  ctx.journal.record({
    type: attemptEvent,
    actor: asTarget(user),
    targets: [asTarget(user)],
    outcome: failure === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: failure },
    debug: about(factor),
  })
