import { findFactor, qrText } from '../../areas/factors/index.js'
import { users } from '../../areas/users/index.js'
import { qrCode } from '../../kernel/qr-code.js'
import { operation } from '../../operation/operation.js'
import { mustExist } from '../rules.js'

/** The QR code of a factor that is being set up. A picture on a page comes without a token: its address is secret. */
export const getFactorQrCode = operation({
  id: 'getFactorQrCode',
  route: 'GET /api/v1/users/{userId}/factors/{factorId}/qr/{token}',
  media: { answers: ['image/png', 'application/json'] },
  errors: ['E0000007'],
  async prepare(ctx, { path }) {
    const user = await users(ctx.db, ctx.org.id).find(path.userId)
    const factor = user && (await findFactor(ctx, user.id, path.factorId))
    const text = user && factor && (await qrText(ctx, user, factor, path.token))
    return qrCode(mustExist(text, path.factorId))
  },
  run: async (_, { prepared: body }) => ({ status: 200, headers: { 'content-type': 'image/png' }, body }),
})
