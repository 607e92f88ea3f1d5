/** Asks rules about people, and puts each into the groups that the rules want them in. */
import type { Context } from '../../../operation/context.js'
import {
  type AttributeType,
  type Expression,
  type GroupFact,
  holds,
  parseExpression,
} from '../../../policy/expression/index.js'
import type { RowOf } from '../../../store/database.js'
import { userSchemas } from '../../schemas/index.js'
import { type Group, groupsOf, letGoByRule, mustBeAGroup, nameOf, personOf, putInByRule } from '../index.js'
import type { ActiveRule, GroupRule } from './model.js'
import { evaluateEveryone, groupRules, releaseMembers } from './store.js'

type UserRow = RowOf<'users'>

/** Up to so many people are gone through at once; for more, a job does it in portions. */
export const atOnceMax = 1000
const portion = 200
/** Rules that ask for groups may follow from one another; those that only chase each other are left where they are. */
const passesMax = 10
/** Expressions are parsed once; an org has at most two thousand. */
const parsedMax = 2000

/** Reads the rules at work, keeping what was parsed. One for each house, so that two in one process never meet. */
export function createRuleReader() {
  const parsed = new Map<string, Expression | undefined>()
  const expressionOf = (text: string): Expression | undefined => {
    if (parsed.has(text)) return parsed.get(text)
    const read = parseExpression(text)
    if (parsed.size >= parsedMax) parsed.clear()
    parsed.set(text, read.ok ? read.expression : undefined)
    return parsed.get(text)
  }
  return async (ctx: Context): Promise<readonly ActiveRule[]> => {
    const rows = await groupRules(ctx.db, ctx.org.id).active()
    return rows.flatMap((row) => {
      const expression = expressionOf(row.expression)
      return expression === undefined ? [] : [activeRule(row, expression)]
    })
  }
}

export type RuleReader = ReturnType<typeof createRuleReader>

const activeRule = (row: GroupRule, expression: Expression): ActiveRule => ({
  id: row.id,
  name: row.name,
  expression,
  excluded: new Set(row.excluded_users === null ? [] : (JSON.parse(row.excluded_users) as string[])),
  groupIds: JSON.parse(row.group_ids) as string[],
  asksForGroups: /isMemberOf|Groups\.|getFilteredGroups/.test(row.expression),
})

/**
 * Asks `rules`, all that are at work in the org, about one person. Someone deactivated stays where they are until they
 * are activated again.
 */
export async function evaluatePerson(ctx: Context, user: UserRow, rules: readonly ActiveRule[]): Promise<void> {
  if (user.status === 'DEPROVISIONED') return
  const rows = groupRules(ctx.db, ctx.org.id)
  const atWork = new Set(rules.map(({ id }) => id))
  const heldByAny = await rows.heldBy(user.id)
  const before = heldByAny.filter(({ rule_id }) => atWork.has(rule_id))
  const profile = JSON.parse(user.profile) as Readonly<Record<string, unknown>>
  const facts = { user: profile, now: ctx.clock.now(), internal: internalOf(user) }
  const ask = (groups: readonly GroupFact[]) =>
    rules.filter(({ excluded, expression }) => !excluded.has(user.id) && holds(expression, { ...facts, groups }))

  const wanted = rules.some(({ asksForGroups }) => asksForGroups)
    ? await settled(ctx, user.id, heldByAny, atWork, ask)
    : ask([])

  const person = personOf(user)
  const after = wanted.flatMap((rule) => rule.groupIds.map((groupId) => ({ rule, groupId })))
  const isHeld = (ruleId: string, groupId: string) =>
    before.some((each) => each.rule_id === ruleId && each.group_id === groupId)
  for (const { rule, groupId } of after) {
    if (isHeld(rule.id, groupId)) continue
    await rows.hold(rule.id, user.id, groupId)
    await putInByRule(ctx, await mustBeAGroup(ctx, groupId), person, rule)
  }
  const isWanted = (ruleId: string, groupId: string) =>
    after.some((each) => each.rule.id === ruleId && each.groupId === groupId)
  for (const { rule_id: ruleId, group_id: groupId } of before) {
    if (isWanted(ruleId, groupId)) continue
    const rule = rules.find(({ id }) => id === ruleId) as ActiveRule
    await rows.letGo(ruleId, user.id, groupId)
    await letGoByRule(ctx, await mustBeAGroup(ctx, groupId), person, rule)
  }
}

/** What `user.getInternalProperty(…)` reads. */
const internalOf = (user: UserRow) => ({
  id: user.id,
  status: user.status,
  created: user.created,
  lastUpdated: user.last_updated,
  passwordChanged: user.password_changed,
  lastLogin: user.last_login,
})

/** Asks again with the groups that the answer leads to, until it no longer changes. */
async function settled(
  ctx: Context,
  userId: string,
  held: readonly { rule_id: string; group_id: string }[],
  atWork: ReadonlySet<string>,
  ask: (groups: readonly GroupFact[]) => readonly ActiveRule[],
): Promise<readonly ActiveRule[]> {
  const now = await groupsOf(ctx, userId)
  const joined = await groupRules(ctx.db, ctx.org.id).joinedBy(userId)
  /** Where they are whatever these rules say: by hand, by Okta itself, by a rule that rests. */
  const stays = (id: string) =>
    joined.every((each) => each.group_id !== id || each.by_hand === 1) ||
    held.some((each) => each.group_id === id && !atWork.has(each.rule_id))
  const fixed = now.filter(({ id }) => stays(id))
  const known = new Map<string, GroupFact>(now.map((group) => [group.id, group]))
  let answer = ask(now)
  for (let pass = 0; pass < passesMax; pass++) {
    const led: GroupFact[] = []
    for (const id of new Set(answer.flatMap(({ groupIds }) => groupIds))) {
      const group = known.get(id) ?? factOf(await mustBeAGroup(ctx, id))
      known.set(id, group)
      led.push(group)
    }
    const next = ask([...fixed, ...led.filter(({ id }) => !fixed.some((each) => each.id === id))])
    if (next.length === answer.length && next.every((rule) => answer.includes(rule))) return next
    answer = next
  }
  return answer
}

const factOf = (group: Group): GroupFact => ({ id: group.id, name: nameOf(group), type: group.type })

/** Asks the rules at work about everyone: at once in a small org, else by a job that is queued here. */
export async function evaluateAll(ctx: Context, readRules: RuleReader): Promise<void> {
  const rules = await readRules(ctx)
  if (rules.length === 0) return
  const rows = groupRules(ctx.db, ctx.org.id)
  const some = await rows.people('', atOnceMax + 1)
  if (some.length > atOnceMax) {
    ctx.later({ kind: evaluateEveryone, payload: { after: '' } })
    return
  }
  for (const user of some) await evaluatePerson(ctx, user, rules)
}

/** One portion of the people, in the job's transaction; the next portion is queued with it. */
export async function evaluatePortion(ctx: Context, after: string, readRules: RuleReader): Promise<void> {
  const rules = await readRules(ctx)
  if (rules.length === 0) return
  const some = await groupRules(ctx.db, ctx.org.id).people(after, portion)
  for (const user of some) await evaluatePerson(ctx, user, rules)
  const last = some.at(-1)
  if (some.length === portion && last !== undefined) {
    ctx.later({ kind: evaluateEveryone, payload: { after: last.id } })
  }
}

/** Takes out whom nobody else holds there; for more than a thousand memberships a job goes on. */
export async function release(ctx: Context, rule: { id: string; name: string }): Promise<void> {
  const rows = groupRules(ctx.db, ctx.org.id)
  const held = await rows.heldByRule(rule.id, atOnceMax)
  for (const { user_id: userId, group_id: groupId } of held) {
    await rows.letGo(rule.id, userId, groupId)
    const user = await rows.person(userId)
    if (user !== undefined) await letGoByRule(ctx, await mustBeAGroup(ctx, groupId), personOf(user), rule)
  }
  if (held.length === atOnceMax) ctx.later({ kind: releaseMembers, payload: { id: rule.id, name: rule.name } })
}

/** What a rule may ask for: the attributes of every user type. What a person's type does not have is null for them. */
export async function userAttributesOf(ctx: Context): Promise<ReadonlyMap<string, AttributeType>> {
  const known = new Map<string, AttributeType>()
  for (const { attributes } of (await userSchemas(ctx)).values()) {
    for (const { name, type } of attributes.values()) known.set(name, type)
  }
  return known
}
