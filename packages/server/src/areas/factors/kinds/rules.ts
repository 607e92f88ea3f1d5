/** What must be true where somebody else judges a proof: who issued a token, who holds a device. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { FactorProviderFailed, ProviderAnswer } from '../../../ports/index.js'
import type { User } from '../../users/index.js'
import type { Challenge, Factor, Members } from '../model.js'
import type { Device } from './model.js'

/** @throws E0000001 where nothing tells whose token it is */
export function mustNameACredential(profile: Members): string {
  const { credentialId } = profile
  if (typeof credentialId === 'string' && credentialId.trim() !== '' && credentialId.length <= 255) return credentialId
  throw apiError.E0000001({ field: 'factorEnrollRequest' }, { causes: [cause.blank('profile.credentialId')] })
}

/** A provider that keeps silent may answer yet; one in trouble has answered. @throws E0000067, E0000074 */
export function mustHaveJudged(failed: FactorProviderFailed): never {
  if (failed.problem === 'silent') throw apiError.E0000067({ cause: failed })
  throw apiError.E0000074({ cause: failed })
}

/** The provider neither took the code nor refused it: what it asks is the whole summary, which ends in a full stop. */
export function mustAskNothingMore(answer: ProviderAnswer): void {
  if (answer.result === 'CHALLENGE') throw apiError.E0000113({ challenge: answer.prompt.replace(/\.$/, '') })
}

/** A token is enrolled by a code that works. @throws E0000068 */
export function mustBeTaken(answer: ProviderAnswer): void {
  if (answer.result === 'REJECT') throw apiError.E0000068({ causes: [cause.passcodeMismatch()] })
}

/** Whoever asked for the outcome, and for nothing else, hears that there is none yet. @throws E0000070 */
export function mustHaveBeenAnswered(standing: string): void {
  if (standing === 'WAITING') throw apiError.E0000070()
}

/** Whoever asked for the outcome, and for nothing else, hears what the person said. @throws E0000073 */
export function mustNotBeRejected(standing: string): void {
  if (standing === 'REJECTED') throw apiError.E0000073()
}

/** A token that sets up a device works once, and for its time. @throws E0000011 */
export function mustStillBeAwaited<T>(found: T | undefined): T {
  if (found === undefined) throw apiError.E0000011()
  return found
}

/** The device belongs to somebody who was deleted, or who never was. @throws E0000156 */
export function mustBeSomebody(user: User | undefined): asserts user is User {
  if (user === undefined) throw apiError.E0000156()
}

/** @throws E0000154 where the factor was reset while its device was not looking */
export function mustStillBeEnrolled(factor: Factor | undefined): Factor {
  if (factor === undefined || factor.status !== 'ACTIVE') throw apiError.E0000154()
  return factor
}

/** @throws E0000155 for an account that an administrator has put to rest */
export function mustBeInUse({ status }: Pick<User, 'status'>): void {
  if (status === 'SUSPENDED' || status === 'DEPROVISIONED') throw apiError.E0000155()
}

/** @throws E0000191 for a push that was answered, taken back, or left alone for too long */
export function mustStillBeOpen(asked: Challenge | undefined): Challenge {
  if (asked === undefined) throw apiError.E0000191()
  return asked
}

/** Whoever lets a link be sent has an enrollment that still waits for it. @throws E0000001 */
export function mustStillWaitForADevice(asked: Challenge | undefined): Challenge {
  if (asked === undefined) {
    throw apiError.E0000001({ field: 'factorActivateRequest' }, { causes: [cause.invalidField('status')] })
  }
  return asked
}

/** A free org sends no links as texts. @throws E0000233 */
export function mustPayForLinks(isFree: boolean): void {
  if (isFree) throw apiError.E0000233()
}

/** What the org asks of devices. `takesPin`: somebody whom the device does not recognise may type a PIN instead. */
export type DeviceSettings = { verifiesUsers: boolean; takesPin: boolean; wantsFips: boolean }

/** @throws E0000159 */
export function mustComplyWithFips({ wantsFips }: DeviceSettings, isCompliant: boolean): void {
  if (wantsFips && !isCompliant) throw apiError.E0000159()
}

/** A device without a key for its owner cannot tell that it is them. @throws E0000158, E0000229 */
export function mustBeAbleToVerifyUsers({ verifiesUsers, takesPin }: DeviceSettings, keys: Device['keys']): void {
  if (!verifiesUsers) return
  const { userVerification, userVerificationBioOrPin } = keys
  if (userVerification === undefined && userVerificationBioOrPin === undefined) throw apiError.E0000158()
  if (takesPin && userVerificationBioOrPin === undefined) throw apiError.E0000229()
}
