import { actsForThemselves } from '../../../access/caller.js'
import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userToChange } from '../../users/index.js'
import { enrollBody, enrollQuery, howAsked, proofOf } from '../input.js'
import { enroll, prepareEnrollment } from '../lifecycle.js'
import { factorErrors } from '../model.js'
import { mustBeALifetime, mustVouchForAnother } from '../rules.js'
import { userFactorView } from '../view.js'

const scope = 'okta.users.manage'

export const enrollFactor = operation({
  id: 'enrollFactor',
  route: 'POST /api/v1/users/{userId}/factors',
  scope,
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  input: { body: enrollBody, query: enrollQuery },
  errors: ['E0000007', ...factorErrors.enroll],
  target: (ctx, { path }) => userToChange(ctx, path.userId),
  prepare(ctx, { target: user, body, query }) {
    mustBeALifetime(query.tokenLifetimeSeconds)
    mustVouchForAnother(query.activate && actsForThemselves(ctx.caller, scope))
    return prepareEnrollment(ctx, user, {
      ...howAsked(ctx, query),
      factorType: body.factorType,
      provider: body.provider,
      profile: body.profile ?? {},
      verify: proofOf(body.verify),
      factorProfileId: body.factorProfileId ?? undefined,
    })
  },
  run: async (ctx, { target: user, prepared }) =>
    ok(await userFactorView(ctx, user, await enroll(ctx, user, prepared))),
})
