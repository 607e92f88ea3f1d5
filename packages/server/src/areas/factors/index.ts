/** What people prove themselves with beside a password: enrolled, activated, asked for, proven, and taken away. */
import type { Room } from '../../operation/operation.js'
import { messageErrors, resendErrors } from '../telephony/index.js'

export {
  activate,
  challenge,
  endFactorsOf,
  enroll,
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
  prepareVerification,
  standingOf,
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
export { factorKeys, factorTypes, providers } from './model.js'
export { yubikeySeeds } from './store.js'
export { factorView, userFactorView } from './view.js'

/** For the `errors` of an operation that enrolls, activates, asks for, or verifies a factor. */
export const factorErrors = {
  enroll: ['E0000001', 'E0000006', 'E0000038', 'E0000097', 'E0000118', 'E0000121', 'E0000136', ...messageErrors],
  activate: ['E0000001', 'E0000047', 'E0000068', 'E0000069', 'E0000082', 'E0000083'],
  challenge: ['E0000001', 'E0000047', 'E0000069', 'E0000118', ...messageErrors, ...resendErrors],
  verify: ['E0000001', 'E0000068', 'E0000069', 'E0000082', 'E0000083'],
} as const

export const factorsRoom = (): Room => ({ operations: [] })
