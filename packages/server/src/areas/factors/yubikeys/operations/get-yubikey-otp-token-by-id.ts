import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { seedNamed } from '../target.js'
import { seedView } from '../view.js'

export const getYubikeyOtpTokenById = operation({
  id: 'getYubikeyOtpTokenById',
  route: 'GET /api/v1/org/factors/yubikey_token/tokens/{tokenId}',
  scope: 'okta.users.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => seedNamed(ctx, path.tokenId),
  run: async (ctx, { target: seed }) => ok(seedView(seed, ctx.request.base)),
})
