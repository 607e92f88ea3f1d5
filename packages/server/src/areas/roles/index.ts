/** Administrator roles of people. */
import type { Room } from '../../operation/operation.js'

export const rolesRoom = (): Room => ({ operations: [] })
