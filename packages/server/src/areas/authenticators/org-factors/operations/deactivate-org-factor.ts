import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { mustNotBeUsed } from '../../rules.js'
import { usesOf } from '../../uses.js'
import { switchFactor } from '../lifecycle.js'
import { mustNotBeThePassword } from '../rules.js'
import { orgFactorOf } from '../target.js'
import { orgFactorView } from '../view.js'

/** What is off stays as it is. */
export const deactivateOrgFactor = operation({
  id: 'deactivateOrgFactor',
  route: 'POST /api/v1/org/factors/{factorKey}/lifecycle/deactivate',
  scope: 'okta.factors.manage',
  errors: ['E0000007', 'E0000020', 'E0000148', 'E0000174', 'E0000219', 'E0000246'],
  target: (ctx, { path }) => orgFactorOf(ctx, path.factorKey),
  async run(ctx, { target }) {
    mustNotBeThePassword(target)
    if (target.status !== 'ACTIVE') return ok(orgFactorView(target, ctx.request.base))
    mustNotBeUsed(await usesOf(ctx, target.authenticator, target.method))
    await switchFactor(ctx, target, 'INACTIVE')
    return ok(orgFactorView({ ...target, status: 'INACTIVE' }, ctx.request.base))
  },
})
