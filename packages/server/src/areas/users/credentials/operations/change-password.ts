import { ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { asTarget, mayBe, mustLead, personOf } from '../../lifecycle/index.js'
import { userToChange } from '../../target.js'
import { changePasswordBody } from '../input.js'
import {
  countEvenIfRefused,
  endSessions,
  notWeighed,
  policyFor,
  replacePassword,
  tellOfNewPassword,
  weigh,
} from '../passwords.js'
import * as must from '../rules.js'
import { credentialsOf } from '../view.js'

export const changePassword = operation({
  id: 'changePassword',
  route: 'POST /api/v1/users/{userId}/credentials/change_password',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  countsRefusals: true,
  input: { query: object({ strict: flag(false) }), body: changePasswordBody },
  errors: ['E0000001', 'E0000007', 'E0000014', 'E0000035'],
  target: (ctx, { path }) => userToChange(ctx, path.userId),
  async prepare(ctx, { target: user, body }) {
    const policy = await policyFor(ctx, user)
    if (!mayBe('changePassword', user) || !must.mayChangePassword(user, policy)) return notWeighed
    const { oldPassword, newPassword } = body
    return weigh(ctx, user, policy, {
      shown: oldPassword.value,
      against: user.password_hash,
      fresh: newPassword.value,
    })
  },
  async run(ctx, { target: user, query, body, prepared }) {
    const policy = await policyFor(ctx, user)
    const status = mustLead('changePassword', user)
    must.mustBeAllowedToChangePassword(user, policy)
    const proven = prepared.proven && prepared.against === user.password_hash
    if (!proven) countEvenIfRefused(ctx, user, policy, 'user.account.update_password')
    must.mustBeProven(proven, 'oldPassword')
    if (query.strict) must.mustBeOldEnough(user, policy, ctx.clock.now())
    must.mustMeetPolicy(policy, body.newPassword.value, personOf(user))
    must.mustNotComeBack(prepared.reuse)
    const changed = await replacePassword(ctx, user, must.mustStillHold(prepared.hash), status)
    ctx.journal.record({ type: 'user.account.update_password', targets: [asTarget(user)] })
    if (body.revokeSessions === true) endSessions(ctx, user)
    if (status === 'ACTIVE') tellOfNewPassword(ctx, changed)
    return ok(credentialsOf(changed))
  },
})
