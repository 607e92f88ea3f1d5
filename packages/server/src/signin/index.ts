/** The authentication transaction: how people sign in, step by step. */
import type { Context } from '../operation/context.js'
import type { Room } from '../operation/operation.js'
import { authn, type SignInByLink } from './operations/authn.js'
import { authnActivateFactor } from './operations/authn-activate-factor.js'
import { authnActivatePoll } from './operations/authn-activate-poll.js'
import { authnCancel } from './operations/authn-cancel.js'
import { authnChangePassword } from './operations/authn-change-password.js'
import { authnEnrollFactor } from './operations/authn-enroll-factor.js'
import { authnPrevious } from './operations/authn-previous.js'
import { authnResendChallenge } from './operations/authn-resend-challenge.js'
import { authnResendEnroll } from './operations/authn-resend-enroll.js'
import { authnSkip } from './operations/authn-skip.js'
import { authnVerifyFactor } from './operations/authn-verify-factor.js'
import { rememberedDevices } from './store.js'

export { lifecycle, type Verb } from './lifecycle.js'
export type { Details, Recovery, State, Transaction } from './model.js'
export { isTrusted, step, trusted } from './step.js'
export { authnErrors, begin, end, load, move } from './transactions.js'
export {
  authnView,
  cancelLink,
  link,
  passwordPolicyView,
  previousLink,
  recoveryChallengeLinks,
  userView,
} from './view.js'

/** From now on no device of a user is one on which a factor was verified. */
export async function forgetDevices(ctx: Context, userId: string): Promise<void> {
  await rememberedDevices(ctx.db, ctx.org.id).forget(userId)
}

export const signinRoom = ({ signInByLink }: { signInByLink: SignInByLink }): Room => ({
  operations: [
    authn(signInByLink),
    authnActivateFactor,
    authnActivatePoll,
    authnCancel,
    authnChangePassword,
    authnEnrollFactor,
    authnPrevious,
    authnResendChallenge,
    authnResendEnroll,
    authnSkip,
    authnVerifyFactor,
  ],
})
