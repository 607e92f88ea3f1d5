/** Behaviors: ways in which a sign-in may differ from what is usual for a person. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { resource } from '../../operation/resource.js'
import { behaviorBody, settingsOf } from './input.js'
import type { Behavior } from './model.js'
import { mustExist, mustKeepItsType, mustSayHowFar, nameIsTaken } from './rules.js'
import { behaviors } from './store.js'
import { behaviorView } from './view.js'

const operations = resource({
  path: '/api/v1/behaviors/{behaviorId}',
  ids: {
    list: 'listBehaviorDetectionRules',
    create: 'createBehaviorDetectionRule',
    get: 'getBehaviorDetectionRule',
    replace: 'replaceBehaviorDetectionRule',
    delete: 'deleteBehaviorDetectionRule',
    activate: 'activateBehaviorDetectionRule',
    deactivate: 'deactivateBehaviorDetectionRule',
  },
  scope: 'behaviors',
  rows: (ctx) => behaviors(ctx.db, ctx.org.id),
  mustExist,
  list: { usual: 10, most: 200, by: 'name' },
  body: behaviorBody,
  async make(ctx, body) {
    mustSayHowFar(body)
    return {
      org_id: ctx.org.id,
      id: ctx.ids.next('behavior'),
      type: body.type,
      name: body.name,
      name_key: body.name.toLowerCase(),
      status: 'ACTIVE' as const,
      settings: JSON.stringify(settingsOf(body)),
      created: ctx.now,
      last_updated: ctx.now,
    }
  },
  async replace(_, before, body) {
    mustKeepItsType(before, body.type)
    mustSayHowFar(body)
    return {
      ...before,
      name: body.name,
      name_key: body.name.toLowerCase(),
      settings: JSON.stringify(settingsOf(body)),
    }
  },
  taken: { behaviors_name_key_key: nameIsTaken },
  view: behaviorView,
  events: {
    create: 'security.behavior.settings.create',
    replace: 'security.behavior.settings.update',
    delete: 'security.behavior.settings.delete',
    activate: 'security.behavior.settings.update',
    deactivate: 'security.behavior.settings.update',
  },
  target: 'BehaviorSettings',
})

/** Those behaviors of the org that have one of these ids, as a policy asks about them. */
export async function behaviorsOf(ctx: Context, ids: ReadonlySet<string>): Promise<readonly AskedBehavior[]> {
  const all = await behaviors(ctx.db, ctx.org.id).all()
  return all
    .filter(({ id }) => ids.has(id))
    .map(({ id, type, status, settings }) => ({ id, type, status, settings: JSON.parse(settings) }))
}

/** The figures are those of behaviors that look at earlier sign-ins; others have none. */
type AskedBehavior = Pick<Behavior, 'id' | 'type' | 'status'> & {
  settings: { minEventsNeededForEvaluation?: number; maxEventsUsedForEvaluation?: number }
}

export const behaviorsRoom = (): Room => ({ operations })
