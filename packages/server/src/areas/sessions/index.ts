/** Who is signed in: session tokens, sessions, and the cookie that stands for one. */
import type { Room } from '../../operation/operation.js'

export { beginSession, endSessionsOf, exchangeSessionToken, issueSessionToken } from './lifecycle.js'
export type { Session, SessionLimits, SessionStatus, SignIn } from './model.js'
export { cookieText } from './view.js'

export const sessionsRoom = (): Room => ({
  operations: [],
})
