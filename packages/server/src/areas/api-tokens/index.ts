/** API tokens: who may speak for whom without a session. */
import type { Room } from '../../operation/operation.js'

export { findToken } from './store.js'

export const apiTokensRoom = (): Room => ({ operations: [] })
