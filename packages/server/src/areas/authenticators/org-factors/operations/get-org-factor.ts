import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { orgFactorOf } from '../target.js'
import { orgFactorView } from '../view.js'

export const getOrgFactor = operation({
  id: 'getOrgFactor',
  route: 'GET /api/v1/org/factors/{factorKey}',
  scope: 'okta.factors.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => orgFactorOf(ctx, path.factorKey),
  run: async (ctx, { target }) => ok(orgFactorView(target, ctx.request.base)),
})
