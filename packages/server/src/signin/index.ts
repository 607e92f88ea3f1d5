/** The authentication transaction: how people sign in, step by step. */
import type { Context } from '../operation/context.js'
import type { Room, Subscriber } from '../operation/operation.js'
import { authn, type SignInByLink } from './operations/authn.js'
import { authnActivateFactor } from './operations/authn-activate-factor.js'
import { authnActivatePoll } from './operations/authn-activate-poll.js'
import { authnCancel } from './operations/authn-cancel.js'
import { authnChangePassword } from './operations/authn-change-password.js'
import { authnEnrollFactor } from './operations/authn-enroll-factor.js'
import { authnPrevious } from './operations/authn-previous.js'
import { authnResendChallenge } from './operations/authn-resend-challenge.js'
import { authnResendEnroll } from './operations/authn-resend-enroll.js'
import { authnSendActivationEmail } from './operations/authn-send-activation-email.js'
import { authnSendActivationSms } from './operations/authn-send-activation-sms.js'
import { authnSkip } from './operations/authn-skip.js'
import { authnStepUpRedirect } from './operations/authn-step-up-redirect.js'
import { authnVerifyFactor } from './operations/authn-verify-factor.js'
import { pushPreferences, rememberedDevices, transactions } from './store.js'

/** From now on no device of a user is one on which a factor was verified. */
export async function forgetDevices(ctx: Context, userId: string): Promise<void> {
  await rememberedDevices(ctx.db, ctx.org.id).forget(userId)
}

/** Who is kept out for a while does not go on afterwards where they were. */
const endsWithItsPerson: Subscriber = {
  on: ['user.lifecycle.suspend', 'user.lifecycle.deactivate', 'user.lifecycle.delete.initiated'],
  async run(ctx, { targets = [] }) {
    for (const { id } of targets) await transactions(ctx.db, ctx.org.id).removeOf(id)
  },
}

/** Whose sessions are ended has none begun afterwards by a sign-in that was done before. */
const endsWithSessions: Subscriber = {
  on: ['user.session.clear'],
  async run(ctx, { targets = [] }) {
    for (const { id } of targets) await transactions(ctx.db, ctx.org.id).removeDoneOf(id)
  },
}

/** A device vouches for a factor that was proven there. Once the factors are gone it does not, nor is one pushed to. */
const devicesAreForgotten: Subscriber = {
  on: ['user.mfa.factor.reset_all', 'user.lifecycle.deactivate', 'user.lifecycle.delete.initiated'],
  async run(ctx, { targets = [] }) {
    for (const { id } of targets) {
      await forgetDevices(ctx, id)
      await pushPreferences(ctx.db, ctx.org.id).forget(id)
    }
  },
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
    authnSendActivationEmail,
    authnSendActivationSms,
    authnSkip,
    authnStepUpRedirect,
    authnVerifyFactor,
  ],
  subscribers: [endsWithItsPerson, endsWithSessions, devicesAreForgotten],
})
