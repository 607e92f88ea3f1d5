/** What must be true of behaviors, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { BehaviorBody } from './input.js'
import type { Behavior } from './model.js'

export function mustExist(behavior: Behavior | undefined, asked: string): Behavior {
  if (behavior === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (BehaviorSettings)` })
  return behavior
}

/** What a behavior looks at stays; its name and its figures may change. */
export function mustKeepItsType(behavior: Behavior, type: string): void {
  if (behavior.type !== type) throw apiError.E0000001({ field: 'type' }, { causes: [cause.invalidField('type')] })
}

/** Around a point on the earth it takes a radius. */
export function mustSayHowFar({ type, settings }: BehaviorBody): void {
  if (type !== 'ANOMALOUS_LOCATION') return
  const field = 'settings.radiusKilometers'
  const { granularity, radiusKilometers } = settings
  if (granularity === 'LAT_LONG' && (radiusKilometers === null || radiusKilometers === undefined)) {
    throw apiError.E0000001({ field }, { causes: [cause.blank(field)] })
  }
  if (typeof radiusKilometers === 'number' && radiusKilometers <= 0) {
    throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
  }
}

/** Said when the unique index of names refuses a second behavior of one name. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })
