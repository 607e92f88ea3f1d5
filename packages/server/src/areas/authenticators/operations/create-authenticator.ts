import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { founded } from '../catalog.js'
import { happened } from '../events.js'
import { authenticatorBody, configurationOf, creationQuery, settingsOf } from '../input.js'
import { add, replaced } from '../lifecycle.js'
import { mustBeOfItsKind, mustBringAnApp, mustNotBeThere, mustSayWhoRunsIt } from '../rules.js'
import { authenticators } from '../store.js'
import { authenticatorView } from '../view.js'

export const createAuthenticator = operation({
  id: 'createAuthenticator',
  route: 'POST /api/v1/authenticators',
  scope: 'okta.authenticators.manage',
  input: { query: creationQuery, body: authenticatorBody },
  errors: ['E0000001', 'E0000157'],
  async run(ctx, { query, body }) {
    const { key } = body
    const before = await authenticators(ctx.db, ctx.org.id).withKey(key)
    mustNotBeThere(before, { isFounded: key in founded })
    mustBeOfItsKind(key, body)
    mustBringAnApp(key, body.agreeToTerms ?? false, body.settings?.appInstanceId)
    const { all, provider, secrets } = configurationOf(key, {}, body.provider?.configuration ?? {})
    mustSayWhoRunsIt(key, body.provider ?? undefined, all)
    const order = {
      key,
      status: query.activate ? ('ACTIVE' as const) : ('INACTIVE' as const),
      name: body.name ?? undefined,
      description: body.description ?? undefined,
      settings: settingsOf(key, undefined, body.settings ?? {}),
      provider,
      secrets,
    }
    // One that was switched off is set up anew.
    const authenticator = before === undefined ? await add(ctx, order) : await replaced(ctx, before, order)
    ctx.journal.record(happened('create', authenticator))
    return ok(authenticatorView(authenticator, ctx.request.base))
  },
})
