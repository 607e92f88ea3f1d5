/** Getting back in by oneself: a forgotten password, a lockout, and the link of a welcome mail. */
import type { Room } from '../../operation/operation.js'
import { authnAnswerRecovery } from './operations/authn-answer-recovery.js'
import { authnForgotPassword } from './operations/authn-forgot-password.js'
import { authnResendRecovery } from './operations/authn-resend-recovery.js'
import { authnResetPassword } from './operations/authn-reset-password.js'
import { authnUnlock } from './operations/authn-unlock.js'
import { authnVerifyRecovery } from './operations/authn-verify-recovery.js'
import { authnVerifyRecoveryToken } from './operations/authn-verify-recovery-token.js'
import { counting, reaching } from './reaching.js'

export { signInByLink } from './welcome.js'

export const recoveryRoom = (): Room => ({
  operations: [
    authnForgotPassword,
    authnUnlock,
    authnVerifyRecovery,
    authnResendRecovery,
    authnVerifyRecoveryToken,
    authnAnswerRecovery,
    authnResetPassword,
  ],
  jobs: [reaching, counting],
})
