import { activate, factorErrors, prepareActivation } from '../../areas/factors/index.js'
import { factorEnrolled, lead } from '../factors.js'
import { stateBody } from '../input.js'
import { signingIn } from '../person.js'
import { step } from '../step.js'

/** Asks whether the device on which a factor is being activated has done so. */
export const authnActivatePoll = step({
  id: 'authnActivatePoll',
  route: 'POST /api/v1/authn/factors/{factorId}/lifecycle/activate/poll',
  verb: 'pollActivation',
  body: stateBody,
  errors: ['E0000007', ...factorErrors.activate, 'E0000085'],
  async prepare(ctx, { transaction, path }) {
    const user = await signingIn(ctx, transaction)
    return prepareActivation(ctx, user, await factorEnrolled(ctx, user, transaction, path.factorId), {})
  },
  async run(ctx, { transaction, path, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    const outcome = await activate(ctx, user, factor, {}, prepared)
    return lead(ctx, user, { transaction, verb: 'pollActivation' }, outcome)
  },
})
