import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { howAsked, proofOf, verifyBody, verifyQuery } from '../input.js'
import { asksFirst, challenge, prepareChallenge, prepareVerification, verify } from '../lifecycle.js'
import { factorErrors } from '../model.js'
import { mustBeActive, mustBeALifetime } from '../rules.js'
import { factorToChange } from '../target.js'
import { challengeView, outcomeView } from '../view.js'

/** Without a proof it asks for one, where the kind of factor asks first; with one it judges it. */
export const verifyFactor = operation({
  id: 'verifyFactor',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/verify',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  countsRefusals: true,
  input: { body: verifyBody, bodyOptional: true, query: verifyQuery },
  errors: ['E0000007', ...factorErrors.challenge, ...factorErrors.verify],
  target: (ctx, { path }) => factorToChange(ctx, path),
  async prepare(ctx, { target: { user, factor }, body, query }) {
    mustBeActive(factor)
    mustBeALifetime(query.tokenLifetimeSeconds)
    const proof = proofOf(body)
    if (!asksFirst(factor, proof)) return { proof, verification: await prepareVerification(ctx, user, factor, proof) }
    const how = { ...howAsked(ctx, query), useNumberMatchingChallenge: body?.useNumberMatchingChallenge ?? undefined }
    return { proof, asking: await prepareChallenge(ctx, user, factor, how) }
  },
  async run(ctx, { target: { user, factor }, prepared: { proof, asking, verification } }) {
    mustBeActive(factor)
    if (asking !== undefined) return challengeView(ctx, factor, await challenge(ctx, user, factor, asking))
    return ok(outcomeView(ctx, await verify(ctx, user, factor, proof, verification)))
  },
})
