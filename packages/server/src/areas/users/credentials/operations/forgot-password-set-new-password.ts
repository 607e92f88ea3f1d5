import { ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { recoverBody } from '../input.js'
import { recover, weighRecovery } from '../passwords.js'
import { credentialsOf } from '../view.js'

export const forgotPasswordSetNewPassword = operation({
  id: 'forgotPasswordSetNewPassword',
  route: 'POST /api/v1/users/{userId}/credentials/forgot_password_recovery_question',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  countsRefusals: true,
  input: { query: object({ sendEmail: flag(true) }), body: recoverBody },
  errors: ['E0000001', 'E0000007', 'E0000014', 'E0000017', 'E0000034', 'E0000087'],
  target: (ctx, { path }) => userToChange(ctx, path.userId),
  prepare: (ctx, { target: user, body }) => weighRecovery(ctx, user, body),
  async run(ctx, { target: user, query, body, prepared }) {
    return ok(credentialsOf(await recover(ctx, user, body, prepared, query.sendEmail)))
  },
})
