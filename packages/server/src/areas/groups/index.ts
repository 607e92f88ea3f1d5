/** Groups and who is in them. */
import type { Room } from '../../operation/operation.js'

export const groupsRoom = (): Room => ({ operations: [] })
