/** What people prove themselves with beside a password: which kinds there are, and what a kind must be able to do. */
import type { EventType } from '../../journal/events.js'
import type { Kind as IdKind } from '../../kernel/ids.js'
import type { Context } from '../../operation/context.js'
import type { FactorChallengeRow, FactorRow } from '../../store/tables/factors.js'
import type { AuthenticatorKey, MethodType } from '../authenticators/index.js'
import { messageErrors, resendErrors } from '../telephony/index.js'
import type { User } from '../users/index.js'

/** Okta's keys, as the settings of an enrollment policy name them, in the order in which factors are offered. */
export const factorKeys = [
  'okta_question',
  'okta_otp',
  'okta_push',
  'google_otp',
  'okta_sms',
  'okta_call',
  'okta_email',
  'rsa_token',
  'symantec_vip',
  'yubikey_token',
  'hotp',
  'duo',
  'fido_webauthn',
  'fido_u2f',
] as const

export type FactorKey = (typeof factorKeys)[number]

export const factorTypes = [
  'question',
  'token:software:totp',
  'push',
  'sms',
  'call',
  'email',
  'token',
  'token:hardware',
  'token:hotp',
  'web',
  'webauthn',
  'u2f',
] as const

export type FactorType = (typeof factorTypes)[number]

export const providers = ['OKTA', 'GOOGLE', 'RSA', 'SYMANTEC', 'YUBICO', 'CUSTOM', 'DUO', 'FIDO'] as const

export type Provider = (typeof providers)[number]

export type FactorStatus = FactorRow['status']

/** Members of a JSON column. */
export type Members = Readonly<Record<string, unknown>>

export type Factor = Omit<FactorRow, 'key'> & { key: FactorKey }

/** What somebody asked to have enrolled. */
export type Asked = {
  factorType: FactorType
  provider: Provider
  /** As it came, or empty. */
  profile: Members
  /** The proof that some kinds want at once. */
  verify?: Proof | undefined
  factorProfileId?: string | undefined
  /** Active at once, without a proof: for an administrator who knows. */
  activate?: boolean | undefined
  /** Another number takes the place of the one on file. */
  updatePhone?: boolean | undefined
} & How

/** How a challenge is to be sent. */
export type How = {
  /** It is sent again: somebody did not receive the one before. */
  again?: boolean | undefined
  /** A text of the org's own; the default one where it is not found. */
  templateId?: string | undefined
  /** A language tag (RFC 5646). */
  language?: string | undefined
  /** How long what is sent works; five minutes where nothing is said. */
  tokenLifetimeSeconds?: number | undefined
  useNumberMatchingChallenge?: boolean | undefined
}

/** What somebody shows, by the names that clients send. Empty asks how it stands with what was sent. */
export type Proof = {
  passCode?: string | undefined
  nextPassCode?: string | undefined
  answer?: string | undefined
  clientData?: string | undefined
  registrationData?: string | undefined
  attestation?: string | undefined
  authenticatorData?: string | undefined
  signatureData?: string | undefined
  /** What was asked in this very sign-in. Never taken from a body: somebody else's yes must not open this door. */
  challengeId?: string | undefined
}

/** What a person was asked to answer, and how it stands. */
export type Challenge = Omit<FactorChallengeRow, 'details'> & {
  /** Opened: the code, or what must be signed. Never to be shown as it is. */
  details: Members
}

/** How an attempt ended that was not refused. */
export type Outcome =
  | {
      result: 'SUCCESS'
      /** What goes into the `amr` of tokens and sessions (RFC 8176), without `mfa`. */
      amr: readonly string[]
      /** The factor as it is now. A text's has another id once it is active. */
      factor: Factor
    }
  | { result: 'WAITING' | 'REJECTED' | 'TIMEOUT' | 'CANCELLED'; factor: Factor; challenge: Challenge }

/** How a new factor begins, as its kind made it. */
export type Beginning = {
  status: FactorStatus
  profile?: Members | undefined
  /** Sealed or hashed by the kind. */
  secret?: string | undefined
  state?: Members | undefined
  /** Where it is decided before the row is written. */
  id?: string | undefined
}

/** What a kind says of a proof. It refuses nothing: counting and refusing are the same for all kinds. */
export type Verdict =
  | {
      is: 'right'
      /** What changes of the factor with this use. */
      changes?: Partial<Pick<Factor, 'profile' | 'secret' | 'state'>>
    }
  /** Counted toward the lockout: E0000068 with the kind's cause. */
  | { is: 'wrong' }
  /** A code that was accepted before: E0000082. */
  | { is: 'replayed' }
  /** A right code of another time: E0000083. */
  | { is: 'out of window' }
  /** The person has not answered yet, or has said no, or it is too late. */
  | { is: 'WAITING' | 'REJECTED' | 'TIMEOUT' | 'CANCELLED'; challenge: Challenge }

/**
 * A kind of factor. Whatever takes time (a gateway, a hash, a provider) is in `prepare…`, before the transaction; the
 * rest decides and writes in it. `E`, `C`, `P`: what the three prepare.
 */
export type FactorKind<E = undefined, C = undefined, P = undefined> = {
  key: FactorKey
  factorType: FactorType
  provider: Provider
  /** Where the vendor is not the provider. */
  vendorNameOf?(factor: Factor): string | undefined
  /** What its ids begin with; `pending` where they are others until it is active. */
  ids: { active: IdKind; pending?: IdKind }
  /** What must be on in the org, and which of its methods where they are switched one by one. */
  authenticator: AuthenticatorKey
  method?: MethodType
  /** RFC 8176. */
  amr: readonly string[]
  /** A person may have more than one. */
  several?: true
  /** A device or a provider activates it by itself; whoever polls meanwhile hears of it. */
  activatedElsewhere?: true
  /** What the proof is called in `errorCauses`; `passcode` where nothing is said. */
  proofIs?: 'answer' | 'passcode' | 'token'
  /** What a mail calls it. */
  nameForPeople: string

  /** May send the first challenge or ask a provider. May refuse by a rule. */
  prepareEnrollment?(ctx: Context, user: User, asked: Asked): Promise<E>
  /** In the transaction. May refuse by a rule. */
  enroll(ctx: Context, user: User, asked: Asked, prepared: E): Promise<Beginning>
  /** Once the row stands: what is kept of the first challenge. */
  enrolled?(ctx: Context, user: User, factor: Factor, asked: Asked, prepared: E): Promise<void>

  /** For kinds whose proof answers something that is sent first; absent for the others. */
  prepareChallenge?(ctx: Context, user: User, factor: Factor, how: How): Promise<C>
  challenge?(ctx: Context, user: User, factor: Factor, how: How, prepared: C): Promise<Challenge>

  prepareVerification?(ctx: Context, user: User, factor: Factor, proof: Proof): Promise<P>
  /** A pending factor is activated by the same: a kind that must do it otherwise asks `factor.status`. */
  verify(ctx: Context, user: User, factor: Factor, proof: Proof, prepared: P): Promise<Verdict>
  /** Once the factor is active: what follows from it. */
  activated?(ctx: Context, user: User, factor: Factor, before: Factor): Promise<void>
  /** Once the factor is gone. `entirely`: what serves recovery goes as well. */
  ended?(ctx: Context, factor: Factor, entirely: boolean): Promise<void>

  /** `_embedded.activation` of a pending factor. */
  activation?(ctx: Context, user: User, factor: Factor): Promise<Members>
  /** What a challenge shows, as `_embedded.challenge` or under the name that `challengeIs` gives. */
  challengeIs?: 'verification'
  challengeShown?(ctx: Context, factor: Factor, challenge: Challenge): Members | undefined
  /** What is printed of the profile for somebody who has shown no more than a password. */
  masked?(profile: Members): Members
  /** `_links` of a pending factor in the UserFactor API beside `self` and `user`, by name; paths below the factor. */
  links?: {
    /** `poll` instead of `activate`. */
    pending?: Readonly<Record<string, { path: string; allow: readonly string[] }>>
    /** Named ways in which a code is sent again. */
    resend?: string
  }
  /** `_embedded` of the kind in the list of what may be enrolled. */
  offered?(ctx: Context, user: User): Promise<Members | undefined>
}

// biome-ignore lint/suspicious/noExplicitAny: a table of kinds cannot name what each of them prepares.
export type AnyFactorKind = FactorKind<any, any, any>

/** What an attempt is called in the log. */
export const attemptEvent: EventType = 'user.authentication.auth_via_mfa'

/** Seconds for which a code that was sent works where nobody said otherwise. */
export const usualLifetimeSeconds = 300

/** For the `errors` of an operation that enrolls, activates, asks for, or verifies a factor. */
export const factorErrors = {
  enroll: [
    'E0000001',
    'E0000006',
    'E0000038',
    'E0000067',
    'E0000068',
    'E0000074',
    'E0000082',
    'E0000097',
    'E0000113',
    'E0000118',
    'E0000121',
    'E0000136',
    ...messageErrors,
  ],
  activate: ['E0000001', 'E0000047', 'E0000068', 'E0000069', 'E0000070', 'E0000082', 'E0000083'],
  challenge: [
    'E0000001',
    'E0000047',
    'E0000069',
    'E0000070',
    'E0000073',
    'E0000118',
    ...messageErrors,
    ...resendErrors,
  ],
  verify: [
    'E0000001',
    'E0000047',
    'E0000067',
    'E0000068',
    'E0000069',
    'E0000070',
    'E0000073',
    'E0000074',
    'E0000082',
    'E0000083',
    'E0000113',
  ],
} as const
