/** The order in which policies of a type, and rules of a policy, are asked: dense, and the system's last. */
import type { Context } from '../../operation/context.js'
import { catchAllPriority, kinds } from './defaults.js'
import type { Policy, PolicyRule, PolicyType } from './model.js'
import { policies, policyRules } from './store.js'

type Ordered = { id: string; system: number; priority: number }

/**
 * `all` in their order, with the priorities that follow from it. `moved`, if it is named, goes where its priority says,
 * or behind all others where that is further than there are any; the system's stays last.
 */
export function inOrder<T extends Ordered>(all: readonly T[], type: PolicyType, moved?: T): readonly T[] {
  const first = kinds[type].classic ? 1 : 0
  const others = all.filter(({ id, system }) => !system && id !== moved?.id)
  const last = all.filter(({ system }) => system)
  if (moved !== undefined && !moved.system) others.splice(Math.max(moved.priority - first, 0), 0, moved)
  return [
    ...others.map((each, at) => ({ ...each, priority: first + at })),
    ...last.map((each) => ({ ...each, priority: first === 0 ? catchAllPriority : first + others.length })),
  ]
}

/** Further than there are any: behind all others, before the system's. */
export const behindAll = 2_147_483_647

/** Apps choose among Identity Engine's policies, so that those have no order: each is the first. */
const isOrdered = (type: PolicyType): boolean => kinds[type].classic

/** Brings the policies of a type into order, `moved` where its priority says, and answers with it as it now is. */
export async function orderPolicies(ctx: Context, type: PolicyType, moved: Policy): Promise<Policy> {
  if (!isOrdered(type)) return moved
  const rows = policies(ctx.db, ctx.org.id)
  return settled(ctx, moved, await rows.ofType(type), type, (policy) => rows.update(policy))
}

/** Closes the gap that a policy of this type has left. */
export async function closeRanks(ctx: Context, type: PolicyType): Promise<void> {
  if (!isOrdered(type)) return
  const rows = policies(ctx.db, ctx.org.id)
  await settle(ctx, await rows.ofType(type), type, undefined, (policy) => rows.update(policy))
}

/** The same for the rules of a policy. */
export async function orderRules(
  ctx: Context,
  policy: Pick<Policy, 'id' | 'type'>,
  moved: PolicyRule,
): Promise<PolicyRule> {
  const rows = policyRules(ctx.db, ctx.org.id)
  return settled(ctx, moved, await rows.of(policy.id), policy.type, (rule) => rows.update(rule))
}

export async function closeRanksOfRules(ctx: Context, policy: Pick<Policy, 'id' | 'type'>): Promise<void> {
  const rows = policyRules(ctx.db, ctx.org.id)
  await settle(ctx, await rows.of(policy.id), policy.type, undefined, (rule) => rows.update(rule))
}

type Row = Ordered & { last_updated: string }

async function settled<T extends Row>(
  ctx: Context,
  moved: T,
  before: readonly T[],
  type: PolicyType,
  update: (row: T) => Promise<unknown>,
): Promise<T> {
  const after = await settle(ctx, before, type, moved, update)
  return after.find(({ id }) => id === moved.id) ?? moved
}

/** Writes those that stand elsewhere than before: they were changed, too. */
async function settle<T extends Row>(
  ctx: Context,
  before: readonly T[],
  type: PolicyType,
  moved: T | undefined,
  update: (row: T) => Promise<unknown>,
): Promise<readonly T[]> {
  const was = new Map(before.map(({ id, priority }) => [id, priority]))
  const after = inOrder(before, type, moved).map((row) => ({ row, stays: was.get(row.id) === row.priority }))
  for (const { row, stays } of after) if (!stays) await update({ ...row, last_updated: ctx.now })
  return after.map(({ row }) => row)
}
