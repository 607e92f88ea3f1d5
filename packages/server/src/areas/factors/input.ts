/** Shapes of bodies and queries. */
import {
  boolean,
  count,
  flag,
  nullable,
  type Output,
  object,
  oneOf,
  optional,
  record,
  text,
} from '../../kernel/schema.js'
import type { Context } from '../../operation/context.js'
import { factorTypes, type How, type Proof, providers } from './model.js'

/** Clients send null for what they have not. */
const said = () => nullable(text())

/** What proves a factor, by the names that clients send. */
export const proofEntries = {
  passCode: said(),
  nextPassCode: said(),
  answer: said(),
  clientData: said(),
  registrationData: said(),
  attestation: said(),
  authenticatorData: said(),
  signatureData: said(),
}

export const enrollBody = object({
  factorType: oneOf(...factorTypes),
  provider: oneOf(...providers),
  profile: nullable(record()),
  verify: nullable(object({ passCode: said(), nextPassCode: said() })),
  factorProfileId: said(),
})

export const activateBody = object(proofEntries)
export const verifyBody = object({ ...proofEntries, useNumberMatchingChallenge: nullable(boolean()) })

/** What is sent again is what was sent before: of the body only its shape is looked at. */
export const resendBody = object({
  factorType: optional(oneOf('sms', 'call', 'email')),
  provider: optional(oneOf('OKTA')),
  profile: nullable(record()),
})

const lifetime = { tokenLifetimeSeconds: optional(count()) }

export const enrollQuery = object({
  updatePhone: flag(false),
  activate: flag(false),
  templateId: optional(text()),
  ...lifetime,
})
export const verifyQuery = object({ templateId: optional(text()), ...lifetime })
export const resendQuery = object({ templateId: optional(text()) })
export const unenrollQuery = object({ removeRecoveryEnrollment: flag(false) })

/** What a request says of how a code is to be sent: its query, and the first language that it would like to read. */
export const howAsked = <Q>(ctx: Context, query: Q): Q & Pick<How, 'language'> => ({
  ...query,
  language: /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*/i.exec(ctx.request.headers['accept-language'] ?? '')?.[0],
})

/** What was sent of a proof; nothing, where there was no body. */
export const proofOf = (body: Output<typeof activateBody> | null | undefined): Proof =>
  Object.fromEntries(
    Object.entries(body ?? {}).filter(([name, value]) => name in proofEntries && value !== null && value !== undefined),
  )
