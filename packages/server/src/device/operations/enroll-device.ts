import type { JWK } from 'jose'
import { authenticatorFor } from '../../areas/authenticators/index.js'
import { awaited, type Device, enrollDevice as enroll, factorErrors, mustComply } from '../../areas/factors/index.js'
import { personOf } from '../../areas/users/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { enrollBody } from '../input.js'
import { mustBeKeys, mustBeOktaVerify, mustOfferPush, mustShowATokenOf } from '../rules.js'
import { deviceKey } from '../signed.js'
import { enrollmentView } from '../view.js'

/** A device enrolls with the token of an activation link, and brings its public keys. */
export const enrollDevice = operation({
  id: 'enrollDevice',
  route: 'POST /idp/authenticators',
  input: { body: enrollBody },
  errors: ['E0000011', 'E0000155', 'E0000158', 'E0000159', 'E0000229', ...factorErrors.activate],
  async target(ctx) {
    const token = mustShowATokenOf('OTDT', ctx.request.headers.authorization)
    await awaited(ctx, token)
    return token
  },
  async prepare(ctx, { body: { authenticatorId, device, methods } }) {
    mustBeOktaVerify((await authenticatorFor(ctx, 'okta_verify'))?.id === authenticatorId)
    const { keys, isFipsCompliant } = mustOfferPush(methods.find(({ type, keys }) => type === 'push' && keys))
    const brought = Object.entries(keys ?? {}).filter(([, key]) => key !== null && key !== undefined)
    const read = await Promise.all(brought.map(async ([name, key]) => [name, await deviceKey(key as JWK)] as const))
    mustBeKeys(read.every(([, key]) => key !== undefined))
    const enrolling = Object.fromEntries(read) as Device['keys']
    await mustComply(ctx, { keys: enrolling, isFipsCompliant: isFipsCompliant ?? false })
    return {
      id: ctx.ids.next('device'),
      clientInstanceId: String(device.clientInstanceKey.kid ?? ''),
      name: device.displayName,
      platform: device.platform,
      osVersion: device.osVersion,
      keys: enrolling,
    }
  },
  async run(ctx, { target: token, body: { authenticatorId }, prepared: device }) {
    const enrollment = await enroll(ctx, token, device)
    return ok(enrollmentView(ctx, enrollment, authenticatorId, personOf(enrollment.user).login))
  },
})
