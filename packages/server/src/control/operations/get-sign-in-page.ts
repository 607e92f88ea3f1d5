import { orgs } from '../../areas/org/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'

export const getSignInPage = operation({
  id: 'getSignInPage',
  route: 'GET /stuntdouble/api/sign-in-page',
  scope,
  errors: [],
  async run(ctx) {
    const { settings } = await orgs(ctx.db).get(ctx.org.id)
    return ok(settings.signInPage ?? {})
  },
})
