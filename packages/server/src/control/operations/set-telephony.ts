import { changeTelephonySettings } from '../../areas/telephony/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { telephony } from '../input.js'

/** What is left out stays as it is; a limit that is null is none. */
export const setTelephony = operation({
  id: 'setTelephony',
  route: 'PUT /stuntdouble/api/telephony',
  scope,
  input: { body: telephony },
  errors: ['E0000001'],
  async run(ctx, { body }) {
    return ok(await changeTelephonySettings(ctx, body))
  },
})
