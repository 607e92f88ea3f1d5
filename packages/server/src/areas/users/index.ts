/** People: their profile, their states, their credentials. */
import type { Room } from '../../operation/operation.js'
import { getUser } from './operations/get-user.js'

export { userNamed } from './target.js'

export const usersRoom = (): Room => ({
  operations: [getUser],
})
