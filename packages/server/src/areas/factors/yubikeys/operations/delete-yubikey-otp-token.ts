import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { yubikeySeeds } from '../../store.js'
import { mustBeNobodys } from '../rules.js'
import { seedNamed } from '../target.js'

/** Okta's reference has no id for it; its links and its support pages have the call. */
export const deleteYubikeyOtpToken = operation({
  id: 'deleteYubikeyOtpToken',
  route: 'DELETE /api/v1/org/factors/yubikey_token/tokens/{tokenId}',
  scope: 'okta.users.manage',
  errors: ['E0000007', 'E0000102'],
  target: (ctx, { path }) => seedNamed(ctx, path.tokenId),
  async run(ctx, { target: seed }) {
    mustBeNobodys(seed)
    await yubikeySeeds(ctx.db, ctx.org.id).remove(seed.id)
    return nothing()
  },
})
