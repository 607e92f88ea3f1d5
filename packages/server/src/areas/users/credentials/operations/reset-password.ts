import { passwordResetMessage } from '../../../../delivery/index.js'
import { done, ok } from '../../../../kernel/reply.js'
import { flag, object, oneOf, optional } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { asRecipient, asTarget, endSecrets, moved, mustLead } from '../../lifecycle/index.js'
import { users } from '../../store.js'
import { userToChange } from '../../target.js'
import { endSessions, policyFor, recoverySecret } from '../passwords.js'
import * as must from '../rules.js'

/** `provider=FEDERATION` hands the password over to an identity provider; the plain call takes it back. */
export const resetPassword = operation({
  id: 'resetPassword',
  route: 'POST /api/v1/users/{id}/lifecycle/reset_password',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  input: {
    query: object({
      sendEmail: flag(true),
      revokeSessions: flag(false),
      provider: optional(oneOf('OKTA', 'FEDERATION')),
    }),
  },
  errors: ['E0000007', 'E0000017', 'E0000038'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user, query }) {
    const federates = query.provider === 'FEDERATION'
    const status = mustLead(federates ? 'federate' : 'resetPassword', user)
    must.mustHaveArrived(user)
    ctx.journal.record({ type: 'user.account.reset_password', targets: [asTarget(user)] })
    if (query.revokeSessions) endSessions(ctx, user)
    if (federates) {
      await users(ctx.db, ctx.org.id).change(user.id, { ...moved(user, status, ctx.now), ...federated })
      await endSecrets(ctx, user.id)
      return done()
    }
    const ours = user.provider_type === 'IMPORT' ? {} : { provider_type: 'OKTA', provider_name: 'OKTA' }
    // The lock ends with the status; a wrong attempt made before it must not count against the new password.
    await users(ctx.db, ctx.org.id).change(user.id, {
      ...moved(user, status, ctx.now),
      ...ours,
      failed_attempts: 0,
      locked_at: null,
    })
    const { secret, expiresAt } = await recoverySecret(ctx, user, await policyFor(ctx, user))
    const link = ctx.url(`/reset_password/${secret}`)
    if (!query.sendEmail) return ok({ resetPasswordUrl: link })
    ctx.deliver(passwordResetMessage({ ...asRecipient(user, ctx.org), link, expiresAt }))
    return done()
  },
})

/** Who signs in with an identity provider keeps neither password nor question here. */
const federated = {
  provider_type: 'FEDERATION',
  provider_name: 'FEDERATION',
  password_hash: null,
  recovery_question: null,
  recovery_answer_hash: null,
  failed_attempts: 0,
  locked_at: null,
}
