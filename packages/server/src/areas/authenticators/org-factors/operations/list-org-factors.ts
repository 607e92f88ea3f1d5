import { matches, mustBeAskable, standardDialect } from '../../../../kernel/filter/index.js'
import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { askable, listQuery } from '../input.js'
import { allOrgFactors } from '../target.js'
import { orgFactorView } from '../view.js'

export const listOrgFactors = operation({
  id: 'listOrgFactors',
  route: 'GET /api/v1/org/factors',
  scope: 'okta.factors.read',
  input: { query: listQuery },
  errors: ['E0000031', 'E0000094'],
  async run(ctx, { query: { filter } }) {
    const asked = filter === undefined || filter === '' ? undefined : mustBeAskable(filter, askable, standardDialect)
    const all = await allOrgFactors(ctx)
    const found =
      asked === undefined ? all : all.filter(({ status }) => matches(asked, () => status, { caseSensitive: true }))
    return ok(found.map((factor) => orgFactorView(factor, ctx.request.base)))
  },
})
