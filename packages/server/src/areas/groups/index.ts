/** Groups and who is in them. */
import type { Context } from '../../operation/context.js'
import type { Room, Subscriber } from '../../operation/operation.js'
import { valuesOf } from './input.js'
import { addGroup } from './operations/add-group.js'
import { assignUserToGroup } from './operations/assign-user-to-group.js'
import { deleteGroup } from './operations/delete-group.js'
import { getGroup } from './operations/get-group.js'
import { listGroupUsers } from './operations/list-group-users.js'
import { listGroups } from './operations/list-groups.js'
import { listUserGroups } from './operations/list-user-groups.js'
import { replaceGroup } from './operations/replace-group.js'
import { unassignUserFromGroup } from './operations/unassign-user-from-group.js'
import { folded } from './rules.js'
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

/** The groups that a new org has before anybody makes one. */
const builtIn = [
  { built_in: 'everyone', name: 'Everyone', description: 'All users in your organization' },
  {
    built_in: 'administrators',
    name: 'Okta Administrators',
    description: 'Okta manages this group, which contains all administrators in your organization.',
  },
] as const

async function foundGroups(ctx: Context): Promise<void> {
  for (const { built_in, ...profile } of builtIn) {
    const group = {
      id: ctx.ids.next('group'),
      org_id: ctx.org.id,
      type: 'BUILT_IN' as const,
      built_in,
      created: ctx.now,
      last_updated: ctx.now,
      last_membership_updated: ctx.now,
      name_key: folded(profile.name),
      profile: JSON.stringify(profile),
    }
    await groups(ctx.db, ctx.org.id).insert(group, valuesOf(profile))
  }
}

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
