import { openPushes } from '../../areas/factors/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { mustShowATokenOf } from '../rules.js'
import { signedByDevice } from '../signed.js'
import { oktaVerify } from '../target.js'
import { pushView } from '../view.js'

/** What a device is asked now. It shows by a signature which device it is, and sees nothing of others. */
export const listDeviceTransactions = operation({
  id: 'listDeviceTransactions',
  route: 'GET /idp/authenticators/{authenticatorId}/transactions',
  errors: ['E0000007', 'E0000011', 'E0000154', 'E0000155', 'E0000156'],
  target: (ctx, { path }) => oktaVerify(ctx, path.authenticatorId),
  prepare: (ctx) =>
    signedByDevice(ctx, mustShowATokenOf('SSWS', ctx.request.headers.authorization), 'proofOfPossession'),
  async run(ctx, { target, prepared: { enrollment } }) {
    const open = await openPushes(ctx, enrollment.factor)
    return ok(open.map((asked) => pushView(ctx, enrollment, target, asked)))
  },
})
