/** Passwords and recovery questions. */
import type { Room } from '../../../operation/operation.js'
import { changePassword } from './operations/change-password.js'
import { changeRecoveryQuestion } from './operations/change-recovery-question.js'
import { expirePassword } from './operations/expire-password.js'
import { expirePasswordWithTempPassword } from './operations/expire-password-with-temp-password.js'
import { forgotPassword } from './operations/forgot-password.js'
import { forgotPasswordSetNewPassword } from './operations/forgot-password-set-new-password.js'
import { resetPassword } from './operations/reset-password.js'

export { normalizedAnswer, type PreparedCredentials } from './model.js'
export { defaultActions, defaultSettings, type PasswordPolicy } from './password-policy.js'
export {
  countEvenIfRefused,
  countFailure,
  policyFor,
  preparedPassword,
  recoverySecret,
  rememberPassword,
  type Weighed,
  weigh,
  weighFresh,
} from './passwords.js'
export {
  concludePrimary,
  idByNameOrAddress,
  letIn,
  limitedByName,
  type PreparedPrimary,
  type Primary,
  preparePrimary,
  signInRefusedAfterMs,
} from './primary.js'
export { changeOnTheWayIn, setAfterRecovery } from './renewal.js'
export { mayAnswer, mustBeAbleToRecover } from './rules.js'

export const userCredentialsRoom = (): Room => ({
  operations: [
    changePassword,
    changeRecoveryQuestion,
    expirePassword,
    expirePasswordWithTempPassword,
    forgotPassword,
    forgotPasswordSetNewPassword,
    resetPassword,
  ],
})
