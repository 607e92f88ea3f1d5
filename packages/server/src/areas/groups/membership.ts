/** Who is in a group, and what follows when that changes: its time, the log, and the rules that listen there. */
import type { Target } from '../../journal/events.js'
import type { Context } from '../../operation/context.js'
import type { Group, GroupName, Person } from './model.js'
import { mustBeAUser, mustBeKeptByPeople, mustExist } from './rules.js'
import { groups } from './store.js'

/** A page of groups that no list outgrows; nobody is in so many. */
const groupsMax = 10_000

/** A rule that keeps a person in a group, as the log shows it. */
export type RuleAtWork = { id: string; name: string }

/** The name of a group, as its profile has it. */
export const nameOf = (group: Pick<Group, 'profile'>): string => (JSON.parse(group.profile) as { name: string }).name

export const groupTarget = (group: Group): Target => ({
  id: group.id,
  type: 'UserGroup',
  alternateId: 'unknown',
  displayName: nameOf(group),
})

export const personTarget = ({ id, login, displayName }: Person): Target => ({
  id,
  type: 'User',
  alternateId: login,
  displayName,
})

/** A stored user as the log names them. */
export function personOf(user: { id: string; profile: string }): Person {
  const { login, firstName, lastName } = JSON.parse(user.profile) as Readonly<Record<string, unknown>>
  const names = [firstName, lastName].filter((name) => typeof name === 'string')
  return { id: user.id, login: String(login ?? ''), displayName: names.join(' ') }
}

/** Puts a person into a group by hand. Being there already is no fault, and from then on does not hang on rules. */
export async function putIn(ctx: Context, group: Group, person: Person): Promise<void> {
  const rows = groups(ctx.db, ctx.org.id)
  const found = await rows.membership(group.id, person.id)
  if (found === undefined) {
    await rows.addMember(group.id, person.id, true)
    await changed(ctx, 'group.user_membership.add', group, person)
  } else if (!found.byHand) await rows.keepByHand(group.id, person.id)
}

/** Takes a person out of a group, whatever kept them there. Not being there is no fault. */
export async function takeOut(ctx: Context, group: Group, person: Person): Promise<void> {
  const rows = groups(ctx.db, ctx.org.id)
  if ((await rows.membership(group.id, person.id)) === undefined) return
  await rows.removeMember(group.id, person.id)
  await changed(ctx, 'group.user_membership.remove', group, person)
}

/** A rule puts a person into a group; one who is there already stays as they are. */
export async function putInByRule(ctx: Context, group: Group, person: Person, rule: RuleAtWork): Promise<void> {
  const rows = groups(ctx.db, ctx.org.id)
  if ((await rows.membership(group.id, person.id)) !== undefined) return
  await rows.addMember(group.id, person.id, false)
  await changed(ctx, 'group.user_membership.add', group, person, rule)
}

/** A rule no longer wants a person in a group; they go unless someone put them there or another rule holds them. */
export async function letGoByRule(ctx: Context, group: Group, person: Person, rule: RuleAtWork): Promise<void> {
  const rows = groups(ctx.db, ctx.org.id)
  const found = await rows.membership(group.id, person.id)
  if (found === undefined || found.byHand || (await rows.heldBy(group.id, person.id)).length > 0) return
  await rows.removeMember(group.id, person.id)
  await changed(ctx, 'group.user_membership.remove', group, person, rule)
}

async function changed(
  ctx: Context,
  type: 'group.user_membership.add' | 'group.user_membership.remove',
  group: Group,
  person: Person,
  rule?: RuleAtWork,
): Promise<void> {
  await groups(ctx.db, ctx.org.id).touchMembership(group.id, ctx.now)
  ctx.journal.record({
    type,
    targets: [personTarget(person), groupTarget(group)],
    ...(rule === undefined ? {} : { debug: { groupRuleId: rule.id, groupRuleName: rule.name } }),
  })
}

/**
 * Puts a user into groups by hand, as a new user is.
 * @throws E0000007 for an id that is no group's, E0000006 for a group whose members people do not keep
 */
export async function joinGroups(ctx: Context, userId: string, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return
  const user = mustBeAUser(await groups(ctx.db, ctx.org.id).findUser(userId), userId)
  for (const id of new Set(groupIds)) {
    const group = await mustBeAGroup(ctx, id)
    mustBeKeptByPeople(group)
    await putIn(ctx, group, personOf(user))
  }
}

/** The group of this id. @throws E0000007 for an id that is no group's of this org */
export async function mustBeAGroup(ctx: Context, id: string): Promise<Group> {
  return mustExist(await groups(ctx.db, ctx.org.id).find(id), id)
}

/** Whether a user is in a group; everyone is in Everyone. */
export async function isMember(ctx: Context, userId: string, groupId: string): Promise<boolean> {
  const rows = groups(ctx.db, ctx.org.id)
  const group = await rows.find(groupId)
  switch (group?.built_in) {
    case undefined:
      return false
    case 'everyone':
      return (await rows.findUser(userId)) !== undefined
    case 'administrators':
      return rows.isAdministrator(userId)
    case null:
      return (await rows.membership(groupId, userId)) !== undefined
  }
}

/** The groups a user is in, by id, `limit` at most, after the one whose id is `after` (empty text: from the first). */
export async function pageOfGroupsOf(
  ctx: Context,
  userId: string,
  after: string,
  limit: number,
): Promise<readonly Group[]> {
  const rows = groups(ctx.db, ctx.org.id)
  const joined = await rows.joinedBy(userId, after, limit)
  const isAdministrator = await rows.isAdministrator(userId)
  const kept = (await rows.builtIns()).filter(
    ({ id, built_in }) => id > after && (built_in === 'everyone' || isAdministrator),
  )
  return [...kept, ...joined].sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit)
}

/** Every group a user is in: what expressions, tokens and policies ask. */
export async function groupsOf(ctx: Context, userId: string): Promise<readonly GroupName[]> {
  const found = await pageOfGroupsOf(ctx, userId, '', groupsMax)
  return found.map((group) => ({ id: group.id, name: nameOf(group), type: group.type }))
}

/** What is printed as the time a group's members last changed. Everyone's newest member says it for Everyone. */
export async function membershipTimes(ctx: Context, of: readonly Group[]): Promise<(group: Group) => string> {
  const asks = of.some(({ built_in }) => built_in === 'everyone')
  const newest = asks ? await groups(ctx.db, ctx.org.id).newestUserCreated() : ''
  return (group) =>
    group.built_in === 'everyone' && group.last_membership_updated < newest ? newest : group.last_membership_updated
}

/** Names by id, of those of these groups that are there. */
export async function namesOfGroups(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    const group = await groups(ctx.db, ctx.org.id).find(id)
    if (group !== undefined) names.set(id, nameOf(group))
  }
  return names
}
