import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { howAsked, resendBody, resendQuery } from '../input.js'
import { challenge, prepareChallenge } from '../lifecycle.js'
import { factorErrors } from '../model.js'
import { mustBePending } from '../rules.js'
import { factorToChange } from '../target.js'
import { userFactorView } from '../view.js'

/** Sends the code of an enrollment once more. */
export const resendEnrollFactor = operation({
  id: 'resendEnrollFactor',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/resend',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  input: { body: resendBody, bodyOptional: true, query: resendQuery },
  errors: ['E0000007', ...factorErrors.challenge],
  target: (ctx, { path }) => factorToChange(ctx, path),
  prepare(ctx, { target: { user, factor }, query }) {
    mustBePending(factor)
    return prepareChallenge(ctx, user, factor, { ...howAsked(ctx, query), again: true })
  },
  async run(ctx, { target: { user, factor }, prepared }) {
    mustBePending(factor)
    await challenge(ctx, user, factor, prepared)
    return ok(await userFactorView(ctx, user, factor))
  },
})
