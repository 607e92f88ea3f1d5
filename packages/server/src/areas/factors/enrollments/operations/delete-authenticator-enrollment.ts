import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { unenroll } from '../../lifecycle.js'
import { enrollmentToChange } from '../target.js'

export const deleteAuthenticatorEnrollment = operation({
  id: 'deleteAuthenticatorEnrollment',
  route: 'DELETE /api/v1/users/{userId}/authenticator-enrollments/{enrollmentId}',
  scope: 'okta.users.manage',
  errors: ['E0000007', 'E0000015', 'E0000038'],
  target: (ctx, { path }) => enrollmentToChange(ctx, path),
  async run(ctx, { target: { user, factor } }) {
    // The phone is gone for recovery as well: in Identity Engine it is one and the same.
    await unenroll(ctx, user, factor, true)
    return nothing()
  },
})
