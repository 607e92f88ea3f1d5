import { created } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { tokenOrder } from '../input.js'
import { mustNameAUser } from '../rules.js'

/** A token that speaks for any user of the org. Okta itself has no call to make one. */
export const issueToken = ({ userNamed, createToken }: House) =>
  operation({
    id: 'issueToken',
    route: 'POST /stuntdouble/api/tokens',
    scope,
    input: { body: tokenOrder },
    errors: ['E0000001', 'E0000007'],
    async run(ctx, { body }) {
      const user = await userNamed(ctx, mustNameAUser(body))
      return created(await createToken(ctx, { userId: user.id, name: body.name }))
    },
  })
