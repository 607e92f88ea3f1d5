/** Who answers for a group. */
import type { Room } from '../../../operation/operation.js'

export const groupOwnersRoom = (): Room => ({ operations: [] })
