/** A YubiKey whose secrets an administrator brought, for one person to enroll. */
import type { YubikeySeedRow } from '../../../store/tables/factors.js'
import type { User } from '../../users/index.js'

/** `holder`: who enrolled it. */
export type YubikeyToken = YubikeySeedRow & { holder: User | undefined }
