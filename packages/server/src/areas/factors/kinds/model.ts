/** What several kinds of factors know. */
import type { JWK } from 'jose'

/** A device as it enrolled. */
export type Device = {
  id: string
  /** Whoever else uses the device in another org has the same. */
  clientInstanceId: string
  name: string
  platform: string
  osVersion: string
  /** The first signs whatever the person says; the others once the device has recognised them. */
  keys: { proofOfPossession: JWK; userVerification?: JWK; userVerificationBioOrPin?: JWK }
}
