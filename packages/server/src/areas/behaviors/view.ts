/** A behavior as Okta answers it. */
import type { Behavior } from './model.js'

export const behaviorView = (behavior: Behavior) => ({
  id: behavior.id,
  name: behavior.name,
  status: behavior.status,
  settings: JSON.parse(behavior.settings) as Readonly<Record<string, unknown>>,
  type: behavior.type,
  created: printed(behavior.created),
  lastUpdated: printed(behavior.last_updated),
})

/** Times of behaviors alone look like this: `2025-09-24 04:05:52.0`. */
const printed = (time: string): string => time.replace('T', ' ').replace('.000Z', '.0')
