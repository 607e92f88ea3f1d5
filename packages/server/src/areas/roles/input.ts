/** Which role is to be assigned. */
import { roleTypes } from '../../access/roles.js'
import { nullable, type Output, object, oneOf, text } from '../../kernel/schema.js'
import { iamRoleTypes } from './model.js'

/** A standard role needs its type alone; a custom one names the role and the resources as well. */
export const roleOrder = object({
  type: oneOf(...roleTypes, ...iamRoleTypes, 'CUSTOM'),
  role: nullable(text()),
  'resource-set': nullable(text()),
})

export type RoleOrder = Output<typeof roleOrder>
