/** The first call of a recovery, which is the same for a password and a lockout. */
import { messageErrors, type PreparedMessage, writeMessage } from '../../areas/telephony/index.js'
import { freeToChange, idByNameOrAddress, policyFor, type User, users } from '../../areas/users/index.js'
import { ok, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import { type Operation, operation, type Route } from '../../operation/operation.js'
import type { Recovery } from '../model.js'
import { shown } from '../shown.js'
import { isTrusted, trusted } from '../step.js'
import { begin } from '../transactions.js'
import { authnView, cancelLink, link, userView } from '../view.js'
import { noteIn } from './going-on.js'
import { startBody, wishOf } from './input.js'
import type { Phone, RecoveryType, Wish } from './model.js'
import { codeKept, codeLater, mailLater, mailLink, prepareCode, tokenFor } from './reaching.js'
import * as must from './rules.js'

/** `type`: what the person forgot, or ran into. */
export const starting = (id: string, route: Route, type: RecoveryType): Operation =>
  operation({
    id,
    route,
    ...trusted,
    input: { body: startBody },
    errors: ['E0000001', 'E0000006', 'E0000032', 'E0000034', 'E0000095', 'E0000097', 'E0000119', ...messageErrors],

    /** Trusted applications wait for the code to leave, and hear why it does not. */
    async prepare(ctx, { body }) {
      const wish = wishOf(type, body)
      const { factorType } = wish
      if (!isTrusted(ctx) || !must.isByPhone(factorType)) return undefined
      const user = await userNamed(ctx, wish)
      if (user === undefined) return undefined
      await freeToChange(ctx, user)
      if ((await obstacle(ctx, user, wish)) !== undefined) return undefined
      return prepareCode(ctx, user, type, factorType)
    },

    async run(ctx, { body, prepared }) {
      const wish = wishOf(type, body)
      if (isTrusted(ctx)) return startForTrusted(ctx, await userNamed(ctx, wish), wish, prepared)
      return startForAnyone(ctx, await idByNameOrAddress(ctx, wish.username), wish)
    },
  })

async function userNamed(ctx: Context, { username }: Wish): Promise<User | undefined> {
  const id = await idByNameOrAddress(ctx, username)
  return id === undefined ? undefined : users(ctx.db, ctx.org.id).find(id)
}

const obstacle = async (ctx: Context, user: User, wish: Wish) =>
  must.obstacleTo(wish, user, await policyFor(ctx, user), ctx.org.pipeline)

/** Says and does the same whoever is asked for. */
async function startForAnyone(ctx: Context, userId: string | undefined, wish: Wish): Promise<Reply> {
  const factorType = must.mustSayHow(wish.factorType)
  if (must.isByPhone(factorType)) return challenge(ctx, userId, wish, factorType, undefined)
  mailLater(ctx, userId, wish)
  return mailed(wish)
}

async function startForTrusted(
  ctx: Context,
  found: User | undefined,
  wish: Wish,
  message: PreparedMessage | undefined,
): Promise<Reply> {
  const { type, factorType, relayState } = wish
  // First of all, for what went out must be counted whatever comes.
  if (message !== undefined) await writeMessage(ctx, message)
  // Whoever holds the token that is answered here sets a password with it.
  const user = await freeToChange(ctx, must.mustBeKnown(found))
  must.mustBeFreeToRecover(await obstacle(ctx, user, wish), type)
  if (must.isByPhone(factorType)) return challenge(ctx, user.id, wish, factorType, must.mustHaveAPhone(message))
  const policy = await policyFor(ctx, user)
  if (factorType === 'EMAIL') {
    await mailLink(ctx, user, policy, wish)
    return mailed(wish)
  }
  const { base } = ctx.request
  return ok(
    authnView({
      status: 'RECOVERY',
      ...(await tokenFor(ctx, user, policy, wish)),
      relayState,
      recovery: { type, factorType: null },
      embedded: { user: userView(user) },
      links: { next: link(base, '/recovery/token', 'recovery'), ...cancelLink(base) },
    }),
  )
}

/** The link comes by mail, and may be opened elsewhere: there is no state token, and nothing to go on with. */
const mailed = ({ type, relayState }: Wish): Reply =>
  ok(
    authnView({
      status: 'RECOVERY_CHALLENGE',
      factorResult: 'WAITING',
      relayState,
      recovery: { type, factorType: 'EMAIL' },
    }),
  )

/** `message`: a code that is on its way already. */
async function challenge(
  ctx: Context,
  userId: string | undefined,
  { type, relayState }: Wish,
  factorType: Phone,
  message: PreparedMessage | undefined,
): Promise<Reply> {
  const recovery: Recovery = { type, factorType, sentAt: ctx.clock.now().toISOString() }
  const transaction = await begin(ctx, 'RECOVERY_CHALLENGE', userId ?? null, { relayState, recovery })
  if (message === undefined) {
    codeLater(ctx, transaction, type, factorType)
  } else {
    const kept = codeKept(ctx, transaction.stateToken, message.order.code)
    await noteIn(ctx, transaction.row.token_hash, 'RECOVERY_CHALLENGE', () => kept)
  }
  return ok(await shown(ctx, transaction, undefined))
}
