/** Policies and rules as the log names them. */
import type { Target } from '../../journal/events.js'
import type { Policy, PolicyRule } from './model.js'

type Named = Pick<Policy | PolicyRule, 'id' | 'name'>

export const policyTarget = ({ id, name }: Named): Target => ({
  id,
  type: 'PolicyEntity',
  alternateId: 'unknown',
  displayName: name,
})

export const ruleTarget = ({ id, name }: Named): Target => ({
  id,
  type: 'PolicyRule',
  alternateId: 'unknown',
  displayName: name,
})
