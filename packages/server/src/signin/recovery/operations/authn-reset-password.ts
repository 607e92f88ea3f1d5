import { endSessionsOf } from '../../../areas/sessions/index.js'
import { setAfterRecovery, weighFresh } from '../../../areas/users/index.js'
import { advance } from '../../advance.js'
import { step } from '../../step.js'
import { transactions } from '../../store.js'
import { passwordReset } from '../events.js'
import { mustStillRecover, recoveringIn, stillErrors, useUp } from '../going-on.js'
import { newPasswordBody } from '../input.js'

/**
 * Sets the password that a recovery, or a welcome, leads to; whoever sets it goes on to sign in. What else was under way
 * for this person ends, for who began it may have been another; sessions end where that is asked for, as in Okta.
 */
export const authnResetPassword = step({
  id: 'authnResetPassword',
  route: 'POST /api/v1/authn/credentials/reset_password',
  verb: 'resetPassword',
  body: newPasswordBody,
  errors: ['E0000014', 'E0000080', 'E0000085', ...stillErrors],
  async prepare(ctx, { transaction, body: { newPassword } }) {
    const { user, policy } = await recoveringIn(ctx, transaction)
    return weighFresh(ctx, user, policy, newPassword)
  },
  async run(ctx, { transaction, body: { newPassword, revokeSessions }, prepared }) {
    const recovering = await recoveringIn(ctx, transaction)
    const { recovery, policy } = recovering
    mustStillRecover(ctx, recovering)
    await useUp(ctx, recovery)
    const verb = recovery.type === 'ACCOUNT_ACTIVATION' ? 'welcome' : 'recover'
    const user = await setAfterRecovery(ctx, verb, recovering.user, policy, newPassword, prepared)
    if (recovery.type === 'PASSWORD') ctx.journal.record(passwordReset(user))
    // The session that this sign-in begins is not there yet.
    if (revokeSessions) await endSessionsOf(ctx, user.id)
    await transactions(ctx.db, ctx.org.id).removeOf(user.id, transaction.row.token_hash)
    const details = { ...transaction.details, amr: ['pwd'], recovery: null }
    return advance(ctx, { user, details, under: { transaction, verb: 'resetPassword' } })
  },
})
