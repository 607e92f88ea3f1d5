import { starting } from '../starting.js'

export const authnForgotPassword = starting('authnForgotPassword', 'POST /api/v1/authn/recovery/password', 'PASSWORD')
