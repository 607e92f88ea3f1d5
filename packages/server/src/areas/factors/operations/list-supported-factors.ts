import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { supportedFactors } from '../lifecycle.js'
import { supportedFactorView } from '../view.js'

export const listSupportedFactors = operation({
  id: 'listSupportedFactors',
  route: 'GET /api/v1/users/{userId}/factors/catalog',
  scope: 'okta.users.read',
  own: 'userId',
  errors: ['E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.userId),
  async run(ctx, { target: user }) {
    const supported = await supportedFactors(ctx, user)
    return ok(await Promise.all(supported.map((each) => supportedFactorView(ctx, user, each))))
  },
})
