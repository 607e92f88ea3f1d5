import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { canReachPhones } from '../../../telephony/index.js'
import { mustHaveTelephony } from '../../rules.js'
import { switchFactor } from '../lifecycle.js'
import { mustNeedNoProvider } from '../rules.js'
import { orgFactorOf } from '../target.js'
import { orgFactorView } from '../view.js'

export const activateOrgFactor = operation({
  id: 'activateOrgFactor',
  route: 'POST /api/v1/org/factors/{factorKey}/lifecycle/activate',
  scope: 'okta.factors.manage',
  errors: ['E0000007', 'E0000020', 'E0000226'],
  target: (ctx, { path }) => orgFactorOf(ctx, path.factorKey),
  async run(ctx, { target }) {
    mustNeedNoProvider(target)
    mustHaveTelephony(target.authenticator, { canCall: await canReachPhones(ctx) })
    if (target.status !== 'ACTIVE') await switchFactor(ctx, target, 'ACTIVE')
    return ok(orgFactorView({ ...target, status: 'ACTIVE' }, ctx.request.base))
  },
})
