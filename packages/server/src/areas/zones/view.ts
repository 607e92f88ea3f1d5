/** A zone as Okta answers it. */
import type { Says, Zone } from './model.js'

export const zoneView = (zone: Zone) => ({
  type: zone.type,
  id: zone.id,
  name: zone.name,
  status: zone.status,
  usage: zone.usage,
  created: zone.created,
  lastUpdated: zone.last_updated,
  system: zone.system === 1,
  ...saidBy(zone),
})

export const saidBy = (zone: Zone): Says => JSON.parse(zone.says) as Says
