/** Group rules: expressions that put people into groups. */
import type { Room } from '../../../operation/operation.js'

export const groupRulesRoom = (): Room => ({ operations: [] })
