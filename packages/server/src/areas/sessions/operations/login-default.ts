import { found } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { homePath, isSignedIn, toSignInPage } from '../returning.js'

/** Where people land who come to no page in particular. */
export const loginDefault = operation({
  id: 'loginDefault',
  route: 'GET /login/default',
  media: { answers: ['text/html', 'application/json'] },
  errors: [],
  run: async (ctx) => found((await isSignedIn(ctx)) ? ctx.url(homePath) : toSignInPage(ctx)),
})
