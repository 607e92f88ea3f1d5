/** What people prove themselves with beside a password: enrolled, activated, asked for, proven, and taken away. */
import type { Room, Subscriber } from '../../operation/operation.js'
import { endFactorsOf } from './lifecycle.js'
import { activateFactor } from './operations/activate-factor.js'
import { enrollFactor } from './operations/enroll-factor.js'
import { getFactor } from './operations/get-factor.js'
import { getFactorTransactionStatus } from './operations/get-factor-transaction-status.js'
import { listFactors } from './operations/list-factors.js'
import { listSupportedFactors } from './operations/list-supported-factors.js'
import { listSupportedSecurityQuestions } from './operations/list-supported-security-questions.js'
import { resendEnrollFactor } from './operations/resend-enroll-factor.js'
import { unenrollFactor } from './operations/unenroll-factor.js'
import { verifyFactor } from './operations/verify-factor.js'

export { proofEntries, proofOf } from './input.js'
export { standingOf } from './kinds/asking.js'
export { newCode } from './kinds/codes.js'
export {
  answerPush,
  awaited,
  cancelPush,
  type Device,
  type Enrollment,
  enrollDevice,
  enrollmentIdOf,
  enrollmentNamed,
  keyNamed,
  type LinkBy,
  linkErrors,
  mustBeAbleToAct,
  mustComply,
  noteDuo,
  openPushes,
  type PreparedLink,
  prepareActivationLink,
  qrText,
  sendActivationLink,
  waitingForDuo,
} from './kinds/devices.js'
export { verifiedNumber } from './kinds/phone.js'
export { heardFromDuo } from './kinds/web.js'
export type { YubikeySecrets } from './kinds/yubikey.js'
export {
  activate,
  asksFirst,
  challenge,
  endFactorsOf,
  enroll,
  factorsAllowed,
  factorsOf,
  findFactor,
  hasActiveFactor,
  kindOf,
  type PreparedChallenge,
  type PreparedEnrollment,
  type PreparedProof,
  prepareActivation,
  prepareChallenge,
  prepareEnrollment,
  prepareVerificationOfAny,
  type Supported,
  supportedFactors,
  supportedKinds,
  unenroll,
  verify,
} from './lifecycle.js'
export type {
  AnyFactorKind,
  Asked,
  Challenge,
  Factor,
  FactorKey,
  FactorKind,
  FactorStatus,
  FactorType,
  How,
  Outcome,
  Proof,
  Provider,
} from './model.js'
export { factorErrors, factorKeys, factorTypes, providers } from './model.js'
export { userPhones, yubikeySeeds } from './store.js'
export { factorToChange } from './target.js'
export { activationView, challengeView, factorView, outcomeView, supportedFactorView, userFactorView } from './view.js'

/** Who is reset loses every factor; who is gone, what serves recovery as well. */
const factorsFollowUsers: Subscriber = {
  on: ['user.mfa.factor.reset_all', 'user.lifecycle.delete.initiated'],
  async run(ctx, { type, targets = [] }) {
    for (const { id } of targets) await endFactorsOf(ctx, id, type === 'user.lifecycle.delete.initiated')
  },
}

export const factorsRoom = (): Room => ({
  operations: [
    listFactors,
    enrollFactor,
    listSupportedFactors,
    listSupportedSecurityQuestions,
    getFactor,
    unenrollFactor,
    activateFactor,
    resendEnrollFactor,
    verifyFactor,
    getFactorTransactionStatus,
  ],
  subscribers: [factorsFollowUsers],
})
