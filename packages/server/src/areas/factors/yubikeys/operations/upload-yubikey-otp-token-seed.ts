import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { translating } from '../../../../store/database.js'
import type { YubikeySeedRow } from '../../../../store/tables/factors.js'
import { yubikeySeeds } from '../../store.js'
import { seedBody } from '../input.js'
import { isKnown, mustBeASeed } from '../rules.js'
import { seedView } from '../view.js'

export const uploadYubikeyOtpTokenSeed = operation({
  id: 'uploadYubikeyOtpTokenSeed',
  route: 'POST /api/v1/org/factors/yubikey_token/tokens',
  scope: 'okta.users.manage',
  input: { body: seedBody },
  errors: ['E0000001'],
  async run(ctx, { body }) {
    mustBeASeed(body)
    const { serialNumber, publicId, privateId, aesKey } = body
    const seed: YubikeySeedRow = {
      org_id: ctx.org.id,
      id: ctx.ids.next('yubikeyToken'),
      serial: serialNumber.padStart(12, '0'),
      public_id: publicId.toLowerCase(),
      secrets: ctx.sealer.seal(JSON.stringify({ privateId, aesKey })),
      status: 'UNASSIGNED',
      user_id: null,
      factor_id: null,
      use_counter: 0,
      session_counter: 0,
      created: ctx.now,
      last_updated: ctx.now,
      // As the reference shows one that nobody has used yet.
      last_verified: ctx.now,
      activated: null,
    }
    await translating(yubikeySeeds(ctx.db, ctx.org.id).insert(seed), 'yubikey_seeds_public_id_key', isKnown)
    return ok(seedView(seed, ctx.request.base))
  },
})
