import {
  factorToChange,
  linkErrors,
  prepareActivationLink,
  sendActivationLink,
  userFactorView,
} from '../../areas/factors/index.js'
import { messageErrors } from '../../areas/telephony/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'

/** Sends the link that sets up a device, by mail. */
export const sendActivationEmail = operation({
  id: 'sendActivationEmail',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/lifecycle/activate/email',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  errors: ['E0000007', ...linkErrors, ...messageErrors],
  target: (ctx, { path }) => factorToChange(ctx, path),
  prepare: (ctx, { target: { user, factor } }) => prepareActivationLink(ctx, user, factor, { by: 'email' }),
  async run(ctx, { target: { user, factor }, prepared }) {
    await sendActivationLink(ctx, user, factor, prepared)
    return ok(await userFactorView(ctx, user, factor))
  },
})
