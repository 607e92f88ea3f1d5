import { policyFor, secretShown, users } from '../../../areas/users/index.js'
import { operation } from '../../../operation/operation.js'
import { usualOptions } from '../../model.js'
import { mustStillBeThere } from '../../rules.js'
import { trusted } from '../../step.js'
import { staleLinkUsed } from '../events.js'
import { comeByLink, stillErrors } from '../going-on.js'
import { tokenBody } from '../input.js'
import { typeOfKind } from '../model.js'
import { mustBeARecoveryLink } from '../rules.js'

/** Somebody opens the link of a mail. It is used up not by this, but by what it leads to: mail scanners open links too. */
export const authnVerifyRecoveryToken = operation({
  id: 'authnVerifyRecoveryToken',
  route: 'POST /api/v1/authn/recovery/token',
  ...trusted,
  input: { body: tokenBody },
  errors: ['E0000001', 'E0000011', ...stillErrors],
  async run(ctx, { body: { recoveryToken, options } }) {
    const shown = await secretShown(ctx, recoveryToken)
    if (shown.found === 'stale') ctx.evenIfRefused(async (after) => after.journal.record(staleLinkUsed))
    const { token_hash, user_id, kind, relay_state } = mustBeARecoveryLink(shown)
    const user = mustStillBeThere(await users(ctx.db, ctx.org.id).find(user_id))
    const recovery = { type: typeOfKind[kind], factorType: null, secretHash: token_hash }
    const multiOptionalFactorEnroll = options?.multiOptionalFactorEnroll ?? false
    return comeByLink(
      ctx,
      { user, policy: await policyFor(ctx, user), recovery },
      { relayState: relay_state, options: { ...usualOptions, multiOptionalFactorEnroll } },
    )
  },
})
