/** A behavior: how far a sign-in may differ from what is usual for a person before a policy hears of it. */
import type { BehaviorRow } from '../../store/tables/places.js'

export type Behavior = BehaviorRow
