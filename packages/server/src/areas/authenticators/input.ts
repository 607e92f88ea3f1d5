/** The shapes of authenticators, their methods and models of security keys as they are sent. */
import {
  boolean,
  filled,
  flag,
  integer,
  list,
  nullable,
  type Output,
  object,
  oneOf,
  optional,
  record,
  text,
} from '../../kernel/schema.js'
import { authenticatorKeys } from '../policies/index.js'
import { methodTakesSetting, providerKindOf, takesSetting } from './catalog.js'
import type { AuthenticatorKey, Members, MethodType, RelyingParty } from './model.js'

const verification = oneOf('DISCOURAGED', 'PREFERRED', 'REQUIRED')

const settings = object({
  allowedFor: optional(oneOf('any', 'none', 'recovery', 'sso')),
  tokenLifetimeInMinutes: optional(integer(1, 1440)),
  compliance: optional(object({ fips: oneOf('OPTIONAL', 'REQUIRED') })),
  channelBinding: optional(
    object({ style: oneOf('NUMBER_CHALLENGE'), required: oneOf('NEVER', 'HIGH_RISK_ONLY', 'ALWAYS') }),
  ),
  userVerification: optional(verification),
  userVerificationMethods: optional(list(oneOf('BIOMETRICS', 'PIN'))),
  enrollmentSecurityLevel: optional(oneOf('ANY', 'HIGH')),
  appInstanceId: optional(text()),
})

const provider = object({ type: optional(text()), configuration: nullable(record()) })

const said = {
  key: oneOf(...authenticatorKeys),
  type: nullable(text()),
  name: nullable(filled(255)),
  description: nullable(text()),
  settings: nullable(settings),
  provider: nullable(provider),
}

export const authenticatorBody = object({ ...said, agreeToTerms: nullable(boolean()) })
/** What is left out stays as it is (seen). */
export const authenticatorChanges = object({ ...said, key: nullable(said.key) })

export type AuthenticatorBody = Output<typeof authenticatorBody>

const kept = (members: Members, keeps: (name: string) => boolean): Members =>
  Object.fromEntries(Object.entries(members).filter(([name, value]) => value !== undefined && keeps(name)))

/** The settings that the kind has, those that were sent over those that were there; undefined for a kind without. */
export function settingsOf(key: AuthenticatorKey, before: Members | undefined, sent: Members): Members | undefined {
  const said = kept(sent, (name) => takesSetting(key, name))
  return before === undefined && Object.keys(said).length === 0 ? undefined : { ...before, ...said }
}

/** What is known of who runs it, secrets among the rest; and which of that is shown. */
export function configurationOf(key: AuthenticatorKey, before: Members, sent: Members) {
  const kind = providerKindOf(key)
  const names = new Set([...(kind?.required ?? []), ...(kind?.optional ?? [])])
  const all = { ...before, ...kept(sent, (name) => names.has(name)) }
  const isSecret = (name: string) => kind?.secret.includes(name) ?? false
  const secrets = kept(all, isSecret)
  return {
    all,
    provider: kind && { type: kind.type, configuration: kept(all, (name) => !isSecret(name)) },
    secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
  }
}

const rpId = object({ enabled: optional(boolean()), domain: nullable(object({ name: filled(253) })) })

/** Of codes that are made of the time. */
const figures = {
  algorithm: optional(oneOf('HMacSHA1', 'HMacSHA256', 'HMacSHA512', 'HMACSHA1')),
  encoding: optional(oneOf('base32', 'base64', 'hexadecimal', 'Base32')),
  passCodeLength: optional(integer(6, 10)),
  timeIntervalInSeconds: optional(integer(1, 600)),
  acceptableAdjacentIntervals: optional(integer(0, 10)),
  factorProfileId: optional(text()),
  protocol: optional(oneOf('SYMANTEC', 'TOTP', 'YUBICO')),
}

export const methodBody = object({
  type: nullable(text()),
  status: nullable(oneOf('ACTIVE', 'INACTIVE')),
  ...figures,
  settings: nullable(
    object({
      ...figures,
      algorithms: optional(list(oneOf('ES256', 'RS256'))),
      keyProtection: optional(oneOf('ANY', 'HARDWARE')),
      transactionTypes: optional(list(oneOf('CIBA', 'LOGIN'))),
      showSignInWithOV: optional(oneOf('ALWAYS', 'NEVER')),
      aaguidGroups: optional(list(object({ name: filled(255), aaguids: list(text()) }))),
      userVerification: optional(verification),
      userVerificationForVerify: optional(verification),
      attachment: optional(oneOf('ANY', 'BUILT_IN', 'ROAMING')),
      rpId: nullable(rpId),
      enableAutofillUI: optional(boolean()),
      residentKeyRequirement: optional(verification),
      showSignInWithAPasskeyButton: optional(boolean()),
      certBasedAttestationValidation: optional(boolean()),
      hardwareProtected: optional(boolean()),
      fipsCompliant: optional(boolean()),
      allowSyncablePasskeys: optional(boolean()),
    }),
  ),
})

export type MethodBody = Output<typeof methodBody>

/** What is said of the settings; of one-time codes at the top, or where an older edition of the reference had it. */
export function settingsSaid(type: MethodType, { settings, type: _, status: __, ...atTheTop }: MethodBody) {
  return type === 'otp' ? { ...kept(atTheTop, () => true), ...settings } : (settings ?? {})
}

/** The settings that the method has, without the domain of its keys, which is looked at by itself. */
export const methodSettingsOf = (type: MethodType, sent: NonNullable<MethodBody['settings']>): Members =>
  kept(sent, (name) => name !== 'rpId' && methodTakesSetting(type, name))

/** Another domain has to be shown anew. `verificationValue`: what its record would then hold. */
export function relyingPartyOf(
  before: RelyingParty | undefined,
  sent: Output<typeof rpId>,
  verificationValue: string,
): RelyingParty | undefined {
  const name = sent.domain?.name ?? before?.domain.name
  if (name === undefined) return undefined
  const enabled = sent.enabled ?? before?.enabled ?? false
  if (before?.domain.name === name) return { ...before, enabled }
  const dnsRecord = { recordType: 'TXT', fqdn: `_oktaverification.${name}`, verificationValue } as const
  return { enabled, domain: { name, validationStatus: 'NOT_STARTED', dnsRecord } }
}

/** A new one is on unless it is asked for otherwise (documented). */
export const creationQuery = object({ activate: flag(true) })

const characteristics = object({
  fipsCompliant: nullable(boolean()),
  hardwareProtected: nullable(boolean()),
  platformAttached: nullable(boolean()),
})
const certificates = list(object({ x5c: filled(16_384) }))

export const aaguidBody = object({
  aaguid: filled(36),
  name: nullable(filled(255)),
  authenticatorCharacteristics: nullable(characteristics),
  attestationRootCertificates: nullable(certificates),
})

export const aaguidChanges = object({
  name: nullable(filled(255)),
  authenticatorCharacteristics: nullable(characteristics),
  attestationRootCertificates: nullable(certificates),
})

export type AaguidChanges = Output<typeof aaguidChanges>

/** What is not said of a model is not so, or stays as it was. */
export const characteristicsOf = (
  before: Members | undefined,
  { platformAttached, fipsCompliant, hardwareProtected }: NonNullable<AaguidChanges['authenticatorCharacteristics']>,
): Members => ({
  platformAttached: platformAttached ?? before?.platformAttached ?? false,
  fipsCompliant: fipsCompliant ?? before?.fipsCompliant ?? false,
  hardwareProtected: hardwareProtected ?? before?.hardwareProtected ?? false,
})
