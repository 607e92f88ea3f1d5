/** What must be true of what devices say, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'

/** What cannot be told to come from the device that it names. @throws E0000011 */
export function mustBeSignedByTheDevice<T>(found: T | undefined, why?: Error): T {
  if (found === undefined) throw apiError.E0000011(why === undefined ? {} : { cause: why })
  return found
}

/** The token of an enrollment, as Okta's devices send it: `OTDT …`. @throws E0000011 */
export function mustShowATokenOf(scheme: 'OTDT' | 'SSWS', authorization: string | undefined): string {
  const [shown, token = ''] = (authorization ?? '').split(' ')
  if (shown?.toUpperCase() !== scheme || token === '') throw apiError.E0000011()
  return token
}

const invalid = (field: string) => apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })

/** @throws E0000001 for a device that wants to enroll in something else */
export function mustBeOktaVerify(isIt: boolean): void {
  if (!isIt) throw invalid('authenticatorId')
}

/** @throws E0000001 where there is nothing to be asked by */
export function mustOfferPush<T>(method: T | undefined): T {
  if (method === undefined) throw invalid('methods')
  return method
}

/** @throws E0000001 for what is no key, and for one that is too short or not meant for others to see */
export function mustBeKeys(areKeys: boolean): void {
  if (!areKeys) throw invalid('methods.keys')
}

/**
 * A page that asks a device over its own machine says which page it is, and the device signs that along.
 * @throws E0000212 for a page that is not the org's
 */
export function mustBeOurPage(isOurs: boolean): void {
  if (!isOurs) throw apiError.E0000212()
}

/** @throws E0000007 */
export function mustExist<T>(found: T | undefined, asked: string, kind = 'UserFactor'): T {
  if (found === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (${kind})` })
  return found
}

/** What a page of Duo's said is signed with what the org and Duo share, and answers what it was asked. @throws E0000068 */
export function mustBeFromDuo<T>(said: T | undefined): T {
  if (said === undefined) throw apiError.E0000068({ causes: [cause.tokenMismatch()] })
  return said
}
