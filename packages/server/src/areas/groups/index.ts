/** Groups and who is in them. */
import type { Room, Subscriber } from '../../operation/operation.js'
import { foundGroups } from './founding.js'
import { addGroup } from './operations/add-group.js'
import { assignUserToGroup } from './operations/assign-user-to-group.js'
import { deleteGroup } from './operations/delete-group.js'
import { getGroup } from './operations/get-group.js'
import { listGroupUsers } from './operations/list-group-users.js'
import { listGroups } from './operations/list-groups.js'
import { listUserGroups } from './operations/list-user-groups.js'
import { replaceGroup } from './operations/replace-group.js'
import { unassignUserFromGroup } from './operations/unassign-user-from-group.js'
import { groups } from './store.js'

export { expands } from './input.js'
export {
  groupsOf,
  groupTarget,
  isMember,
  joinGroups,
  letGoByRule,
  mustBeAGroup,
  nameOf,
  namesOfGroups,
  personOf,
  personTarget,
  putInByRule,
} from './membership.js'
export type { Group, GroupName, GroupType } from './model.js'
export { mustBeACursor } from './rules.js'
export { groupNamed } from './target.js'

/**
 * A deleted user leaves every group. A deactivated one stays, as Okta has it: whoever is activated again is where they
 * were.
 */
const deletedUsersLeave: Subscriber = {
  on: ['user.lifecycle.delete.initiated'],
  async run(ctx, { targets = [] }) {
    const rows = groups(ctx.db, ctx.org.id)
    for (const { id, type } of targets) {
      if (type !== 'User' || (await rows.findUser(id)) !== undefined) continue
      await rows.forgetUser(id, ctx.now)
      await rows.touchBuiltIn('everyone', ctx.now)
    }
  },
}

/** Whoever holds an administrator role is in Okta Administrators; granting one changes who that is. */
const rolesMakeAdministrators: Subscriber = {
  on: ['user.account.privilege.grant', 'user.account.privilege.revoke'],
  run: async (ctx) => void (await groups(ctx.db, ctx.org.id).touchBuiltIn('administrators', ctx.now)),
}

export const groupsRoom = (): Room => ({
  operations: [
    listGroups,
    addGroup,
    getGroup,
    replaceGroup,
    deleteGroup,
    listGroupUsers,
    assignUserToGroup,
    unassignUserFromGroup,
    listUserGroups,
  ],
  founding: foundGroups,
  subscribers: [deletedUsersLeave, rolesMakeAdministrators],
})
