/** The states of a user, and what leads from one to the next. */
import type { Room } from '../../../operation/operation.js'
import { activateUser } from './operations/activate-user.js'
import { deactivateUser } from './operations/deactivate-user.js'
import { reactivateUser } from './operations/reactivate-user.js'
import { resetFactors } from './operations/reset-factors.js'
import { suspendUser } from './operations/suspend-user.js'
import { unlockUser } from './operations/unlock-user.js'
import { unsuspendUser } from './operations/unsuspend-user.js'
import { deactivation, unlocking } from './steps.js'

export { asRecipient, asTarget, personOf } from './events.js'
export { mayBe, moved, mustLead } from './lifecycle.js'
export { signsInElsewhere } from './rules.js'
export {
  deactivateAsAsked,
  endSecrets,
  failSecret,
  giveSecret,
  isSecretAlive,
  lockOut,
  type SecretShown,
  secretShown,
  sendActivation,
  unlock,
  useSecret,
} from './steps.js'

export const userLifecycleRoom = (): Room => ({
  operations: [activateUser, deactivateUser, reactivateUser, resetFactors, suspendUser, unlockUser, unsuspendUser],
  jobs: [deactivation, unlocking],
})
