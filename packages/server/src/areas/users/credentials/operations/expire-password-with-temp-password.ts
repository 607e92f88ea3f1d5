import { ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { endSessions, expire, preparedTemporary } from '../passwords.js'
import * as must from '../rules.js'

export const expirePasswordWithTempPassword = operation({
  id: 'expirePasswordWithTempPassword',
  route: 'POST /api/v1/users/{id}/lifecycle/expire_password_with_temp_password',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  input: { query: object({ revokeSessions: flag(false) }) },
  errors: ['E0000007', 'E0000038'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  prepare: (ctx, { target: user }) => preparedTemporary(ctx, user),
  async run(ctx, { target: user, query, prepared }) {
    const temporary = must.mustBeExpirable(prepared)
    await expire(ctx, user, temporary)
    if (query.revokeSessions) endSessions(ctx, user)
    return ok({ tempPassword: temporary.tempPassword })
  },
})
