import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { happened } from '../events.js'
import { methodBody, methodSettingsOf, relyingPartyOf, settingsSaid } from '../input.js'
import { save } from '../lifecycle.js'
import type { RelyingParty } from '../model.js'
import {
  mustBeADomain,
  mustBeOfEvenLength,
  mustBeVerified,
  mustHaveGroupsOfModels,
  mustKeepTheGroups,
  mustSayTheSameType,
} from '../rules.js'
import { authenticatorMethods } from '../store.js'
import { methodOf } from '../target.js'
import { groupsInUse } from '../uses.js'
import { groupsIn, membersOf, methodView } from '../view.js'

/** The status is switched by its own calls; what is left out of the settings stays. */
export const replaceAuthenticatorMethod = operation({
  id: 'replaceAuthenticatorMethod',
  route: 'PUT /api/v1/authenticators/{authenticatorId}/methods/{methodType}',
  scope: 'okta.authenticators.manage',
  input: { body: methodBody },
  errors: ['E0000001', 'E0000007', 'E0000209'],
  target: (ctx, { path }) => methodOf(ctx, path.authenticatorId, path.methodType),
  async run(ctx, { body, target: { authenticator, method } }) {
    mustSayTheSameType(method, body.type)
    const before = membersOf(method.settings)
    const sent = settingsSaid(method.type, body)
    mustBeOfEvenLength(sent)
    const settings = { ...before, ...methodSettingsOf(method.type, sent) }
    if (method.type === 'webauthn') {
      mustHaveGroupsOfModels(groupsIn(settings))
      mustKeepTheGroups(groupsIn(before), groupsIn(settings), await groupsInUse(ctx))
      if (sent.rpId) {
        const earlier = before?.rpId as RelyingParty | undefined
        const relyingParty = relyingPartyOf(earlier, sent.rpId, ctx.ids.request())
        if (relyingParty !== undefined) {
          mustBeADomain(relyingParty.domain.name)
          mustBeVerified(relyingParty)
          Object.assign(settings, { rpId: relyingParty })
        }
      }
    }
    const isBare = before === undefined && Object.keys(settings).length === 0
    const changed = { ...method, settings: isBare ? null : JSON.stringify(settings) }
    await authenticatorMethods(ctx.db, ctx.org.id).update(changed)
    ctx.journal.record(happened('update', await save(ctx, authenticator), method.type))
    return ok(methodView(authenticator, changed, ctx.request.base))
  },
})
