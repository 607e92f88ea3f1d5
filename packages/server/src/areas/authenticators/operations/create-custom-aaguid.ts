import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { readCertificates } from '../certificates.js'
import { happened } from '../events.js'
import { aaguidBody, characteristicsOf } from '../input.js'
import { modelIsKnown, mustBeAnAaguid } from '../rules.js'
import { customAaguids } from '../store.js'
import { keptByModels } from '../target.js'
import { aaguidView } from '../view.js'

export const createCustomAAGUID = operation({
  id: 'createCustomAAGUID',
  route: 'POST /api/v1/authenticators/{authenticatorId}/aaguids',
  scope: 'okta.authenticators.manage',
  input: { body: aaguidBody },
  errors: ['E0000001', 'E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => keptByModels(ctx, path.authenticatorId),
  prepare: (_, { body }) => readCertificates(body.attestationRootCertificates ?? []),
  async run(ctx, { body, target, prepared: certificates }) {
    const aaguid = mustBeAnAaguid(body.aaguid)
    const model = {
      org_id: ctx.org.id,
      aaguid,
      name: body.name ?? aaguid,
      characteristics: JSON.stringify(characteristicsOf(undefined, body.authenticatorCharacteristics ?? {})),
      certificates: JSON.stringify(certificates),
    }
    await translating(customAaguids(ctx.db, ctx.org.id).insert(model), 'custom_aaguids_aaguid_key', modelIsKnown)
    ctx.journal.record(happened('update', target))
    return ok(aaguidView(target, model, ctx.request.base))
  },
})
