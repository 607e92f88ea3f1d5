/** Bodies of recovery. */
import { boolean, filled, nullable, type Output, object, oneOf, text } from '../../kernel/schema.js'
import { stateToken } from '../input.js'
import type { RecoveryFactor, RecoveryType, Wish } from './model.js'

/** Okta prints its factors in upper case, and takes them in lower case as well. */
const factorType = oneOf('EMAIL', 'SMS', 'CALL', 'email', 'sms', 'call')

export const startBody = object({
  username: filled(),
  factorType: nullable(factorType),
  relayState: nullable(text()),
})

export const wishOf = (type: RecoveryType, { username, factorType, relayState }: Output<typeof startBody>): Wish => ({
  type,
  username,
  factorType: factorType ? (factorType.toUpperCase() as RecoveryFactor) : undefined,
  relayState: relayState ?? null,
})

export const tokenBody = object({
  recoveryToken: filled(),
  options: nullable(object({ multiOptionalFactorEnroll: nullable(boolean()) })),
})

export const codeBody = object({ stateToken, passCode: filled() })

export const answerBody = object({ stateToken, answer: filled() })

export const newPasswordBody = object({ stateToken, newPassword: filled(), revokeSessions: nullable(boolean()) })
