import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { factorOf } from '../target.js'
import { userFactorView } from '../view.js'

export const getFactor = operation({
  id: 'getFactor',
  route: 'GET /api/v1/users/{userId}/factors/{factorId}',
  scope: 'okta.users.read',
  own: 'userId',
  errors: ['E0000007'],
  target: (ctx, { path }) => factorOf(ctx, path),
  run: async (ctx, { target: { user, factor } }) => ok(await userFactorView(ctx, user, factor)),
})
