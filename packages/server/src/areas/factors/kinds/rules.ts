/** What must be true where somebody else judges a proof: who issued a token, who holds a device. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { FactorProviderFailed, ProviderAnswer } from '../../../ports/index.js'
import type { Members } from '../model.js'

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
