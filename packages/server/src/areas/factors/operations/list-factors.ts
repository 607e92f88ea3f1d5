import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { factorsAllowed } from '../lifecycle.js'
import { userFactorView } from '../view.js'

export const listFactors = operation({
  id: 'listFactors',
  route: 'GET /api/v1/users/{userId}/factors',
  scope: 'okta.users.read',
  own: 'userId',
  errors: ['E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.userId),
  async run(ctx, { target: user }) {
    const factors = await factorsAllowed(ctx, user)
    return ok(await Promise.all(factors.map((factor) => userFactorView(ctx, user, factor))))
  },
})
