import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { readCertificates } from '../certificates.js'
import { happened } from '../events.js'
import { aaguidChanges, characteristicsOf } from '../input.js'
import { customAaguids } from '../store.js'
import { modelOf } from '../target.js'
import { aaguidView, membersOf } from '../view.js'

/** What is left out stays (RFC 7396). */
export const updateCustomAAGUID = operation({
  id: 'updateCustomAAGUID',
  route: 'PATCH /api/v1/authenticators/{authenticatorId}/aaguids/{aaguid}',
  scope: 'okta.authenticators.manage',
  input: { body: aaguidChanges },
  media: { reads: ['application/merge-patch+json', 'application/json'] },
  errors: ['E0000001', 'E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => modelOf(ctx, path.authenticatorId, path.aaguid),
  async prepare(_, { body: { attestationRootCertificates: sent } }) {
    return sent ? readCertificates(sent) : undefined
  },
  async run(ctx, { body, target: { authenticator, model }, prepared: certificates }) {
    const changed = {
      ...model,
      name: body.name ?? model.name,
      characteristics: JSON.stringify(
        characteristicsOf(membersOf(model.characteristics), body.authenticatorCharacteristics ?? {}),
      ),
      certificates: certificates === undefined ? model.certificates : JSON.stringify(certificates),
    }
    await customAaguids(ctx.db, ctx.org.id).update(changed)
    ctx.journal.record(happened('update', authenticator))
    return ok(aaguidView(authenticator, changed, ctx.request.base))
  },
})
