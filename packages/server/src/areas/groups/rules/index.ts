/** Group rules: expressions that put people into groups. */
import type { Context } from '../../../operation/context.js'
import type { Room, Subscriber } from '../../../operation/operation.js'
import {
  createRuleReader,
  evaluateAll,
  evaluatePerson,
  evaluatePortion,
  type RuleReader,
  release,
} from './evaluation.js'
import { ruleTarget } from './events.js'
import { activateGroupRule } from './operations/activate-group-rule.js'
import { createGroupRule } from './operations/create-group-rule.js'
import { deactivateGroupRule } from './operations/deactivate-group-rule.js'
import { deleteGroupRule } from './operations/delete-group-rule.js'
import { getGroupRule } from './operations/get-group-rule.js'
import { listGroupRules } from './operations/list-group-rules.js'
import { replaceGroupRule } from './operations/replace-group-rule.js'
import { limits } from './rules.js'
import { evaluateEveryone, groupRules, releaseMembers } from './store.js'

/** Whether any rule, at work or not, fills this group; such a group may not be given a role. */
export const isFilledByRules = async (ctx: Context, groupId: string): Promise<boolean> =>
  (await groupRules(ctx.db, ctx.org.id).thatFill(groupId)).length > 0

/** Whoever is new, changed, or in other groups than before is looked at anew. What rules did themselves is settled. */
const peopleChange = (readRules: RuleReader): Subscriber => ({
  on: [
    'user.lifecycle.create',
    'user.lifecycle.activate',
    'user.account.update_profile',
    'user.account.update_primary_email',
    'group.user_membership.add',
    'group.user_membership.remove',
  ],
  async run(ctx, { targets = [], debug }) {
    if (debug?.groupRuleId !== undefined) return
    const rules = await readRules(ctx)
    if (rules.length === 0) return
    for (const { id, type } of targets) {
      const user = type === 'User' ? await groupRules(ctx.db, ctx.org.id).person(id) : undefined
      if (user !== undefined) await evaluatePerson(ctx, user, rules)
    }
  },
})

/**
 * Whoever is taken out by hand of a group that a rule put them into is passed over by that rule from then on; else the
 * rule would bring them back. A rule that passes over as many as it can does bring them back.
 */
const handsOverrule: Subscriber = {
  on: ['group.user_membership.remove'],
  async run(ctx, { targets = [], debug }) {
    const user = targets.find(({ type }) => type === 'User')
    const group = targets.find(({ type }) => type === 'UserGroup')
    if (user === undefined || group === undefined || debug?.groupRuleId !== undefined) return
    const rows = groupRules(ctx.db, ctx.org.id)
    for (const { rule_id: ruleId, group_id: groupId } of await rows.heldBy(user.id)) {
      if (groupId !== group.id) continue
      await rows.letGo(ruleId, user.id, groupId)
      const rule = await rows.find(ruleId)
      const excluded = rule?.excluded_users ? (JSON.parse(rule.excluded_users) as string[]) : []
      if (rule === undefined || excluded.length >= limits.excludedMax) continue
      await rows.update({ ...rule, excluded_users: JSON.stringify([...excluded, user.id]) })
      ctx.journal.record({ type: 'group.user_membership.rule.add_exclusion', targets: [user, ruleTarget(rule)] })
    }
  },
}

/** A rule whose group is gone is invalid, and rules that ask for groups may answer otherwise now. */
const groupsGo = (readRules: RuleReader): Subscriber => ({
  on: ['group.lifecycle.delete'],
  async run(ctx, { targets = [] }) {
    const rows = groupRules(ctx.db, ctx.org.id)
    for (const { id } of targets) {
      for (const rule of await rows.thatFill(id)) {
        if (rule.status === 'INVALID') continue
        await rows.update({ ...rule, status: 'INVALID' })
        ctx.journal.record({ type: 'group.user_membership.rule.invalidate', targets: [ruleTarget(rule)] })
      }
      await rows.forgetGroup(id)
    }
    if ((await readRules(ctx)).some(({ asksForGroups }) => asksForGroups)) await evaluateAll(ctx, readRules)
  },
})

/** Rules may ask for groups by name. */
const groupsAreRenamed = (readRules: RuleReader): Subscriber => ({
  on: ['group.profile.update'],
  async run(ctx) {
    if ((await readRules(ctx)).some(({ asksForGroups }) => asksForGroups)) await evaluateAll(ctx, readRules)
  },
})

const peopleGo: Subscriber = {
  on: ['user.lifecycle.delete.initiated'],
  async run(ctx, { targets = [] }) {
    const rows = groupRules(ctx.db, ctx.org.id)
    for (const { id, type } of targets) {
      if (type === 'User' && (await rows.person(id)) === undefined) await rows.forgetUser(id)
    }
  },
}

export function groupRulesRoom(): Room {
  const readRules = createRuleReader()
  return {
    operations: [
      listGroupRules,
      createGroupRule,
      getGroupRule,
      replaceGroupRule,
      deleteGroupRule,
      activateGroupRule(readRules),
      deactivateGroupRule,
    ],
    // Overruling comes before looking anew, which then finds the person passed over.
    subscribers: [handsOverrule, peopleChange(readRules), groupsGo(readRules), groupsAreRenamed(readRules), peopleGo],
    jobs: [
      { kind: evaluateEveryone, run: (ctx, { after }) => evaluatePortion(ctx, String(after), readRules) },
      { kind: releaseMembers, run: (ctx, { id, name }) => release(ctx, { id: String(id), name: String(name) }) },
    ],
  }
}
