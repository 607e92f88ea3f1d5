/** Network zones: where requests come from, as policies and the door of the house ask it. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { resource } from '../../operation/resource.js'
import { allZones } from '../../policy/conditions.js'
import { AddressSet, type OrgNetwork } from '../../policy/network.js'
import { zonesAtWork } from '../../policy/stored.js'
import type { Database } from '../../store/database.js'
import { exemptsIn, saysOf, type ZoneBody, zoneBody } from './input.js'
import type { IpSays, Says, Zone } from './model.js'
import {
  mustBeAtRest,
  mustBeSwitchable,
  mustExist,
  mustKeepItsType,
  mustLeaveRoom,
  mustNotBeOfTheSystem,
  mustNotBeUsed,
  mustNotBlockTheCaller,
  mustNotExempt,
  mustSayWhatItHolds,
  nameIsTaken,
} from './rules.js'
import { zones } from './store.js'
import { saidBy, zoneView } from './view.js'

/** Whether each of the ids is a zone of this org, or the word for all of them. */
export async function zonesExist(ctx: Context, zoneIds: readonly string[]): Promise<boolean> {
  for (const id of zoneIds) {
    if (id !== allZones && (await zones(ctx.db, ctx.org.id).find(id)) === undefined) return false
  }
  return true
}

/** Whose word is taken for where a request came from, and from where nothing may be asked. */
export async function networkOf(db: Database, orgId: string): Promise<OrgNetwork> {
  const active = await zonesAtWork(db, orgId)
  const exempt = AddressSet.of(
    active.map(addressesOf).flatMap(({ useAsExemptList, gateways }) => (useAsExemptList ? (gateways ?? []) : [])),
  )
  const blockedBy = (zone: Zone) => AddressSet.of(addressesOf(zone).gateways).without(exempt)
  return {
    proxies: AddressSet.of(active.flatMap((zone) => addressesOf(zone).proxies ?? [])),
    blocked: active
      .filter(({ usage }) => usage === 'BLOCKLIST')
      .map((zone) => ({ id: zone.id, name: zone.name, gateways: blockedBy(zone) })),
  }
}

const addressesOf = (zone: Zone): IpSays => saidBy(zone) as IpSays

/** A zone whose words have changed, once they have been judged among those of the other zones. */
async function judged(ctx: Context, zone: Zone, says: Says): Promise<Zone> {
  mustSayWhatItHolds(says, zone)
  const others = (await zones(ctx.db, ctx.org.id).all()).filter(({ id }) => id !== zone.id)
  mustLeaveRoom(says, others.map(saidBy))
  mustNotBlockTheCaller(says, zone, ctx.request.hops)
  return { ...zone, says: JSON.stringify(says) }
}

const operations = resource({
  path: '/api/v1/zones/{zoneId}',
  ids: {
    list: 'listNetworkZones',
    create: 'createNetworkZone',
    get: 'getNetworkZone',
    replace: 'replaceNetworkZone',
    delete: 'deleteNetworkZone',
    activate: 'activateNetworkZone',
    deactivate: 'deactivateNetworkZone',
  },
  scope: 'networkZones',
  rows: (ctx) => zones(ctx.db, ctx.org.id),
  mustExist,
  list: {
    usual: 20,
    most: 200,
    minusOne: true,
    by: 'name',
    filter: {
      askable: {
        id: { type: 'string', operators: ['eq'] },
        usage: { type: 'string', operators: ['eq'] },
        system: { type: 'boolean', operators: ['eq'] },
      },
      read: (zone, attribute) => (attribute === 'system' ? zone.system === 1 : zone[attribute as 'id' | 'usage']),
    },
  },
  body: zoneBody,
  make: (ctx, body) => {
    const { type, name, usage } = body
    mustNotExempt(exemptsIn(body))
    const zone = newZone(ctx, { type, name, usage: usage ?? 'POLICY', system: 0 })
    return judged(ctx, zone, saysOf(body))
  },
  async replace(ctx, before, body) {
    mustKeepItsType(before, body.type)
    const { name, usage } = body
    const zone = { ...before, name, name_key: name.toLowerCase(), usage: usage ?? before.usage }
    const after = await judged(ctx, zone, { ...exempting(before, body), ...saysOf(body) })
    if (after.usage !== before.usage) {
      const target = { id: after.id, type: 'NetworkZone' as const, alternateId: 'unknown', displayName: after.name }
      const type = after.usage === 'BLOCKLIST' ? 'zone.make_blacklist' : 'zone.remove_blacklist'
      ctx.journal.record({ type, targets: [target] })
    }
    return after
  },
  allows: {
    async delete(ctx, zone) {
      mustNotBeOfTheSystem(zone)
      mustBeAtRest(zone, ctx.org.pipeline)
      mustNotBeUsed(zone, await zones(ctx.db, ctx.org.id).ruleUsing(zone.id))
    },
    activate: async (ctx, zone) => mustNotBlockTheCaller(saidBy(zone), { ...zone, status: 'ACTIVE' }, ctx.request.hops),
    deactivate: async (_, zone) => mustBeSwitchable(zone),
  },
  errors: { delete: ['E0000001'], activate: ['E0000001'], deactivate: ['E0000001'] },
  taken: { zones_name_key_key: nameIsTaken },
  view: zoneView,
  events: {
    create: 'zone.create',
    replace: 'zone.update',
    delete: 'zone.delete',
    activate: 'zone.activate',
    deactivate: 'zone.deactivate',
  },
  target: 'NetworkZone',
})

/** What is said of an exemption; what nobody says of it stays. */
function exempting(before: Zone, body: ZoneBody): Pick<IpSays, 'useAsExemptList'> {
  const { useAsExemptList } = addressesOf(before)
  const asked = exemptsIn(body)
  if (useAsExemptList !== undefined) return { useAsExemptList: asked ?? useAsExemptList }
  mustNotExempt(asked)
  return {}
}

function newZone(ctx: Context, { name, ...rest }: Pick<Zone, 'type' | 'name' | 'usage' | 'system'>): Zone {
  return {
    ...rest,
    org_id: ctx.org.id,
    id: ctx.ids.next('zone'),
    name,
    name_key: name.toLowerCase(),
    status: 'ACTIVE',
    says: '{}',
    created: ctx.now,
    last_updated: ctx.now,
  }
}

const nowhere: IpSays = { gateways: null, proxies: null }
const nobody = { include: [], exclude: [] }

/** The zones that every org has. */
const system: readonly (Pick<Zone, 'type' | 'name' | 'usage'> & { says: Says })[] = [
  { type: 'IP', name: 'LegacyIpZone', usage: 'POLICY', says: nowhere },
  { type: 'IP', name: 'BlockedIpZone', usage: 'BLOCKLIST', says: nowhere },
  {
    type: 'DYNAMIC_V2',
    name: 'DefaultEnhancedDynamicZone',
    usage: 'BLOCKLIST',
    says: { locations: nobody, ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] }, asns: nobody },
  },
  { type: 'IP', name: 'DefaultExemptIpZone', usage: 'POLICY', says: { useAsExemptList: false, ...nowhere } },
]

export const zonesRoom = (): Room => ({
  operations,
  async founding(ctx) {
    for (const { says, ...zone } of system) {
      await zones(ctx.db, ctx.org.id).insert({ ...newZone(ctx, { ...zone, system: 1 }), says: JSON.stringify(says) })
    }
  },
})
