/** The shape of a group rule as it is sent. */
import { cause } from '@stuntdouble/catalogue'
import { filled, list, nullable, type Output, object, optional, text } from '../../../kernel/schema.js'
import { expressionLimits } from '../../../policy/expression/index.js'

const excluding = nullable(object({ exclude: nullable(list(text())) }))

/** Whatever else a client echoes (id, status, times) is dropped. */
export const ruleBody = object({
  type: optional(text()),
  name: filled(50),
  conditions: object({
    people: nullable(object({ users: excluding, groups: excluding })),
    expression: object({ type: optional(text()), value: filled(expressionLimits.charactersMax) }),
  }),
  actions: optional(object({ assignUserToGroups: object({ groupIds: list(text()) }) })),
})

export type RuleBody = Output<typeof ruleBody>

export const expandQuery = object({ expand: optional(text()) })

export const listQuery = object({
  after: optional(text()),
  limit: optional(text()),
  search: optional(text()),
  expand: optional(text()),
})

export const nameMapExpansion = 'groupIdToGroupNameMap'

/** Where the groups of a rule stand in its body. */
export const groupIdsField = 'actions.assignUserToGroups.groupIds'

/** What is said of the two members that have one value only. */
export const wrongKind = (body: RuleBody): string | undefined => {
  if (body.type !== undefined && body.type !== 'group_rule') return cause.invalidField('type')
  const { type } = body.conditions.expression
  if (type !== undefined && type !== 'urn:okta:expression:1.0') return cause.invalidField('conditions.expression.type')
  return undefined
}
