/** The states of a user, and what leads from one to the next. */
import type { Room } from '../../../operation/operation.js'

export const userLifecycleRoom = (): Room => ({ operations: [] })
