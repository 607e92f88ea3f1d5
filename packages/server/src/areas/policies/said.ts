/** What is said of a policy or a rule: judged by its type and by what the org has, and completed to what is kept. */
import type { Context } from '../../operation/context.js'
import { behaviorsOf } from '../behaviors/index.js'
import { namesOfGroups } from '../groups/index.js'
import { users } from '../users/index.js'
import { zonesExist } from '../zones/index.js'
import { kinds } from './defaults.js'
import { fitOf, merged, type Said } from './input.js'
import type { Members, PolicyType } from './model.js'
import { mustAskWhatItMay, mustFit, mustLetIn, mustNameEachOnce, mustNameWhatIsThere, mustNameZones } from './rules.js'

/**
 * Judges what is said of a policy, or of a rule, of this type. `before`: the conditions that it had.
 * @throws E0000001, E0000002, E0000003
 */
export async function mustSayWhatItMay(
  ctx: Context,
  type: PolicyType,
  part: 'policy' | 'rule',
  said: Said,
  before: Members | null,
): Promise<void> {
  mustFit(fitOf(type, said))
  mustLetIn(said.actions)
  mustNameEachOnce(said.settings)
  mustAskWhatItMay(said.conditions, kinds[type].asks?.[part])
  mustNameZones(said.conditions)
  mustNameWhatIsThere(await unknownIn(ctx, said.conditions ?? null, before))
}

/** The usual conditions, and what was said in their place: a condition that nobody mentions is the usual one. */
export function wholeConditions(usual: Members | null, said: Members | null | undefined): Members | null {
  if (said === undefined || said === null) return usual
  if (usual === null) return said
  const whole = Object.entries(said).filter(([, condition]) => condition !== null)
  return { ...usual, ...Object.fromEntries(whole), ...peopleOf(usual, said) }
}

/** A policy is for those whom it names and nobody else; a rule, for all of them but those whom it names. */
function peopleOf(usual: Members, said: Members): Members {
  const [before, now] = [usual.people, said.people] as (Members | null | undefined)[]
  if (!now) return before ? { people: before } : {}
  return { people: before?.groups === undefined ? { ...before, ...now } : now }
}

/** Which factors may be set up is said as a whole; of other settings, what nobody mentions stays as it was. */
export const wholeSettings = (type: PolicyType, before: Members | null, said: Members | null | undefined) =>
  (type === 'MFA_ENROLL' && said ? said : merged(before, said ?? undefined)) as Members | null

/** What nobody mentions of a rule's actions stays as it was; of another way to verify somebody, nothing is left. */
export function wholeActions(before: Members, said: Members | null | undefined): Members {
  const [was, is] = [before, said].map((actions) => (actions as AppActions | null | undefined)?.appSignOn)
  const asked = is?.verificationMethod?.type
  const isAnother = typeof asked === 'string' && asked !== was?.verificationMethod?.type
  return merged(
    isAnother ? { ...before, appSignOn: { ...was, verificationMethod: {} } } : before,
    said ?? undefined,
  ) as Members
}

type AppActions = { appSignOn?: { verificationMethod?: { type?: unknown } | null } | null }

/** Where ids stand in conditions, and whether the org has what they name. */
const places: readonly [
  path: readonly string[],
  areThere: (ctx: Context, ids: readonly string[]) => Promise<boolean>,
][] = [
  [['people', 'groups', 'include'], groupsAreThere],
  [['people', 'groups', 'exclude'], groupsAreThere],
  [['people', 'users', 'include'], usersAreThere],
  [['people', 'users', 'exclude'], usersAreThere],
  [['network', 'include'], zonesExist],
  [['network', 'exclude'], zonesExist],
  [['risk', 'behaviors'], async (ctx, ids) => (await behaviorsOf(ctx, new Set(ids))).length === new Set(ids).size],
]

/**
 * The places in which conditions name what the org does not have. What was there `before` may be repeated: a group may
 * have gone in the meantime.
 */
async function unknownIn(ctx: Context, said: Members | null, before: Members | null): Promise<readonly string[]> {
  const unknown: string[] = []
  for (const [path, areThere] of places) {
    const known = idsAt(before, path)
    const asked = idsAt(said, path).filter((id) => !known.includes(id))
    if (asked.length > 0 && !(await areThere(ctx, asked))) unknown.push(['conditions', ...path].join('.'))
  }
  return unknown
}

function idsAt(conditions: Members | null, path: readonly string[]): readonly string[] {
  const found = path.reduce<unknown>((at, name) => (at as Members | null | undefined)?.[name], conditions)
  return Array.isArray(found) ? (found as string[]) : []
}

async function groupsAreThere(ctx: Context, ids: readonly string[]): Promise<boolean> {
  return (await namesOfGroups(ctx, ids)).size === new Set(ids).size
}

async function usersAreThere(ctx: Context, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) if ((await users(ctx.db, ctx.org.id).find(id)) === undefined) return false
  return true
}
