import { found } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { placeToReturnTo } from '../../trusted-origins/index.js'
import { endSession, sessionShown } from '../lifecycle.js'
import { toSignInPage } from '../returning.js'
import { noCookieText } from '../view.js'

/** Ends the browser's session, wherever the link to here stood, and goes on to a trusted place or the sign-in page. */
export const signout = operation({
  id: 'signout',
  route: 'GET /login/signout',
  readsOnly: false,
  media: { answers: ['text/html', 'application/json'] },
  input: { query: object({ fromURI: optional(text()) }) },
  errors: [],
  async run(ctx, { query: { fromURI } }) {
    const shown = await sessionShown(ctx)
    if (shown !== undefined) await endSession(ctx, shown)
    const place = fromURI === undefined ? undefined : await placeToReturnTo(ctx, fromURI)
    return found(place ?? toSignInPage(ctx), { 'set-cookie': noCookieText(ctx.request.base) })
  },
})
