/** A transaction as Okta answers it: where it stands, what is known of whom, and which links lead on. */
import type { PasswordPolicy, Profile, User } from '../areas/users/index.js'
import { day, toSeconds } from '../kernel/time.js'
import type { Details, Recovery, State } from './model.js'

export type Link = { name?: string; href: string; hints: { allow: readonly string[] } }
export type Links = Readonly<Record<string, Link | readonly Link[]>>
type Members = Readonly<Record<string, unknown>>

/** What of a transaction is answered; absent members are left out. */
export type Shown = {
  status: State
  stateToken?: string | undefined
  expiresAt?: Date | undefined
  sessionToken?: string | undefined
  relayState?: string | null
  factorResult?: string | null
  isStepUp?: boolean
  recovery?: Recovery | null
  recoveryToken?: string
  embedded?: Members
  links?: Links
}

export function authnView(shown: Shown) {
  const { status, stateToken, expiresAt, sessionToken, relayState, factorResult, recovery, recoveryToken } = shown
  return {
    ...(stateToken === undefined ? {} : { stateToken }),
    ...(shown.isStepUp ? { type: 'SESSION_STEP_UP' } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt: toSeconds(expiresAt) }),
    status,
    ...(factorResult ? { factorResult } : {}),
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(recoveryToken === undefined ? {} : { recoveryToken }),
    ...(relayState ? { relayState } : {}),
    ...(recovery?.factorType ? { factorType: recovery.factorType } : {}),
    ...(recovery ? { recoveryType: recovery.type } : {}),
    ...(shown.embedded === undefined ? {} : { _embedded: shown.embedded }),
    ...(shown.links === undefined ? {} : { _links: shown.links }),
  }
}

/** A transaction that was given up: what its page gave it to keep comes back, and nothing else. */
export const endedView = ({ relayState }: Pick<Details, 'relayState'>) => (relayState === null ? {} : { relayState })

/** Where a step is posted to. `path` below `/api/v1/authn`. */
export const link = (base: string, path: string, name?: string): Link => ({
  ...(name === undefined ? {} : { name }),
  href: `${base}/api/v1/authn${path}`,
  hints: { allow: ['POST'] },
})

export const cancelLink = (base: string) => ({ cancel: link(base, '/cancel') })
export const previousLink = (base: string) => ({ prev: link(base, '/previous') })
export const unlockLink = (base: string) => ({ next: link(base, '/recovery/unlock', 'unlock') })
export const skipLink = (base: string) => ({ skip: link(base, '/skip', 'skip') })

/** What is said of somebody once they have shown who they are. Okta says where they live even if nobody told. */
export function userView(user: User, more: Members = {}) {
  const { login, firstName, lastName, locale, timezone } = JSON.parse(user.profile) as Profile
  return {
    id: user.id,
    passwordChanged: user.password_changed,
    profile: {
      login,
      firstName,
      lastName,
      locale: typeof locale === 'string' ? locale : 'en_US',
      timeZone: typeof timezone === 'string' ? timezone : 'America/Los_Angeles',
    },
    ...more,
  }
}

/** What a new password must be like. `expiresInDays`: absent where the password has expired. */
export function passwordPolicyView({ settings }: PasswordPolicy, expiresInDays?: number) {
  const { complexity, age } = settings.password
  const { minLength, minLowerCase, minUpperCase, minNumber, minSymbol, excludeUsername, excludeAttributes } = complexity
  return {
    ...(expiresInDays === undefined ? {} : { expiration: { passwordExpireDays: expiresInDays } }),
    complexity: {
      minLength,
      minLowerCase,
      minUpperCase,
      minNumber,
      minSymbol,
      excludeUsername,
      ...(excludeAttributes.length === 0 ? {} : { excludeAttributes }),
    },
    age: { minAgeMinutes: age.minAgeMinutes, historyCount: age.historyCount },
  }
}

/** Whole days for which a password still works; undefined for one that does not expire. */
export function daysLeft({ settings }: PasswordPolicy, user: User, now: Date): number | undefined {
  const { maxAgeDays } = settings.password.age
  if (maxAgeDays === 0 || user.password_changed === null) return undefined
  const leftMs = Date.parse(user.password_changed) + maxAgeDays * day - now.getTime()
  return Math.max(0, Math.floor(leftMs / day))
}

/** The factor that proves a recovery, as its address writes it: `SMS`, `CALL`. */
export const recoveryChallengeLinks = (base: string, factorType: 'SMS' | 'CALL'): Links => ({
  next: link(base, `/recovery/factors/${factorType}/verify`, 'verify'),
  ...cancelLink(base),
  resend: link(base, `/recovery/factors/${factorType}/resend`, factorType.toLowerCase()),
})
