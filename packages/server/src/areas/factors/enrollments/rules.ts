/** What must be true of enrollments, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Org } from '../../../access/org.js'
import type { AuthenticatorSetUp } from '../../authenticators/index.js'

/** Factors go by this name in Identity Engine alone: a Classic org lacks the feature. */
export function mustBeOfIdentityEngine({ pipeline }: Pick<Org, 'pipeline'>): void {
  if (pipeline !== 'idx') throw apiError.E0000015()
}

export function mustExist<T>(enrollment: T | undefined, asked: string): T {
  if (enrollment === undefined)
    throw apiError.E0000007({ resource: `Resource not found: ${asked} (AuthenticatorEnrollment)` })
  return enrollment
}

/** The authenticator that is named is the org's phone. */
export function mustBeThePhone(phone: AuthenticatorSetUp | undefined, authenticatorId: string): void {
  const field = 'authenticatorId'
  if (phone?.id !== authenticatorId) throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
}
