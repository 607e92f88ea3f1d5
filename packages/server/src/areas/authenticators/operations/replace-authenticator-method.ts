import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { canReachPhones } from '../../telephony/index.js'
import { isSwitchable } from '../catalog.js'
import { happened } from '../events.js'
import { methodBody, methodSettingsOf, relyingPartyOf, settingsSaid } from '../input.js'
import { methodSwitched, save } from '../lifecycle.js'
import type { RelyingParty } from '../model.js'
import {
  mustBeADomain,
  mustBeOfEvenLength,
  mustBeVerified,
  mustHaveGroupsOfModels,
  mustHaveTelephony,
  mustKeepTheGroups,
  mustNotBeUsed,
  mustSayTheSameType,
} from '../rules.js'
import { authenticatorMethods } from '../store.js'
import { methodOf } from '../target.js'
import { groupsInUse, usesOf } from '../uses.js'
import { groupsIn, membersOf, methodView } from '../view.js'

/**
 * What is left out of the settings stays. The status may be said of a method that is switched by itself, and is then
 * switched as by its own calls (inferred: Okta lists E0000174 here).
 */
export const replaceAuthenticatorMethod = operation({
  id: 'replaceAuthenticatorMethod',
  route: 'PUT /api/v1/authenticators/{authenticatorId}/methods/{methodType}',
  scope: 'okta.authenticators.manage',
  input: { body: methodBody },
  errors: ['E0000001', 'E0000007', 'E0000148', 'E0000174', 'E0000209', 'E0000219', 'E0000226', 'E0000246'],
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
    const status = isSwitchable(authenticator.key, method.type) ? (body.status ?? method.status) : method.status
    const isSwitched = status !== method.status
    if (isSwitched && status === 'INACTIVE') mustNotBeUsed(await usesOf(ctx, authenticator.key, method.type))
    if (isSwitched && status === 'ACTIVE') {
      mustHaveTelephony(authenticator.key, { canCall: await canReachPhones(ctx) })
    }
    const isBare = before === undefined && Object.keys(settings).length === 0
    const changed = { ...method, status, settings: isBare ? null : JSON.stringify(settings) }
    await authenticatorMethods(ctx.db, ctx.org.id).update(changed)
    const saved = await save(ctx, authenticator)
    ctx.journal.record(happened('update', saved, method.type))
    if (isSwitched) {
      await methodSwitched(ctx, saved, changed, status)
      ctx.journal.record(happened(status === 'ACTIVE' ? 'activate' : 'deactivate', saved, method.type))
    }
    return ok(methodView(authenticator, changed, ctx.request.base))
  },
})
