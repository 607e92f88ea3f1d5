import { activate, factorErrors, prepareActivation, proofOf } from '../../areas/factors/index.js'
import { factorEnrolled, lead } from '../factors.js'
import { proofBody } from '../input.js'
import { signingIn } from '../person.js'
import { step } from '../step.js'

/** Activates the factor that is being enrolled, by a proof that it works. */
export const authnActivateFactor = step({
  id: 'authnActivateFactor',
  route: 'POST /api/v1/authn/factors/{factorId}/lifecycle/activate',
  verb: 'activate',
  body: proofBody,
  errors: ['E0000007', ...factorErrors.activate, 'E0000085'],
  async prepare(ctx, { transaction, path, body }) {
    const user = await signingIn(ctx, transaction)
    return prepareActivation(ctx, user, await factorEnrolled(ctx, user, transaction, path.factorId), proofOf(body))
  },
  async run(ctx, { transaction, path, body, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    const outcome = await activate(ctx, user, factor, proofOf(body), prepared)
    return lead(ctx, user, { transaction, verb: 'activate' }, outcome)
  },
})
