import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { unenrollQuery } from '../input.js'
import { unenroll } from '../lifecycle.js'
import { factorToChange } from '../target.js'

export const unenrollFactor = operation({
  id: 'unenrollFactor',
  route: 'DELETE /api/v1/users/{userId}/factors/{factorId}',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  input: { query: unenrollQuery },
  errors: ['E0000007', 'E0000038'],
  target: (ctx, { path }) => factorToChange(ctx, path),
  async run(ctx, { target: { user, factor }, query }) {
    await unenroll(ctx, user, factor, query.removeRecoveryEnrollment)
    return nothing()
  },
})
