/** Bodies and queries of the authentication API. */
import { factorTypes, proofEntries, providers } from '../areas/factors/index.js'
import {
  boolean,
  filled,
  flag,
  nullable,
  type Output,
  object,
  oneOf,
  optional,
  record,
  text,
} from '../kernel/schema.js'

/** Longer than any state token; what is longer is none. */
const tokenMax = 200

export const stateToken = filled(tokenMax)

export const stateBody = object({ stateToken })

/** One address for four ways of beginning or going on: which it is, the members say. */
export const authnBody = object({
  username: nullable(text()),
  password: nullable(text()),
  /** Of an activation link. */
  token: nullable(text()),
  stateToken: nullable(text()),
  audience: nullable(text()),
  relayState: nullable(text()),
  options: nullable(
    object({ multiOptionalFactorEnroll: nullable(boolean()), warnBeforePasswordExpired: nullable(boolean()) }),
  ),
  context: nullable(object({ deviceToken: nullable(text()) })),
})

export type AuthnBody = Output<typeof authnBody>

export const changePasswordBody = object({
  stateToken,
  oldPassword: filled(),
  newPassword: filled(),
  revokeSessions: nullable(boolean()),
})

export const proofBody = object({ stateToken, ...proofEntries })

export const enrollBody = object({
  stateToken,
  factorType: oneOf(...factorTypes),
  provider: oneOf(...providers),
  profile: nullable(record()),
  ...proofEntries,
})

export type EnrollBody = Output<typeof enrollBody>

export const activationLinkBody = object({ stateToken, profile: nullable(object({ phoneNumber: optional(text()) })) })

/** `autoPush` left out says nothing about what somebody wants the next time. */
export const verifyQuery = object({ rememberDevice: flag(false), autoPush: optional(flag(false)) })
