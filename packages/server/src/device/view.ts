/** What devices are told. Members as Okta's own devices read them. */
import { type Challenge, type Enrollment, enrollmentIdOf } from '../areas/factors/index.js'
import { at } from '../kernel/link.js'
import type { Context } from '../operation/context.js'

const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000)

export function enrollmentView(
  ctx: Context,
  { user, factor, device }: Enrollment,
  authenticatorId: string,
  login: string,
) {
  const { created, last_updated: lastUpdated } = factor
  const pending = at(ctx.url(`/idp/authenticators/${authenticatorId}/transactions`), 'GET')
  return {
    id: enrollmentIdOf(factor),
    authenticatorId,
    key: 'okta_verify',
    status: 'ACTIVE',
    type: 'app',
    createdDate: created,
    lastUpdated,
    user: { id: user.id, username: login },
    device: {
      id: device.id,
      status: 'ACTIVE',
      createdDate: lastUpdated,
      lastUpdated,
      clientInstanceId: device.clientInstanceId,
    },
    methods: [{ id: factor.id, type: 'push', status: 'ACTIVE', createdDate: created, lastUpdated, links: { pending } }],
  }
}

/**
 * A push as its device sees it: the claims of Okta's challenge. Okta signs them, for they reach a device by a third party;
 * here a device fetches them from the org itself.
 */
export function pushView(ctx: Context, { user, factor }: Enrollment, authenticatorId: string, asked: Challenge) {
  const { nonce, offered, ip, userAgent } = asked.details
  const { base } = ctx.request
  return {
    iss: base,
    exp: seconds(asked.expires_at),
    iat: seconds(asked.created),
    nonce,
    transactionId: asked.id,
    verificationUri: ctx.url(`/idp/authenticators/${authenticatorId}/transactions/${asked.id}/verify`),
    orgId: ctx.org.id,
    method: 'push',
    methodEnrollmentId: factor.id,
    authenticatorEnrollmentId: enrollmentIdOf(factor),
    userId: user.id,
    userMediation: 'REQUIRED',
    challengeContext: {
      clientIp: ip,
      clientUserAgent: userAgent,
      transactionTime: asked.created,
      transactionType: 'LOGIN',
      ...(offered === undefined ? {} : { numberChallenge: offered }),
    },
  }
}
