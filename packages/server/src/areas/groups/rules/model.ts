/** A group rule: an expression over a person, and the groups that whoever fits it is put into. */
import type { Expression } from '../../../policy/expression/index.js'
import type { GroupRuleRow } from '../../../store/tables/groups.js'

/** `INVALID` once a group that it fills is gone. */
export type RuleStatus = 'ACTIVE' | 'INACTIVE' | 'INVALID'

export type GroupRule = GroupRuleRow & { status: RuleStatus }

/** A rule ready to be asked. */
export type ActiveRule = {
  id: string
  name: string
  expression: Expression
  /** Ids of the people that the rule passes over. */
  excluded: ReadonlySet<string>
  groupIds: readonly string[]
  /** Whether it asks in which groups a person is. */
  asksForGroups: boolean
}
