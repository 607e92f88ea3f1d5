/** A rule as the log names it. */
import type { Target } from '../../../journal/events.js'
import type { GroupRule } from './model.js'

export const ruleTarget = ({ id, name }: Pick<GroupRule, 'id' | 'name'>): Target => ({
  id,
  type: 'GroupRule',
  alternateId: 'unknown',
  displayName: name,
})
