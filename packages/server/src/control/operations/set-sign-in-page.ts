import { orgs } from '../../areas/org/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { signInPage } from '../input.js'
import * as must from '../rules.js'

/** How the page looks on which people sign in; what is left out is as it comes. */
export const setSignInPage = operation({
  id: 'setSignInPage',
  route: 'PUT /stuntdouble/api/sign-in-page',
  scope,
  input: { body: signInPage },
  errors: ['E0000001'],
  async run(ctx, { body }) {
    const wanted = must.mustBeASignInPage(body)
    const rows = orgs(ctx.db)
    const org = await rows.get(ctx.org.id)
    await rows.update({ ...org, settings: { ...org.settings, signInPage: wanted } })
    return ok(wanted)
  },
})
