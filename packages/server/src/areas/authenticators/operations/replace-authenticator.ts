import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { canReachPhones } from '../../telephony/index.js'
import { happened } from '../events.js'
import { authenticatorChanges, configurationOf, settingsOf } from '../input.js'
import { replaced } from '../lifecycle.js'
import { mustBeOfItsKind, mustHaveTelephony, mustSayWhoRunsIt } from '../rules.js'
import { authenticatorOf } from '../target.js'
import { authenticatorView, membersOf, providerOf, secretsOf } from '../view.js'

/** Despite its verb it leaves what is not sent as it was (seen). The status is switched by its own calls. */
export const replaceAuthenticator = operation({
  id: 'replaceAuthenticator',
  route: 'PUT /api/v1/authenticators/{authenticatorId}',
  scope: 'okta.authenticators.manage',
  input: { body: authenticatorChanges },
  errors: ['E0000001', 'E0000007', 'E0000226'],
  target: (ctx, { path }) => authenticatorOf(ctx, path.authenticatorId),
  async run(ctx, { body, target }) {
    const { key, status } = target
    mustBeOfItsKind(key, body)
    mustHaveTelephony(key, { canCall: await canReachPhones(ctx) })
    const known = { ...providerOf(target)?.configuration, ...secretsOf(ctx, target) }
    const { all, provider, secrets } = configurationOf(key, known, body.provider?.configuration ?? {})
    mustSayWhoRunsIt(key, body.provider ?? undefined, all)
    const authenticator = await replaced(ctx, target, {
      key,
      status,
      name: body.name ?? target.name,
      description: body.description ?? target.description ?? undefined,
      settings: settingsOf(key, membersOf(target.settings), body.settings ?? {}),
      provider,
      secrets,
    })
    ctx.journal.record(happened('update', authenticator))
    return ok(authenticatorView(authenticator, ctx.request.base))
  },
})
