/** User types: kinds of people, each with a schema of its own. */
import type { Room } from '../../operation/operation.js'
import { createType } from './lifecycle.js'
import { createUserType } from './operations/create-user-type.js'
import { deleteUserType } from './operations/delete-user-type.js'
import { getUserType } from './operations/get-user-type.js'
import { listUserTypes } from './operations/list-user-types.js'
import { replaceUserType } from './operations/replace-user-type.js'
import { updateUserType } from './operations/update-user-type.js'

export { defaultTypeId, mustBeAType } from './target.js'

/** Okta's words for the type that every org has. */
const defaultType = {
  name: 'user',
  displayName: 'User',
  description: 'Okta user profile template with default permission settings',
}

export const userTypesRoom = (): Room => ({
  operations: [listUserTypes, createUserType, getUserType, updateUserType, replaceUserType, deleteUserType],
  async founding(ctx) {
    await createType(ctx, defaultType, { isDefault: true, by: ctx.ids.next('systemPrincipal') })
  },
})
