import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { mustHaveFeature } from '../rules.js'
import { users } from '../store.js'
import { userNamed } from '../target.js'
import { blocksOf } from '../view.js'

/** In the org's settings, among `features`; off until it is switched on. */
export const blocksFeature = 'userBlocks'

export const listUserBlocks = operation({
  id: 'listUserBlocks',
  route: 'GET /api/v1/users/{id}/blocks',
  scope: 'okta.users.read',
  errors: ['E0000007', 'E0000015'],
  async target(ctx, { path }) {
    // An org without the feature is told so, whoever is asked for.
    mustHaveFeature((await users(ctx.db, ctx.org.id).features()).includes(blocksFeature))
    return userNamed(ctx, path.id)
  },
  run: async (_ctx, { target: user }) => ok(blocksOf(user)),
})
