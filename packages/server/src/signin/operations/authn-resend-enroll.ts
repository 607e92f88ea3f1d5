import { challenge, factorErrors, prepareChallenge } from '../../areas/factors/index.js'
import { factorEnrolled, wait } from '../factors.js'
import { stateBody } from '../input.js'
import { signingIn } from '../person.js'
import { step } from '../step.js'

/** Sends the code with which a factor is activated once more. */
export const authnResendEnroll = step({
  id: 'authnResendEnroll',
  route: 'POST /api/v1/authn/factors/{factorId}/lifecycle/resend',
  verb: 'resendActivation',
  body: stateBody,
  errors: ['E0000007', ...factorErrors.challenge],
  async prepare(ctx, { transaction, path }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    return prepareChallenge(ctx, user, factor, { again: true })
  },
  async run(ctx, { transaction, path, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    const asked = await challenge(ctx, user, factor, prepared)
    const under = { transaction, verb: 'resendActivation' as const }
    return wait(ctx, user, under, 'MFA_ENROLL_ACTIVATE', factor, { result: null, challenge: asked })
  },
})
