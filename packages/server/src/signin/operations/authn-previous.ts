import { factorsOf, unenroll } from '../../areas/factors/index.js'
import { ok } from '../../kernel/reply.js'
import { stateBody } from '../input.js'
import { noFactor } from '../model.js'
import { signingIn } from '../person.js'
import { shown } from '../shown.js'
import { step } from '../step.js'
import { end, move } from '../transactions.js'
import { endedView } from '../view.js'

/** Goes back to the choice of a factor. One that was to be enrolled is given up. */
export const authnPrevious = step({
  id: 'authnPrevious',
  route: 'POST /api/v1/authn/previous',
  verb: 'previous',
  body: stateBody,
  errors: ['E0000069'],
  async run(ctx, { transaction }) {
    const { state, details } = transaction
    if (state === 'RECOVERY_CHALLENGE') {
      await end(ctx, transaction, 'previous')
      return ok(endedView(details))
    }
    const user = await signingIn(ctx, transaction)
    if (state === 'MFA_ENROLL_ACTIVATE') {
      const pending = (await factorsOf(ctx, user.id)).find(({ id }) => id === details.factorId)
      if (pending?.status === 'PENDING_ACTIVATION') await unenroll(ctx, user, pending, false)
    }
    const choice = state === 'MFA_CHALLENGE' ? 'MFA_REQUIRED' : 'MFA_ENROLL'
    return ok(await shown(ctx, await move(ctx, transaction, 'previous', choice, noFactor), user))
  },
})
