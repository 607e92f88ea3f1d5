/** The system log: what happened in the org. */
import type { Room } from '../../operation/operation.js'

export const systemLogRoom = (): Room => ({ operations: [] })
