/** Profile schemas: which attributes people and groups have. */
import type { Room } from '../../operation/operation.js'

export const schemasRoom = (): Room => ({ operations: [] })
