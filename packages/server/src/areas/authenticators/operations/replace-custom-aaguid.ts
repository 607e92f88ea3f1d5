import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { readCertificates } from '../certificates.js'
import { happened } from '../events.js'
import { aaguidChanges, characteristicsOf } from '../input.js'
import { customAaguids } from '../store.js'
import { modelOf } from '../target.js'
import { aaguidView } from '../view.js'

export const replaceCustomAAGUID = operation({
  id: 'replaceCustomAAGUID',
  route: 'PUT /api/v1/authenticators/{authenticatorId}/aaguids/{aaguid}',
  scope: 'okta.authenticators.manage',
  input: { body: aaguidChanges },
  errors: ['E0000001', 'E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => modelOf(ctx, path.authenticatorId, path.aaguid),
  prepare: (_, { body }) => readCertificates(body.attestationRootCertificates ?? []),
  async run(ctx, { body, target: { authenticator, model }, prepared: certificates }) {
    const changed = {
      ...model,
      name: body.name ?? model.aaguid,
      characteristics: JSON.stringify(characteristicsOf(undefined, body.authenticatorCharacteristics ?? {})),
      certificates: JSON.stringify(certificates),
    }
    await customAaguids(ctx.db, ctx.org.id).update(changed)
    ctx.journal.record(happened('update', authenticator))
    return ok(aaguidView(authenticator, changed, ctx.request.base))
  },
})
