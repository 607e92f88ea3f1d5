/**
 * What a factor is answered by that is no body of its own request: a device with a key, a page of a provider's. They come
 * without an administrator's token, and show by a signature who they are. Beside it, what an enrollment on a device needs:
 * its QR code, its link, its poll.
 */
import type { Room } from '../operation/operation.js'
import { authnDuoCallback } from './operations/authn-duo-callback.js'
import { cancelFactorTransaction } from './operations/cancel-factor-transaction.js'
import { enrollDevice } from './operations/enroll-device.js'
import { getFactorQrCode } from './operations/get-factor-qr-code.js'
import { listDeviceTransactions } from './operations/list-device-transactions.js'
import { pollFactorActivation } from './operations/poll-factor-activation.js'
import { sendActivationEmail } from './operations/send-activation-email.js'
import { sendActivationSms } from './operations/send-activation-sms.js'
import { verifyDeviceTransaction } from './operations/verify-device-transaction.js'

export const deviceRoom = (): Room => ({
  operations: [
    enrollDevice,
    listDeviceTransactions,
    verifyDeviceTransaction,
    getFactorQrCode,
    pollFactorActivation,
    sendActivationEmail,
    sendActivationSms,
    cancelFactorTransaction,
    authnDuoCallback,
  ],
})
