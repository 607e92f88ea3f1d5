/** The factors of an org, from its authenticators. */
import type { Context } from '../../../operation/context.js'
import type { Authenticator } from '../model.js'
import { authenticatorMethods, authenticators } from '../store.js'
import { type OrgFactor, type OrgFactorKind, orgFactorKinds } from './model.js'
import { mustBeAFactor } from './rules.js'

export const orgFactorOf = (ctx: Context, key: string): Promise<OrgFactor> => shown(ctx, key, mustBeAFactor(key))

/** In the order of their keys. */
export const allOrgFactors = (ctx: Context): Promise<OrgFactor[]> =>
  Promise.all(Object.entries(orgFactorKinds).map(([key, kind]) => shown(ctx, key, kind)))

async function shown(ctx: Context, id: string, kind: OrgFactorKind): Promise<OrgFactor> {
  const authenticator = await authenticators(ctx.db, ctx.org.id).withKey(kind.authenticator)
  return { id, ...kind, status: authenticator === undefined ? 'NOT_SETUP' : await statusOf(ctx, authenticator, kind) }
}

async function statusOf(ctx: Context, authenticator: Authenticator, { method }: OrgFactorKind) {
  if (method === undefined || authenticator.status === 'INACTIVE') return authenticator.status
  const methods = await authenticatorMethods(ctx.db, ctx.org.id).of(authenticator)
  return methods.find(({ type }) => type === method)?.status ?? 'INACTIVE'
}
