/** Switches a factor of the org: its authenticator, or one of its ways. */
import type { Context } from '../../../operation/context.js'
import { factorSwitched } from '../events.js'
import { add, methodSwitched, switched } from '../lifecycle.js'
import type { Authenticator, Status } from '../model.js'
import { authenticatorMethods, authenticators } from '../store.js'
import type { OrgFactor } from './model.js'

export async function switchFactor(ctx: Context, factor: OrgFactor, status: Status): Promise<void> {
  const authenticator =
    (await authenticators(ctx.db, ctx.org.id).withKey(factor.authenticator)) ??
    (await add(ctx, { key: factor.authenticator, status: 'INACTIVE' }))
  await turned(ctx, authenticator, factor, status)
  ctx.journal.record(factorSwitched(status === 'ACTIVE' ? 'activate' : 'deactivate', authenticator, factor.id))
}

async function turned(ctx: Context, authenticator: Authenticator, { method }: OrgFactor, status: Status) {
  const methods = method === undefined ? [] : await authenticatorMethods(ctx.db, ctx.org.id).of(authenticator)
  const way = methods.find(({ type }) => type === method)
  if (way === undefined) await switched(ctx, authenticator, status)
  else await methodSwitched(ctx, authenticator, way, status)
}
