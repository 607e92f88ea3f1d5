/** The shape of a behavior as it is sent, and the settings that are kept of it. */
import {
  filled,
  integer,
  nullable,
  number,
  type Output,
  object,
  oneOf,
  optional,
  variant,
} from '../../kernel/schema.js'

/** The state is switched by its own calls: Okta leaves unheard what is sent of it here (seen). */
const common = { name: filled(128), status: optional(oneOf('ACTIVE', 'INACTIVE')) }

/** How many of somebody's earlier sign-ins are looked at, and without how many nothing is said. */
const history = (least: number) => ({
  minEventsNeededForEvaluation: nullable(integer(0, 10)),
  maxEventsUsedForEvaluation: nullable(integer(least, 100)),
})

const granularities = ['LAT_LONG', 'CITY', 'COUNTRY', 'SUBDIVISION'] as const

export const behaviorBody = variant('type', [
  object({
    ...common,
    type: oneOf('ANOMALOUS_LOCATION'),
    settings: object({
      ...history(1),
      granularity: oneOf(...granularities),
      radiusKilometers: nullable(number()),
    }),
  }),
  object({ ...common, type: oneOf('ANOMALOUS_DEVICE'), settings: nullable(object(history(1))) }),
  object({ ...common, type: oneOf('ANOMALOUS_IP'), settings: nullable(object(history(0))) }),
  object({ ...common, type: oneOf('ANOMALOUS_ASN'), settings: nullable(object(history(1))) }),
  object({
    ...common,
    type: oneOf('VELOCITY'),
    settings: nullable(object({ velocityKph: integer(1, 2_147_483_647) })),
  }),
])

export type BehaviorBody = Output<typeof behaviorBody>

/** What is kept, in the order in which Okta prints it, with Okta's figures for what was left out. */
export function settingsOf(body: BehaviorBody): Readonly<Record<string, unknown>> {
  if (body.type === 'VELOCITY') return { velocityKph: body.settings?.velocityKph ?? 805 }
  const kept = {
    minEventsNeededForEvaluation: body.settings?.minEventsNeededForEvaluation ?? 0,
    maxEventsUsedForEvaluation: body.settings?.maxEventsUsedForEvaluation ?? (body.type === 'ANOMALOUS_IP' ? 50 : 20),
  }
  if (body.type !== 'ANOMALOUS_LOCATION') return kept
  const { granularity, radiusKilometers } = body.settings
  return { ...kept, granularity, ...(radiusKilometers ? { radiusKilometers } : {}) }
}
