/** Linked objects: who reports to whom. */
import type { Room } from '../../../operation/operation.js'

export const linkedObjectsRoom = (): Room => ({ operations: [] })
