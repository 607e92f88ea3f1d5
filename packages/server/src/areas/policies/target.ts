/** Which policy, and which of its rules, the ids in a path mean. */
import type { Context } from '../../operation/context.js'
import type { Policy, PolicyRule } from './model.js'
import { mustExist, ruleMustExist } from './rules.js'
import { policies, policyRules } from './store.js'

/** @throws E0000007 for an id that is no policy's of this org */
export async function policyNamed(ctx: Context, id: string): Promise<Policy> {
  return mustExist(await policies(ctx.db, ctx.org.id).find(id), id)
}

/** Where the policy is gone, its rules are, and it is the rule that is not found (seen). @throws E0000007 */
export async function ruleNamed(
  ctx: Context,
  { policyId, ruleId }: { policyId: string; ruleId: string },
): Promise<{ policy: Policy; rule: PolicyRule }> {
  const rule = ruleMustExist(await policyRules(ctx.db, ctx.org.id).find(policyId, ruleId), ruleId)
  return { policy: await policyNamed(ctx, policyId), rule }
}
