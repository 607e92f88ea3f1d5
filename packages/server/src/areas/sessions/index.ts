/** Who is signed in: session tokens, sessions, and the cookie that stands for one. */
import type { Room } from '../../operation/operation.js'
import { endSessionsOf, sessionShown } from './lifecycle.js'
import { closeCurrentSession } from './operations/close-current-session.js'
import { createSession } from './operations/create-session.js'
import { endUserSessions } from './operations/end-user-sessions.js'
import { extendSession } from './operations/extend-session.js'
import { getCurrentSession } from './operations/get-current-session.js'
import { getFirstPartyAppSettings } from './operations/get-first-party-app-settings.js'
import { getSession } from './operations/get-session.js'
import { loginDefault } from './operations/login-default.js'
import { refreshCurrentSession } from './operations/refresh-current-session.js'
import { refreshSession } from './operations/refresh-session.js'
import { replaceFirstPartyAppSettings } from './operations/replace-first-party-app-settings.js'
import { revokeSession } from './operations/revoke-session.js'
import { type ForgetDevices, revokeUserSessions } from './operations/revoke-user-sessions.js'
import { sessionCookieRedirect } from './operations/session-cookie-redirect.js'
import { sessionCookieRedirectPost } from './operations/session-cookie-redirect-post.js'
import { signout } from './operations/signout.js'
import { tokenRedirect } from './operations/token-redirect.js'

export { tellOfStart } from './events.js'
export { beginSession, endSessionsOf, findSession, issueSessionToken, sessionUsed } from './lifecycle.js'
export type { SessionLimits, SignIn } from './model.js'
export { homePath, toSignInPage } from './returning.js'

export type SessionsDoors = {
  /** Asked by `revokeUserSessions`; the sign-in, a higher room, remembers devices. */
  forgetDevices: ForgetDevices
}

export const sessionsRoom = ({ forgetDevices }: SessionsDoors): Room => ({
  operations: [
    createSession,
    getSession,
    extendSession,
    refreshSession,
    revokeSession,
    getCurrentSession,
    refreshCurrentSession,
    closeCurrentSession,
    endUserSessions,
    revokeUserSessions(forgetDevices),
    getFirstPartyAppSettings,
    replaceFirstPartyAppSettings,
    sessionCookieRedirect,
    sessionCookieRedirectPost,
    signout,
    loginDefault,
    tokenRedirect,
  ],
  subscribers: [
    {
      on: ['user.lifecycle.deactivate', 'user.lifecycle.suspend', 'user.lifecycle.delete.initiated'],
      async run(ctx, { targets = [] }) {
        for (const { type, id } of targets) if (type === 'User') await endSessionsOf(ctx, id)
      },
    },
    {
      // Whoever changes their own password in a browser stays signed in there, and nowhere else.
      on: ['user.session.clear'],
      async run(ctx, { targets = [] }) {
        const shown = await sessionShown(ctx)
        for (const { type, id } of targets) if (type === 'User') await endSessionsOf(ctx, id, shown?.session.id)
      },
    },
  ],
})
