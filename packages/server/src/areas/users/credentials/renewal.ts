/** A password that is renewed on the way in: because it is too old, or because it was forgotten. */
import type { Context } from '../../../operation/context.js'
import { asTarget, mustLead, personOf } from '../lifecycle/index.js'
import type { User } from '../model.js'
import type { PasswordPolicy } from './password-policy.js'
import { countEvenIfRefused, replacePassword, tellOfNewPassword, type Weighed } from './passwords.js'
import * as must from './rules.js'

/** Whoever is on the way in shows no token; the log names them all the same. */
const changedBySelf = { type: 'user.account.update_password', bySelf: true } as const

/**
 * Replaces a password by whoever shows the old one. `weighed`: what `weigh` found out before the transaction.
 * @throws E0000014
 */
export async function changeOnTheWayIn(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  fresh: string,
  weighed: Weighed,
): Promise<User> {
  const proven = weighed.proven && weighed.against === user.password_hash
  if (!proven) countEvenIfRefused(ctx, user, policy, changedBySelf)
  must.mustBeProven(proven, 'oldPassword')
  must.mustMeetPolicy(policy, fresh, personOf(user))
  must.mustNotComeBack(weighed.reuse)
  const changed = await replacePassword(ctx, user, must.mustStillHold(weighed.hash), mustLead('changePassword', user))
  ctx.journal.record({ type: 'user.account.update_password', actor: asTarget(user), targets: [asTarget(user)] })
  tellOfNewPassword(ctx, changed)
  return changed
}

/**
 * Sets the password of somebody who proved themselves otherwise, by `verb`. Who has them signed in ends the sessions that
 * there are.
 * @throws E0000014, E0000080; E0000034 or E0000105 where the verb leads nowhere
 */
export async function setAfterRecovery(
  ctx: Context,
  verb: 'recover' | 'welcome',
  user: User,
  policy: PasswordPolicy,
  fresh: string,
  weighed: Pick<Weighed, 'reuse' | 'hash'>,
): Promise<User> {
  const status = mustLead(verb, user)
  must.mustMeetTheRequirements(policy, fresh, personOf(user))
  must.mustBeOneOfANewKind(weighed.reuse)
  const changed = await replacePassword(ctx, user, must.mustStillHold(weighed.hash), status)
  ctx.journal.record({ type: 'user.account.update_password', actor: asTarget(user), targets: [asTarget(user)] })
  if (user.password_hash !== null) tellOfNewPassword(ctx, changed)
  return changed
}
