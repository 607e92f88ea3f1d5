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
import { linkBody } from '../input.js'

/** Sends the link that sets up a device, by text. */
export const sendActivationSms = operation({
  id: 'sendActivationSms',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/lifecycle/activate/sms',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  input: { body: linkBody, bodyOptional: true },
  errors: ['E0000007', ...linkErrors, ...messageErrors],
  target: (ctx, { path }) => factorToChange(ctx, path),
  prepare: (ctx, { target: { user, factor }, body }) =>
    prepareActivationLink(ctx, user, factor, { by: 'sms', phoneNumber: body?.profile?.phoneNumber ?? undefined }),
  async run(ctx, { target: { user, factor }, prepared }) {
    await sendActivationLink(ctx, user, factor, prepared)
    return ok(await userFactorView(ctx, user, factor))
  },
})
