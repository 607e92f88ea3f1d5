import { advance } from '../advance.js'
import { stateBody } from '../input.js'
import { signingIn } from '../person.js'
import { mustBeSkippable } from '../rules.js'
import { mustEnroll, standingOf } from '../standing.js'
import { step } from '../step.js'

/** Leaves out what may be left out: a password that still works for some days, a further factor. */
export const authnSkip = step({
  id: 'authnSkip',
  route: 'POST /api/v1/authn/skip',
  verb: 'skip',
  body: stateBody,
  errors: ['E0000069', 'E0000085'],
  async run(ctx, { transaction }) {
    const { details } = transaction
    const user = await signingIn(ctx, transaction)
    const left = transaction.state === 'PASSWORD_WARN' ? 'PASSWORD_WARN' : 'MFA_ENROLL'
    if (left === 'MFA_ENROLL') {
      const { standing } = await standingOf(ctx, user, details)
      mustBeSkippable(mustEnroll(standing))
    }
    const skipped = [...details.skipped, left] as const
    return advance(ctx, { user, details: { ...details, skipped }, under: { transaction, verb: 'skip' } })
  },
})
