import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { challengeNamed } from '../kinds/asking.js'
import { mustBeAChallenge } from '../rules.js'
import { factorOf } from '../target.js'
import { transactionView } from '../view.js'

/** How a push stands that was sent. Reading it changes nothing: it may be asked for as often as one likes. */
export const getFactorTransactionStatus = operation({
  id: 'getFactorTransactionStatus',
  route: 'GET /api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}',
  scope: 'okta.users.read',
  own: 'userId',
  errors: ['E0000007'],
  async target(ctx, { path }) {
    const { factor } = await factorOf(ctx, path)
    return {
      factor,
      challenge: mustBeAChallenge(await challengeNamed(ctx, factor, path.transactionId), path.transactionId),
    }
  },
  run: async (ctx, { target: { factor, challenge } }) => ok(transactionView(ctx, factor, challenge)),
})
