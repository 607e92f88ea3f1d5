import { factorErrors, heardFromDuo, noteDuo, waitingForDuo } from '../../areas/factors/index.js'
import { operation } from '../../operation/operation.js'
import { duoBody } from '../input.js'
import { mustBeFromDuo, mustExist } from '../rules.js'

/**
 * What Duo's page said, sent on by the browser. It comes without a token, and by itself: the signatures in it say whose it
 * is and what it answers. Whoever waits for it polls.
 */
export const authnDuoCallback = operation({
  id: 'authnDuoCallback',
  route: 'POST /api/v1/authn/factors/{factorId}/lifecycle/duoCallback',
  media: { reads: ['application/x-www-form-urlencoded', 'application/json'] },
  input: { body: duoBody },
  errors: ['E0000007', ...factorErrors.activate],
  target: async (ctx, { path }) => mustExist(await waitingForDuo(ctx, path.factorId), path.factorId),
  prepare: async (ctx, { target: { asked }, body }) => mustBeFromDuo(await heardFromDuo(ctx, body.sig_response, asked)),
  async run(ctx, { target, prepared }) {
    mustBeFromDuo((await noteDuo(ctx, target, prepared)) || undefined)
    return { status: 200 }
  },
})
