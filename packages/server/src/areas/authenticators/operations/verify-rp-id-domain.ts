import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { happened } from '../events.js'
import { save } from '../lifecycle.js'
import type { RelyingParty } from '../model.js'
import { mustBeTheOrgsDomain, mustNameADomain } from '../rules.js'
import { authenticatorMethods } from '../store.js'
import { methodOf } from '../target.js'
import { membersOf } from '../view.js'

export const verifyRpIdDomain = operation({
  id: 'verifyRpIdDomain',
  route: 'POST /api/v1/authenticators/{authenticatorId}/methods/{webAuthnMethodType}/verify-rp-id-domain',
  scope: 'okta.authenticators.manage',
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => methodOf(ctx, path.authenticatorId, path.webAuthnMethodType),
  async run(ctx, { target: { authenticator, method } }) {
    const settings = membersOf(method.settings)
    const relyingParty = mustNameADomain(settings?.rpId as RelyingParty | undefined)
    mustBeTheOrgsDomain(relyingParty, new URL(ctx.request.base).hostname)
    const rpId = { ...relyingParty, domain: { ...relyingParty.domain, validationStatus: 'VERIFIED' } }
    const changed = { ...method, settings: JSON.stringify({ ...settings, rpId }) }
    await authenticatorMethods(ctx.db, ctx.org.id).update(changed)
    ctx.journal.record(happened('update', await save(ctx, authenticator), method.type))
    return nothing()
  },
})
