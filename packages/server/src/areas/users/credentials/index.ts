/** Passwords and recovery questions. */
import type { Room } from '../../../operation/operation.js'

export const userCredentialsRoom = (): Room => ({ operations: [] })
