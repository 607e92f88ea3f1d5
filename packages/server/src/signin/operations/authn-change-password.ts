import { endSessionsOf } from '../../areas/sessions/index.js'
import { changeOnTheWayIn, policyFor, weigh } from '../../areas/users/index.js'
import { advance } from '../advance.js'
import { changePasswordBody } from '../input.js'
import { signingIn } from '../person.js'
import { step } from '../step.js'

/** Renews a password that has expired, or soon will, by whoever shows the old one. */
export const authnChangePassword = step({
  id: 'authnChangePassword',
  route: 'POST /api/v1/authn/credentials/change_password',
  verb: 'changePassword',
  body: changePasswordBody,
  errors: ['E0000014', 'E0000069', 'E0000085'],
  async prepare(ctx, { transaction, body: { oldPassword, newPassword } }) {
    const user = await signingIn(ctx, transaction)
    const policy = await policyFor(ctx, user)
    return weigh(ctx, user, policy, { shown: oldPassword, against: user.password_hash, fresh: newPassword })
  },
  async run(ctx, { transaction, body: { newPassword, revokeSessions }, prepared }) {
    const before = await signingIn(ctx, transaction)
    const policy = await policyFor(ctx, before)
    // The session that this sign-in begins stays: those that there were are ended before it is made.
    if (revokeSessions) await endSessionsOf(ctx, before.id)
    const user = await changeOnTheWayIn(ctx, before, policy, newPassword, prepared)
    return advance(ctx, { user, details: transaction.details, under: { transaction, verb: 'changePassword' } })
  },
})
