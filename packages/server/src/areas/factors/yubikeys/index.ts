/** YubiKeys that an administrator made known, so that people may enroll them. */
import type { Room } from '../../../operation/operation.js'
import { deleteYubikeyOtpToken } from './operations/delete-yubikey-otp-token.js'
import { getYubikeyOtpTokenById } from './operations/get-yubikey-otp-token-by-id.js'
import { listYubikeyOtpTokens } from './operations/list-yubikey-otp-tokens.js'
import { uploadYubikeyOtpTokenSeed } from './operations/upload-yubikey-otp-token-seed.js'

export const yubikeysRoom = (): Room => ({
  operations: [listYubikeyOtpTokens, uploadYubikeyOtpTokenSeed, getYubikeyOtpTokenById, deleteYubikeyOtpToken],
})
