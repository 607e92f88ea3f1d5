import { operation } from '../../../operation/operation.js'
import { cookieRedirect } from '../input.js'
import { cameBack } from '../returning.js'

/** A link with a session token: how a page of another site gives a browser its session. */
export const sessionCookieRedirect = operation({
  id: 'sessionCookieRedirect',
  route: 'GET /login/sessionCookieRedirect',
  readsOnly: false,
  media: { answers: ['text/html', 'application/json'] },
  input: { query: cookieRedirect },
  errors: ['E0000001'],
  run: (ctx, { query }) => cameBack(ctx, query),
})
