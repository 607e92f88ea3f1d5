/** The groups that a new org has before anybody makes one. */
import type { Context } from '../../operation/context.js'
import { valuesOf } from './input.js'
import { folded } from './rules.js'
import { groups } from './store.js'

const builtIn = [
  { built_in: 'everyone', name: 'Everyone', description: 'All users in your organization' },
  {
    built_in: 'administrators',
    name: 'Okta Administrators',
    description: 'Okta manages this group, which contains all administrators in your organization.',
  },
] as const

export async function foundGroups(ctx: Context): Promise<void> {
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
