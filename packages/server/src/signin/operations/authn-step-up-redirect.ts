import { beginSession, homePath, toSignInPage } from '../../areas/sessions/index.js'
import { placeToReturnTo } from '../../areas/trusted-origins/index.js'
import { found, type Reply } from '../../kernel/reply.js'
import { object, optional, text } from '../../kernel/schema.js'
import type { Context } from '../../operation/context.js'
import { operation } from '../../operation/operation.js'
import { mayBe } from '../lifecycle.js'
import type { Transaction } from '../model.js'
import { passwordMarkOf, personIn } from '../person.js'
import { isStillSigningIn } from '../rules.js'
import { begin, end, lookUp } from '../transactions.js'

/**
 * A browser wants a page for which somebody must be signed in, and comes by here until somebody is. Whoever comes for the
 * first time, or too late, is sent to sign in; whoever has done everything gets a session, and the page.
 */
export const authnStepUpRedirect = operation({
  id: 'authnStepUpRedirect',
  route: 'GET /login/step-up/redirect',
  readsOnly: false,
  media: { answers: ['text/html', 'application/json'] },
  input: { query: object({ stateToken: optional(text()), fromURI: optional(text()) }) },
  errors: [],
  async run(ctx, { query: { stateToken, fromURI } }) {
    const transaction = stateToken === undefined ? undefined : await lookUp(ctx, stateToken)
    const done = transaction !== undefined && mayBe('goOn', transaction) ? await goOn(ctx, transaction) : undefined
    if (done !== undefined) return done
    const isUnderWay = transaction !== undefined && !mayBe('goOn', transaction)
    const token = isUnderWay ? transaction.stateToken : await stepUp(ctx, fromURI)
    return found(toSignInPage(ctx, { stateToken: token }))
  },
})

/** No other site can have a browser sent where the org does not trust. */
async function stepUp(ctx: Context, fromURI: string | undefined): Promise<string> {
  const asked = fromURI === undefined ? undefined : await placeToReturnTo(ctx, fromURI)
  const place = asked ?? ctx.url(homePath)
  return (await begin(ctx, 'UNAUTHENTICATED', null, { stepUp: { place } })).stateToken
}

async function goOn(ctx: Context, transaction: Transaction): Promise<Reply | undefined> {
  const { stepUp, amr } = transaction.details
  const user = await personIn(ctx, transaction)
  if (stepUp?.limits === undefined || user === undefined) return undefined
  await end(ctx, transaction, 'goOn')
  if (!isStillSigningIn(user, passwordMarkOf(ctx, user), transaction.details)) return undefined
  const { cookie } = await beginSession(ctx, { userId: user.id, amr, limits: stepUp.limits })
  // Judged anew: it may have been wanted of this server under another name, which leads elsewhere.
  const place = (await placeToReturnTo(ctx, stepUp.place)) ?? ctx.url(homePath)
  return found(place, { 'set-cookie': cookie })
}
