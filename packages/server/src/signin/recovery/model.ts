/** Getting back in: what somebody may ask for, and what stands in their way. */
/** What somebody forgot, or ran into. */
export type RecoveryType = 'PASSWORD' | 'UNLOCK'

/** By what they can be reached. */
export type RecoveryFactor = 'EMAIL' | 'SMS' | 'CALL'

export type Phone = Exclude<RecoveryFactor, 'EMAIL'>

/** What somebody asks for. `factorType` absent: a trusted application wants the token itself. */
export type Wish = {
  type: RecoveryType
  username: string
  factorType: RecoveryFactor | undefined
  relayState: string | null
}

/** What keeps a person from recovering by themselves, in the order in which it is said. */
export type Obstacle =
  /** They have no password here, or are not in a status in which one can be forgotten. */
  | 'status'
  /** They are locked out, and only an administrator lets them out. */
  | 'locked'
  /** There is nothing to unlock. */
  | 'not locked'
  /** The rule of the password policy does not let them, or not by this factor. */
  | 'policy'
  /** The question that would be asked was never set. */
  | 'no question'

/** The kind of the one-time secret that begins a recovery, and the recovery that it begins. */
export const secretKinds = { PASSWORD: 'recovery', UNLOCK: 'unlock' } as const
export const typeOfKind = { recovery: 'PASSWORD', unlock: 'UNLOCK' } as const

/** A code is good for as long as a factor's. */
export const codeLifetimeMinutes = 5

/** With so many wrong codes a transaction is over, whoever it is about and whether it is about anybody. */
export const wrongCodesMax = 5

/** Wrong answers are counted toward the lockout; where a policy has none, so many end a recovery. */
export const wrongAnswersUsually = 10

/** Nobody is texted or called again sooner. */
export const pauseSeconds = 30
