import { starting } from '../starting.js'

export const authnUnlock = starting('authnUnlock', 'POST /api/v1/authn/recovery/unlock', 'UNLOCK')
