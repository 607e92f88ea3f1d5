import { operation } from '../../../operation/operation.js'
import { cookieRedirect } from '../input.js'
import { cameBack } from '../returning.js'

/** The same as a form, which leaves the token out of the browser's history. */
export const sessionCookieRedirectPost = operation({
  id: 'sessionCookieRedirectPost',
  route: 'POST /login/sessionCookieRedirect',
  media: { reads: ['application/x-www-form-urlencoded'], answers: ['text/html', 'application/json'] },
  input: { body: cookieRedirect },
  errors: ['E0000001'],
  run: (ctx, { body }) => cameBack(ctx, body),
})
