import type { User } from '../model.js'

/** Credentials as Okta answers them: that there is a password is said, the question is shown, the answer never. */
export const credentialsOf = (user: User) => ({
  ...(user.password_hash === null ? {} : { password: {} }),
  ...(user.recovery_question === null ? {} : { recovery_question: { question: user.recovery_question } }),
  provider: { type: user.provider_type, name: user.provider_name },
})
