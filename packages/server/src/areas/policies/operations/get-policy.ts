import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { expandQuery } from '../input.js'
import { policyRules } from '../store.js'
import { policyNamed } from '../target.js'
import { policyView, withRules } from '../view.js'

export const getPolicy = operation({
  id: 'getPolicy',
  route: 'GET /api/v1/policies/{policyId}',
  scope: 'okta.policies.read',
  input: { query: expandQuery },
  errors: ['E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy, query }) {
    const view = policyView(policy, ctx.request.base)
    if (query.expand !== 'rules') return ok(view)
    return ok(withRules(view, await policyRules(ctx.db, ctx.org.id).of(policy.id), ctx.request.base))
  },
})
