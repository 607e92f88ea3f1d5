import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { limitedByName, type PreparedPrimary, preparePrimary, signInRefusedAfterMs } from '../../users/index.js'
import { newSession, sessionFields } from '../input.js'
import { anotherToken, beginSession, exchangeSessionToken, signInAtOnce } from '../lifecycle.js'
import { ofSignIn } from '../rules.js'
import { shownAs } from '../shown.js'

/**
 * For whoever sets the cookie themselves: it is answered, and set by nobody. A name and a password instead of a token are
 * the older way: one call, in which no factor can be asked for and no password changed. So are further tokens with the
 * answer, of which one comes in a link that gives the browser its cookie.
 */
export const createSession = operation({
  id: 'createSession',
  route: 'POST /api/v1/sessions',
  countsRefusals: true,
  refusesAfterMs: signInRefusedAfterMs,
  limitedByName,
  input: { query: sessionFields, body: newSession },
  errors: ['E0000004', 'E0000064', 'E0000259'],
  async prepare(ctx, { body: { sessionToken, username, password } }, expect): Promise<PreparedPrimary | undefined> {
    if (sessionToken != null || username == null || password == null) return undefined
    return preparePrimary(ctx, { username, password }, expect)
  },
  async run(ctx, { query, body, prepared }) {
    const signIn =
      prepared === undefined
        ? await exchangeSessionToken(ctx, body.sessionToken ?? '')
        : await signInAtOnce(ctx, prepared)
    const { session, user, secret } = await beginSession(ctx, signIn)
    const answer = await shownAs(ctx, { session, user }, { id: secret, as: 'me' })
    const asked = new Set(query.additionalFields?.split(',').map((field) => field.trim()))
    const token = () => anotherToken(ctx, session.user_id, ofSignIn(session))
    const cookieTokenUrl = async () => ctx.url(`/login/sessionCookieRedirect?token=${await token()}`)
    return ok({
      ...answer,
      ...(asked.has('cookieToken') && { cookieToken: await token() }),
      ...(asked.has('cookieTokenUrl') && { cookieTokenUrl: await cookieTokenUrl() }),
    })
  },
})
