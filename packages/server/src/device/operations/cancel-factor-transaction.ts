import { cancelPush, factorToChange } from '../../areas/factors/index.js'
import { nothing } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { mustExist } from '../rules.js'

/** Takes a push back; one that was answered stays answered. */
export const cancelFactorTransaction = operation({
  id: 'cancelFactorTransaction',
  route: 'DELETE /api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  errors: ['E0000007'],
  target: (ctx, { path }) => factorToChange(ctx, path),
  async run(ctx, { path, target: { factor } }) {
    const isThere = await cancelPush(ctx, factor, path.transactionId)
    mustExist(isThere || undefined, path.transactionId, 'FactorTransaction')
    return nothing()
  },
})
