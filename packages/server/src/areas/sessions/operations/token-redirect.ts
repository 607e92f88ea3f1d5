import { found } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { homePath, isSignedIn, toSignInPage } from '../returning.js'

/** Where an Identity Engine transaction is finished. One of the classic engine goes on at the page, as far as it came. */
export const tokenRedirect = operation({
  id: 'tokenRedirect',
  route: 'GET /login/token/redirect',
  media: { answers: ['text/html', 'application/json'] },
  input: { query: object({ stateToken: optional(text()) }) },
  errors: [],
  async run(ctx, { query: { stateToken } }) {
    if (await isSignedIn(ctx)) return found(ctx.url(homePath))
    return found(toSignInPage(ctx, stateToken === undefined ? {} : { stateToken }))
  },
})
