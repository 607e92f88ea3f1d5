/** What must be true of a sign-in, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { mayBe, type User } from '../areas/users/index.js'
import { type Details, deviceTokenMax, type Transaction } from './model.js'

/** A state token that nobody knows, whose time is over, or that was used up: they are not told apart. */
export function mustBeUnderWay(transaction: Transaction | undefined): Transaction {
  if (transaction === undefined) throw apiError.E0000011()
  return transaction
}

/** Somebody else took this step at the same time, and was first: the token stands elsewhere, or nowhere. */
export function mustBeFirst(isFirst: boolean): void {
  if (!isFirst) throw apiError.E0000011()
}

/**
 * Somebody may have been suspended, or have been given another password, while they were signing in: then it is over.
 * @throws E0000069 for whoever was locked out meanwhile
 */
export function mustStillBeSigningIn(user: User | undefined, mark: string, details: Details): User {
  if (user?.status === 'LOCKED_OUT') throw apiError.E0000069()
  if (user === undefined || !isStillSigningIn(user, mark, details)) throw apiError.E0000011()
  return user
}

/** `mark`: of the password that they have now. */
export const isStillSigningIn = (user: User, mark: string, { passwordMark }: Details): boolean =>
  mayBe('signIn', user) && mark === passwordMark

/** Who proved that a phone is theirs, and has another password since, does not need what they forgot any more. */
export function mustStillHaveForgotten(mark: string, { passwordMark }: Details): void {
  if (passwordMark !== null && mark !== passwordMark) throw apiError.E0000011()
}

/** Why the org's policies keep somebody out; told to the trace, and never to whoever asks. */
export class Denied extends Error {
  override name = 'Denied'
}

/** Whose password is right hears of a policy what they would hear of a wrong password: it tells nobody who they guessed. */
export function mustBeLetIn(denied: Denied | undefined): void {
  if (denied !== undefined) throw apiError.E0000004({ cause: denied })
}

/** In a later step somebody has shown who they are, and may know. */
export function mustStillBeLetIn(denied: Denied | undefined): void {
  if (denied !== undefined) throw apiError.E0000085({ cause: denied })
}

/** Okta calls the body of `POST /authn` so when it finds fault with it. */
const request = 'authRequest'

/** Somebody who signs in says who they are and proves it; with less there is nothing to try. */
export function mustSayWhoAndProveIt(username: string | undefined, password: string | undefined) {
  if (!username || !password) throw apiError.E0000001({ field: request }, { causes: [cause.primaryRequired()] })
  return { username, password }
}

/** The app that somebody wants to be signed in to; the org has none that could be meant. */
export function mustBeAKnownAudience(audience: string | null | undefined): void {
  if (audience) throw apiError.E0000001({ field: request }, { causes: [cause.unknownAudience(audience)] })
}

/** Okta's limit for what a device is called. */
export function mustBeADeviceToken(deviceToken: string | undefined): void {
  if (deviceToken === undefined || deviceToken.length <= deviceTokenMax) return
  throw apiError.E0000001({ field: 'deviceToken' }, { causes: [cause.tooLong('deviceToken')] })
}

/** Only what is offered as a link may be left out. */
export function mustBeSkippable(isRequired: boolean): void {
  if (isRequired) throw apiError.E0000079({ causes: [cause.notInThisState()] })
}

/** A path names another factor than the one that is being enrolled or asked. */
export function mustBeTheFactor(isIt: boolean): void {
  if (!isIt) throw apiError.E0000079({ causes: [cause.notInThisState()] })
}

/** The factor that is being enrolled or asked was taken away meanwhile: nothing is left to go on with. */
export function mustStillBeThere<T>(factor: T | undefined): T {
  if (factor === undefined) throw apiError.E0000011()
  return factor
}

/** A path names a factor that its caller has not, or may not use. */
export function mustBeOneOfTheirs<T>(factor: T | undefined, asked: string): T {
  if (factor === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (UserFactor)` })
  return factor
}

/** A factor that no policy gives to this person. */
export function mustBeOffered<T>(offer: T | undefined): T {
  if (offer === undefined) throw apiError.E0000006()
  return offer
}
