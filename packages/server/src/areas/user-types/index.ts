/** User types: kinds of people, each with a schema of its own. */
import type { Room } from '../../operation/operation.js'

export const userTypesRoom = (): Room => ({ operations: [] })
