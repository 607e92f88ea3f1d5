/** Which attributes of a person a rule may ask for. */
import type { Context } from '../../../operation/context.js'
import type { AttributeType } from '../../../policy/expression/index.js'
import { userSchemas } from '../../schemas/index.js'

/** Those of every user type: a rule is asked about all of them, and what a person does not have is null. */
export async function userAttributesOf(ctx: Context): Promise<ReadonlyMap<string, AttributeType>> {
  const known = new Map<string, AttributeType>()
  for (const { attributes } of (await userSchemas(ctx)).values()) {
    for (const { name, type } of attributes.values()) known.set(name, type)
  }
  return known
}
