/** An operation that sends a code by phone, as factors and sign-in do. */
import { apiError } from '@stuntdouble/catalogue'
import { messageErrors, prepareMessage, resendErrors, writeMessage } from '../src/areas/telephony/index.js'
import { nothing } from '../src/kernel/reply.js'
import { integer, object, oneOf, optional, text } from '../src/kernel/schema.js'
import { operation } from '../src/operation/operation.js'

/** `refuses`: for a reason of its own, once the message went out. */
export const sendCode = operation({
  id: 'sendCode',
  route: 'POST /stuntdouble/test/code',
  scope: 'okta.stuntdouble.manage',
  input: {
    body: object({
      kind: oneOf('sms', 'call'),
      to: text(),
      userId: text(),
      purpose: optional(oneOf('enroll', 'challenge', 'resend', 'recover', 'unlock')),
      refuses: optional(integer(0, 1)),
    }),
  },
  errors: [...messageErrors, ...resendErrors, 'E0000016'],
  prepare: (ctx, { body: { kind, to, userId, purpose = 'challenge' } }) =>
    prepareMessage(ctx, { kind, to, userId, purpose, code: '123456' }),
  async run(ctx, { body, prepared }) {
    await writeMessage(ctx, prepared)
    if (body.refuses === 1) throw apiError.E0000016()
    return nothing()
  },
})
