import { challenge, factorErrors, prepareChallenge } from '../../areas/factors/index.js'
import { factorToProve, waitForAnswer } from '../factors.js'
import { stateBody } from '../input.js'
import { signingIn } from '../person.js'
import { mustBeTheFactor } from '../rules.js'
import { step } from '../step.js'

/** Sends once more what a person has to answer. */
export const authnResendChallenge = step({
  id: 'authnResendChallenge',
  route: 'POST /api/v1/authn/factors/{factorId}/verify/resend',
  verb: 'resendChallenge',
  body: stateBody,
  errors: [...factorErrors.challenge, 'E0000007'],
  async prepare(ctx, { transaction, path }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorToProve(ctx, user, path.factorId)
    mustBeTheFactor(transaction.details.factorId === factor.id)
    return prepareChallenge(ctx, user, factor, { again: true })
  },
  async run(ctx, { transaction, path, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorToProve(ctx, user, path.factorId)
    mustBeTheFactor(transaction.details.factorId === factor.id)
    const under = { transaction, verb: 'resendChallenge' as const }
    return waitForAnswer(ctx, user, under, factor, await challenge(ctx, user, factor, prepared))
  },
})
