/** Which policy applies, and which of its rules: in their order, the first of which all conditions hold. Pure. */
import { type Conditions, type Facts, whyNot } from './conditions.js'

export type Weighable = { id: string; name: string; conditions: Conditions | null }
export type WithRules<R extends Weighable> = Weighable & { rules: readonly R[] }
type RuleOf<P extends WithRules<Weighable>> = P['rules'][number]

/** What applies, if anything does, and a line for each policy and rule that was asked on the way. */
export type Outcome<P extends WithRules<Weighable>> = {
  applies: { policy: P; rule: RuleOf<P> } | undefined
  because: readonly string[]
}

/**
 * `policies`: those at work, with their rules at work, each in the order of its priority. A policy that holds and of
 * which no rule does is passed over, as one without rules is.
 */
export function weigh<P extends WithRules<Weighable>>(policies: readonly P[], facts: Facts): Outcome<P> {
  const because: string[] = []
  for (const policy of policies) {
    const called = `Policy “${policy.name}” (${policy.id})`
    const why = whyNot(policy.conditions, facts)
    if (why !== undefined) {
      because.push(`${called} does not hold: ${why}.`)
      continue
    }
    if (policy.rules.length === 0) {
      because.push(`${called} is passed over: it has no active rule.`)
      continue
    }
    because.push(`${called} holds.`)
    for (const rule of policy.rules) {
      const whyNotRule = whyNot(rule.conditions, facts)
      const calledRule = `Rule “${rule.name}” (${rule.id})`
      if (whyNotRule === undefined) {
        because.push(`${calledRule} applies.`)
        return { applies: { policy, rule }, because }
      }
      because.push(`${calledRule} does not hold: ${whyNotRule}.`)
    }
  }
  return { applies: undefined, because }
}
