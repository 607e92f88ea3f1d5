/** What must be true of group rules, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Caller } from '../../../access/caller.js'
import {
  type AttributeType,
  checkExpression,
  type Expression,
  parseExpression,
} from '../../../policy/expression/index.js'
import type { Group } from '../index.js'
import { groupIdsField, type RuleBody, wrongKind } from './input.js'
import type { GroupRule, RuleStatus } from './model.js'

/** Okta's own figures: rules in an org, groups of a rule, people whom a rule passes over. */
export const limits = { rulesMax: 2000, groupsMax: 100, excludedMax: 100 } as const

export function mustExist(rule: GroupRule | undefined, asked: string): GroupRule {
  if (rule === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (PolicyRule)` })
  return rule
}

/** Rules move people between groups all over the org: who looks after some groups alone may read them, not write them. */
export function mustAdministerTheOrg({ roles }: Caller): void {
  if (!roles.includes('SUPER_ADMIN') && !roles.includes('ORG_ADMIN')) throw apiError.E0000006()
}

/** Rules are one order of priorities: while one of them is still being worked through the people, none may change. */
export function mustNotBeReconciling(isReconciling: boolean): void {
  if (isReconciling) throw apiError.E0000239()
}

/** The sentences below are inferred from the one that is known of them, about INVALID rules. */
const said = (field: string, sentence: string) => apiError.E0000001({ field }, { causes: [sentence] })

export function mustBeAGroupRule(body: RuleBody): void {
  const wrong = wrongKind(body)
  if (wrong !== undefined) throw apiError.E0000001({ field: wrong.split(':')[0] ?? '' }, { causes: [wrong] })
}

/** A rule whose group is gone says neither yes nor no any more. */
export function mustBeValid({ status }: { status: RuleStatus }): void {
  if (status === 'INVALID') throw said('status', cause.invalidGroupRule())
}

/** What a rule says is changed while it is not at work, so that nobody is judged by half of it. */
export function mustBeInactive({ status }: { status: RuleStatus }): void {
  if (status !== 'INACTIVE') throw said('status', `Cannot update a Group Rule with the status ${status}.`)
}

export function mustNotBeActive({ status }: { status: RuleStatus }): void {
  if (status === 'ACTIVE') throw said('status', 'Cannot delete a Group Rule with the status ACTIVE.')
}

/** What a rule fills is settled when it is made: those it put there could not be told from others afterwards. */
export function mustKeepItsGroups(before: readonly string[], asked: readonly string[] | undefined): void {
  if (asked === undefined) return
  const same = asked.length === before.length && asked.every((id) => before.includes(id))
  if (!same) throw said(groupIdsField, cause.of(groupIdsField, 'The groups of a group rule cannot be changed.'))
}

export function mustFillGroups(groupIds: readonly string[]): void {
  if (groupIds.length === 0) throw said(groupIdsField, cause.blank(groupIdsField))
  if (groupIds.length > limits.groupsMax)
    throw said(groupIdsField, cause.of(groupIdsField, `A group rule fills at most ${limits.groupsMax} groups.`))
}

/** Only the groups that people keep can be filled: Okta and apps fill theirs. */
export function mustBeFillable(groups: readonly Group[]): void {
  const kept = groups.find(({ type }) => type !== 'OKTA_GROUP')
  if (kept !== undefined)
    throw said(groupIdsField, cause.of(groupIdsField, `The members of group ${kept.id} are not kept by group rules.`))
}

export function mustNotExcludeTooMany(excluded: readonly string[]): void {
  const field = 'conditions.people.users.exclude'
  if (excluded.length > limits.excludedMax)
    throw said(field, cause.of(field, `A group rule excludes at most ${limits.excludedMax} users.`))
}

export function mustLeaveRoom(count: number): void {
  if (count >= limits.rulesMax) throw said('name', `An organization has at most ${limits.rulesMax} group rules.`)
}

/** Every excluded person is someone. @throws E0000007 */
export function mustBeUsers(asked: readonly string[], found: ReadonlySet<string>): void {
  const missing = asked.find((id) => !found.has(id))
  if (missing !== undefined) throw apiError.E0000007({ resource: `Resource not found: ${missing} (User)` })
}

/** Okta names its step, `validateRule`, where an expression is no good; the sentence about the fault is ours. */
export function mustBeACondition(text: string, userAttributes: ReadonlyMap<string, AttributeType>): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw said('validateRule', `${parsed.problem} (at ${parsed.at + 1}).`)
  const faults = checkExpression(parsed.expression, { context: 'group-rule', userAttributes })
  if (faults.length > 0) {
    throw apiError.E0000001({ field: 'validateRule' }, { causes: faults.map(({ problem }) => `${problem}.`) })
  }
  return parsed.expression
}

/** Said when the unique index of names refuses a second rule of one name. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })
