/** Truths about how people come in. */
import type { User } from '../model.js'

/** Providers that prove who somebody is without a password of ours. */
const elsewhere: ReadonlySet<string> = new Set(['FEDERATION', 'SOCIAL'])

/** Whether the user signs in with an identity provider: such a user has no password and no question here. */
export const signsInElsewhere = ({ provider_type }: Pick<User, 'provider_type'>): boolean =>
  elsewhere.has(provider_type)

/** Whether the user has a way to sign in, or must be sent a link to set a password. */
export const canSignIn = (user: Pick<User, 'provider_type' | 'password_hash'>): boolean =>
  user.password_hash !== null || signsInElsewhere(user)
