/** The org itself: settings, contacts, metadata, and the making of further orgs. */
import type { Room } from '../../operation/operation.js'

export const orgRoom = (): Room => ({ operations: [] })
