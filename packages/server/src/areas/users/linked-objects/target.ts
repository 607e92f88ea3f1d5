/** Whose link, in which relationship. */
import type { Context } from '../../../operation/context.js'
import { linkedObjectNamed } from '../../schemas/index.js'
import { userNamed } from '../index.js'
import { mustBeThePrimaryName } from './rules.js'

/** The user and the name of the relationship's primary end. @throws E0000007 for either */
export async function linkOf(ctx: Context, userIdOrLogin: string, primaryName: string) {
  const user = await userNamed(ctx, userIdOrLogin)
  mustBeThePrimaryName((await linkedObjectNamed(ctx, primaryName)).primary_name, primaryName)
  return { user, primaryName }
}
