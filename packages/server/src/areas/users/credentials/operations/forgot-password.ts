import { forgotPasswordMessage } from '../../../../delivery/index.js'
import { done, ok } from '../../../../kernel/reply.js'
import { flag, type Output, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { asRecipient, asTarget, mustLead } from '../../lifecycle/index.js'
import { userToChange } from '../../target.js'
import { forgotPasswordBody } from '../input.js'
import { policyFor, recover, recoverySecret, weighRecovery } from '../passwords.js'
import * as must from '../rules.js'
import { credentialsOf } from '../view.js'

/** Without a body it sends a link; with one it is `forgot_password_recovery_question` under its older name. */
export const forgotPassword = operation({
  id: 'forgotPassword',
  route: 'POST /api/v1/users/{userId}/credentials/forgot_password',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  countsRefusals: true,
  input: { query: object({ sendEmail: flag(true) }), body: forgotPasswordBody, bodyOptional: true },
  errors: ['E0000001', 'E0000007', 'E0000014', 'E0000017', 'E0000034', 'E0000087'],
  target: (ctx, { path }) => userToChange(ctx, path.userId),
  async prepare(ctx, { target: user, body }) {
    const recovery = recoveryIn(body)
    return recovery && { recovery, weighed: await weighRecovery(ctx, user, recovery) }
  },
  async run(ctx, { target: user, query, prepared }) {
    if (prepared !== undefined) {
      return ok(credentialsOf(await recover(ctx, user, prepared.recovery, prepared.weighed, query.sendEmail)))
    }
    const policy = await policyFor(ctx, user)
    mustLead('forgotPassword', user)
    must.mustHaveArrived(user)
    must.mustBeAbleToRecover(user, policy, ctx.org.pipeline)
    const { secret, expiresAt } = await recoverySecret(ctx, user, policy)
    const link = ctx.url(`/signin/reset-password/${secret}`)
    ctx.journal.record({ type: 'user.account.reset_password', targets: [asTarget(user)] })
    if (!query.sendEmail) return ok({ resetPasswordUrl: link })
    ctx.deliver(forgotPasswordMessage({ ...asRecipient(user, ctx.org), link, expiresAt }))
    return done()
  },
})

/** The password and answer in the body; undefined where there is neither. */
function recoveryIn(body: Output<typeof forgotPasswordBody> | undefined) {
  if (body === undefined) return undefined
  must.mustBeWhole(body)
  const { password, recovery_question } = body
  return password && recovery_question && { password, recovery_question }
}
