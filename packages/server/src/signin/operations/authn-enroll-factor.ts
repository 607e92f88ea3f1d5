import { type Asked, enroll, factorErrors, kindOf, prepareEnrollment, proofOf } from '../../areas/factors/index.js'
import type { User } from '../../areas/users/index.js'
import { flag, object } from '../../kernel/schema.js'
import type { Context } from '../../operation/context.js'
import { advance, withFactor } from '../advance.js'
import { pollsFor, wait } from '../factors.js'
import { type EnrollBody, enrollBody } from '../input.js'
import { signingIn } from '../person.js'
import { mustBeOffered } from '../rules.js'
import { factorsFor } from '../standing.js'
import { step } from '../step.js'

/** Enrolls a factor that the policy gives. Most have to be proven once before they count; some count at once. */
export const authnEnrollFactor = step({
  id: 'authnEnrollFactor',
  route: 'POST /api/v1/authn/factors',
  verb: 'enroll',
  body: enrollBody,
  query: object({ updatePhone: flag(false) }),
  errors: [...factorErrors.enroll, 'E0000069', 'E0000085'],
  async prepare(ctx, { transaction, body, query }) {
    const user = await signingIn(ctx, transaction)
    return prepareEnrollment(ctx, user, await mustBeAbleToAsk(ctx, user, body, query.updatePhone))
  },
  async run(ctx, { transaction, body, query, prepared }) {
    const user = await signingIn(ctx, transaction)
    await mustBeAbleToAsk(ctx, user, body, query.updatePhone)
    const factor = await enroll(ctx, user, prepared)
    const under = { transaction, verb: 'enroll' as const }
    if (factor.status === 'ACTIVE') {
      const details = await withFactor(ctx, user, transaction.details, kindOf(factor.key).amr)
      return advance(ctx, { user, details: { ...details, hasEnrolled: true }, under })
    }
    const result = pollsFor(factor) ? 'WAITING' : null
    return wait(ctx, user, under, 'MFA_ENROLL_ACTIVATE', factor, { result, challenge: undefined })
  },
})

async function mustBeAbleToAsk(ctx: Context, user: User, body: EnrollBody, updatePhone: boolean): Promise<Asked> {
  const { factorType, provider, profile } = body
  const { offers } = await factorsFor(ctx, user)
  mustBeOffered(offers.find(({ kind }) => kind.factorType === factorType && kind.provider === provider))
  return { factorType, provider, profile: profile ?? {}, verify: proofOf(body), updatePhone }
}
