/** Shapes of what devices send, as Okta's own do. */
import { boolean, filled, list, nullable, number, object, record, text } from '../kernel/schema.js'

const keys = object({
  proofOfPossession: record(),
  userVerification: nullable(record()),
  userVerificationBioOrPin: nullable(record()),
})

export const enrollBody = object({
  authenticatorId: text(),
  device: object({
    clientInstanceKey: record(),
    displayName: filled(255),
    platform: filled(64),
    osVersion: filled(64),
  }),
  methods: list(object({ type: text(), keys: nullable(keys), isFipsCompliant: nullable(boolean()) })),
})

export const answerBody = object({ challengeResponse: filled(16_384) })

/** What a device signs of what its person said. */
export const answerClaims = object({
  tx: text(),
  nonce: text(),
  challengeResponseContext: object({
    userConsent: text(),
    /** Ours: the number that the person picked. */
    userResponse: nullable(number()),
    originHeader: nullable(text()),
  }),
})

export const linkBody = object({ profile: nullable(object({ phoneNumber: nullable(text()) })) })

export const duoBody = object({ sig_response: filled(4096) })
