import { ok } from '../../kernel/reply.js'
import { stateBody } from '../input.js'
import { step } from '../step.js'
import { end } from '../transactions.js'
import { endedView } from '../view.js'

/** Ends a sign-in wherever it stands. */
export const authnCancel = step({
  id: 'authnCancel',
  route: 'POST /api/v1/authn/cancel',
  verb: 'cancel',
  body: stateBody,
  errors: [],
  async run(ctx, { transaction }) {
    await end(ctx, transaction, 'cancel')
    return ok(endedView(transaction.details))
  },
})
