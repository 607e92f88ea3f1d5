/** Passwords and recovery questions. */
import type { Room } from '../../../operation/operation.js'
import { changePassword } from './operations/change-password.js'
import { changeRecoveryQuestion } from './operations/change-recovery-question.js'
import { expirePassword } from './operations/expire-password.js'
import { expirePasswordWithTempPassword } from './operations/expire-password-with-temp-password.js'
import { forgotPassword } from './operations/forgot-password.js'
import { forgotPasswordSetNewPassword } from './operations/forgot-password-set-new-password.js'
import { resetPassword } from './operations/reset-password.js'
import { defaultActions, defaultSettings } from './password-policy.js'
import { passwordPolicies } from './store.js'

export { type CredentialsBody, credentialsBody } from './input.js'
export type { PreparedCredentials } from './model.js'
export type { PasswordPolicy } from './password-policy.js'
export {
  countEvenIfRefused,
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
  letIn,
  type PreparedPrimary,
  type Primary,
  type PrimaryCredentials,
  preparePrimary,
  userByName,
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
  /** An org begins with the policy that applies where no other does. */
  async founding(ctx) {
    const id = ctx.ids.next('policy')
    const common = { type: 'PASSWORD', status: 'ACTIVE', system: 1, created: ctx.now, last_updated: ctx.now } as const
    await passwordPolicies(ctx.db, ctx.org.id).insert(
      {
        ...common,
        id,
        name: 'Default Policy',
        description: 'The default policy applies in all situations if no other policy applies.',
        priority: 1,
        settings: JSON.stringify(defaultSettings),
        conditions: '{"authProvider":{"provider":"OKTA"}}',
      },
      {
        ...common,
        id: ctx.ids.next('rule'),
        policy_id: id,
        name: 'Default Rule',
        priority: 1,
        conditions: '{"people":{"users":{"exclude":[]}},"network":{"connection":"ANYWHERE"}}',
        actions: JSON.stringify(defaultActions),
      },
    )
  },
})
