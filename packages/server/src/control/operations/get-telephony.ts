import { telephonySettingsOf } from '../../areas/telephony/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'

/** How many texts and calls the org may send, and where to. Okta's support sets it; here the administrator does. */
export const getTelephony = operation({
  id: 'getTelephony',
  route: 'GET /stuntdouble/api/telephony',
  scope,
  errors: [],
  async run(ctx) {
    return ok(await telephonySettingsOf(ctx))
  },
})
