/** What a path names: an authenticator, one of its methods, a model of security key. */
import type { Context } from '../../operation/context.js'
import { users } from '../users/index.js'
import type { Authenticator, AuthenticatorMethod, CustomAaguid } from './model.js'
import { mustExist, mustHaveCustomAaguids, mustHaveTheMethod, mustKnowTheModel, mustTakeModels } from './rules.js'
import { authenticatorMethods, authenticators, customAaguids } from './store.js'

export const authenticatorOf = async (ctx: Context, id: string): Promise<Authenticator> =>
  mustExist(await authenticators(ctx.db, ctx.org.id).find(id), id)

export type WithMethod = { authenticator: Authenticator; method: AuthenticatorMethod }

export async function methodOf(ctx: Context, id: string, type: string): Promise<WithMethod> {
  const authenticator = await authenticatorOf(ctx, id)
  const methods = await authenticatorMethods(ctx.db, ctx.org.id).of(authenticator)
  return { authenticator, method: mustHaveTheMethod(methods, type) }
}

/** In the org's settings, among `features`; off until it is switched on. */
const aaguidsFeature = 'customAaguids'

/** An org without the feature is told so, whatever is asked for (seen). */
export async function keptByModels(ctx: Context, id: string): Promise<Authenticator> {
  mustHaveCustomAaguids((await users(ctx.db, ctx.org.id).features()).includes(aaguidsFeature))
  const authenticator = await authenticatorOf(ctx, id)
  mustTakeModels(authenticator)
  return authenticator
}

export type WithModel = { authenticator: Authenticator; model: CustomAaguid }

export async function modelOf(ctx: Context, id: string, aaguid: string): Promise<WithModel> {
  const authenticator = await keptByModels(ctx, id)
  return { authenticator, model: mustKnowTheModel(await customAaguids(ctx.db, ctx.org.id).find(aaguid), aaguid) }
}
