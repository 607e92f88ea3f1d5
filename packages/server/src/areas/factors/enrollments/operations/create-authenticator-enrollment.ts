import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { authenticatorFor } from '../../../authenticators/index.js'
import { userToChange } from '../../../users/index.js'
import { enroll, prepareEnrollment } from '../../lifecycle.js'
import { factorErrors } from '../../model.js'
import { phoneBody } from '../input.js'
import { mustBeOfIdentityEngine, mustBeThePhone } from '../rules.js'
import { enrollmentView } from '../view.js'

/** The phone of somebody whom an administrator knows: it is active at once, and no code is sent. */
export const createAuthenticatorEnrollment = operation({
  id: 'createAuthenticatorEnrollment',
  route: 'POST /api/v1/users/{userId}/authenticator-enrollments/phone',
  scope: 'okta.users.manage',
  input: { body: phoneBody },
  errors: ['E0000007', 'E0000015', ...factorErrors.enroll],
  target(ctx, { path }) {
    mustBeOfIdentityEngine(ctx.org)
    return userToChange(ctx, path.userId)
  },
  async prepare(ctx, { target: user, body: { authenticatorId, profile } }) {
    mustBeThePhone(await authenticatorFor(ctx, 'phone_number'), authenticatorId)
    return prepareEnrollment(ctx, user, { factorType: 'sms', provider: 'OKTA', profile, activate: true })
  },
  run: async (ctx, { target: user, prepared }) =>
    ok(await enrollmentView(ctx, user, await enroll(ctx, user, prepared), false)),
})
