import { linkErrors, prepareActivationLink, sendActivationLink } from '../../areas/factors/index.js'
import { messageErrors } from '../../areas/telephony/index.js'
import { ok } from '../../kernel/reply.js'
import { factorEnrolled } from '../factors.js'
import { activationLinkBody } from '../input.js'
import { signingIn } from '../person.js'
import { shown } from '../shown.js'
import { step } from '../step.js'
import { move } from '../transactions.js'

/** Texts the link that sets up a device to whoever cannot scan the code. */
export const authnSendActivationSms = step({
  id: 'authnSendActivationSms',
  route: 'POST /api/v1/authn/factors/{factorId}/lifecycle/activate/sms',
  verb: 'sendActivationLink',
  body: activationLinkBody,
  errors: ['E0000007', ...linkErrors, ...messageErrors, 'E0000069'],
  async prepare(ctx, { transaction, path, body }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    return prepareActivationLink(ctx, user, factor, { by: 'sms', phoneNumber: body.profile?.phoneNumber })
  },
  async run(ctx, { transaction, path, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorEnrolled(ctx, user, transaction, path.factorId)
    await sendActivationLink(ctx, user, factor, prepared)
    return ok(await shown(ctx, await move(ctx, transaction, 'sendActivationLink', 'MFA_ENROLL_ACTIVATE'), user))
  },
})
