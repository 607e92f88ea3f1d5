import {
  concludePrimary,
  limitedByName,
  type PreparedPrimary,
  preparePrimary,
  signInRefusedAfterMs,
} from '../../areas/users/index.js'
import { ok, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import { type Operation, operation } from '../../operation/operation.js'
import { advance } from '../advance.js'
import { type AuthnBody, authnBody } from '../input.js'
import type { Verb } from '../lifecycle.js'
import { beginningOf, personIn } from '../person.js'
import * as must from '../rules.js'
import { shown } from '../shown.js'
import { trusted } from '../step.js'
import { authnErrors, load, touch } from '../transactions.js'
import { authnView, unlockLink } from '../view.js'

/** What becomes of the token of an activation link: a room of its own knows. */
export type SignInByLink = (ctx: Context, token: string, body: AuthnBody) => Promise<Reply>

/**
 * The one address at which everybody begins: with name and password, with the link of a welcome mail, or with the token
 * of a sign-in that stands somewhere already. A state token is looked at first, the link next.
 */
export const authn = (signInByLink: SignInByLink): Operation =>
  operation({
    id: 'authnPrimary',
    route: 'POST /api/v1/authn',
    ...trusted,
    countsRefusals: true,
    refusesAfterMs: signInRefusedAfterMs,
    limitedByName,
    input: { body: authnBody },
    errors: ['E0000001', ...authnErrors, 'E0000004', 'E0000259'],

    async prepare(ctx, { body }, expect): Promise<PreparedPrimary | undefined> {
      if (body.stateToken) await load(ctx, body.stateToken, verbOf(body))
      if (!isPrimary(body)) return undefined
      return preparePrimary(ctx, mustBeComplete(body), expect)
    },

    async run(ctx, { body, prepared }) {
      const { stateToken, token } = body
      if (prepared !== undefined) return primary(ctx, body, prepared)
      if (stateToken) {
        const transaction = await load(ctx, stateToken, 'look')
        await touch(ctx, transaction)
        return ok(await shown(ctx, transaction, await personIn(ctx, transaction)))
      }
      return signInByLink(ctx, token ?? '', body)
    },
  })

/** Name and password are what nothing else is said with: with neither a token nor a state token they are missed. */
const isPrimary = ({ username, password, token, stateToken }: AuthnBody): boolean =>
  stateToken ? Boolean(username || password) : !token

const verbOf = (body: AuthnBody): Verb => (isPrimary(body) ? 'authenticate' : 'look')

function mustBeComplete({ username, password, audience, context }: AuthnBody) {
  const shown = must.mustSayWhoAndProveIt(username ?? undefined, password ?? undefined)
  must.mustBeAKnownAudience(audience)
  must.mustBeADeviceToken(context?.deviceToken ?? undefined)
  return shown
}

async function primary(ctx: Context, body: AuthnBody, prepared: PreparedPrimary): Promise<Reply> {
  const transaction = body.stateToken ? await load(ctx, body.stateToken, 'authenticate') : undefined
  const concluded = await concludePrimary(ctx, prepared)
  const beginning = beginningOf(ctx, body)
  if (concluded.outcome === 'locked-out') return ok(lockedOut(ctx, beginning.relayState))
  const details = {
    ...beginning,
    amr: ['pwd'],
    relayState: beginning.relayState ?? transaction?.details.relayState ?? null,
    stepUp: transaction?.details.stepUp ?? null,
  }
  const under = transaction === undefined ? {} : { under: { transaction, verb: 'authenticate' as const } }
  return advance(ctx, { user: concluded.user, details, ...under })
}

/** Said only where the policy shows lockouts. There is nothing to go on with but to unlock. */
const lockedOut = ({ request: { base } }: Context, relayState: string | null) =>
  authnView({
    status: 'LOCKED_OUT',
    relayState,
    embedded: {},
    links: unlockLink(base),
  })
