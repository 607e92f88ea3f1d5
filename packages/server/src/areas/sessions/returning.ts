/** Where a browser goes once somebody has come back from signing in, and where those go who have not. */
import { found, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import { placeToReturnTo } from '../trusted-origins/index.js'
import type { CookieRedirect } from './input.js'
import { beginSession, sessionShown, takeSessionToken } from './lifecycle.js'
import { mustLeadToATrustedPlace } from './rules.js'

/** Where those go who wanted no page in particular. */
export const homePath = '/app/UserHome'
const signInPath = '/login/login.htm'

/** Where people sign in; `said`: what the page is told, by the names that Okta's has for it. */
export const toSignInPage = (ctx: Context, said: { fromURI?: string; stateToken?: string } = {}): string => {
  const query = new URLSearchParams(said).toString()
  return ctx.url(query === '' ? signInPath : `${signInPath}?${query}`)
}

/** Whether the cookie stands for somebody of whom nothing more is asked. */
export async function isSignedIn(ctx: Context): Promise<boolean> {
  return (await sessionShown(ctx))?.session.status === 'ACTIVE'
}

/**
 * Gives the browser a session for its token, always a new one, and sends it on. A token that is used up leads on as well
 * where the browser has a session already, as after a step back; otherwise to the sign-in page, and from there on.
 * @throws E0000001 for a place that is not trusted; the token stays good
 */
export async function cameBack(ctx: Context, { token, redirectUrl = homePath }: CookieRedirect): Promise<Reply> {
  const place = mustLeadToATrustedPlace(await placeToReturnTo(ctx, redirectUrl))
  const signIn = token === undefined ? undefined : await takeSessionToken(ctx, token)
  if (signIn !== undefined) return found(place, { 'set-cookie': (await beginSession(ctx, signIn)).cookie })
  if (await isSignedIn(ctx)) return found(place)
  return found(toSignInPage(ctx, { fromURI: place }))
}
