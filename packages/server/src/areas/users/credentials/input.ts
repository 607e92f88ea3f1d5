/** The bodies of credential calls, and the `credentials` member of a user's. */
import {
  boolean,
  filled,
  nullable,
  number,
  type Output,
  object,
  oneOf,
  optional,
  text,
} from '../../../kernel/schema.js'
import { questionLengthMax } from './model.js'
import { passwordLengthMax } from './password-policy.js'

/** A hash to import; what each algorithm needs of it is a rule, not a shape. */
const importedHash = object({
  algorithm: oneOf('BCRYPT', 'SHA-512', 'SHA-256', 'SHA-1', 'MD5', 'PBKDF2'),
  value: optional(text()),
  salt: optional(text()),
  saltOrder: optional(oneOf('PREFIX', 'POSTFIX')),
  workFactor: optional(number()),
  iterationCount: optional(number()),
  keySize: optional(number()),
  digestAlgorithm: optional(oneOf('SHA256_HMAC', 'SHA512_HMAC')),
})

/** `credentials` where a user is created or updated. An empty `password`, as Okta prints it, changes nothing. */
export const credentialsBody = object({
  password: nullable(
    object({
      value: optional(text()),
      hash: optional(importedHash),
      hook: optional(object({ type: optional(text()) })),
    }),
  ),
  recovery_question: nullable(object({ question: optional(text()), answer: optional(text()) })),
  provider: nullable(
    object({
      type: optional(oneOf('OKTA', 'ACTIVE_DIRECTORY', 'LDAP', 'FEDERATION', 'SOCIAL', 'IMPORT')),
      name: optional(text()),
    }),
  ),
})
export type CredentialsBody = Output<typeof credentialsBody>

const presentPassword = object({ value: filled() })
const newPassword = object({ value: filled(passwordLengthMax) })

export const changePasswordBody = object({
  oldPassword: presentPassword,
  newPassword,
  revokeSessions: optional(boolean()),
})

export const changeRecoveryQuestionBody = object({
  password: presentPassword,
  recovery_question: object({ question: filled(questionLengthMax), answer: filled(questionLengthMax) }),
})

const recoveryAnswer = object({ answer: filled(questionLengthMax) })

export const recoverBody = object({ password: newPassword, recovery_question: recoveryAnswer })

/** The same, where leaving out both asks for a link instead. */
export const forgotPasswordBody = object({
  password: optional(newPassword),
  recovery_question: optional(recoveryAnswer),
})
