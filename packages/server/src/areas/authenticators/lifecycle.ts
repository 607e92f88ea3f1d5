/** How an authenticator comes into an org. It never leaves: it is switched off. */
import type { Context } from '../../operation/context.js'
import { catalog } from './catalog.js'
import type { Authenticator, AuthenticatorKey, Members, Status } from './model.js'
import { authenticatorMethods, authenticators } from './store.js'

export type NewAuthenticator = {
  key: AuthenticatorKey
  status: Status
  name?: string | undefined
  description?: string | undefined
  settings?: Members | undefined
  provider?: Members | undefined
  secrets?: Members | undefined
}

/** Puts one into the org, with what its kind has when nothing else is said. */
export async function add(ctx: Context, order: NewAuthenticator): Promise<Authenticator> {
  const kind = catalog[order.key]
  const settings = order.settings ?? kind.settings
  const authenticator: Authenticator = {
    org_id: ctx.org.id,
    id: ctx.ids.next('authenticator'),
    key: order.key,
    name: order.name ?? kind.name,
    description: order.description ?? null,
    status: order.status,
    settings: settings === undefined ? null : JSON.stringify(settings),
    provider: order.provider === undefined ? null : JSON.stringify(order.provider),
    secrets: order.secrets === undefined ? null : ctx.sealer.seal(JSON.stringify(order.secrets)),
    created: ctx.now,
    last_updated: ctx.now,
  }
  await authenticators(ctx.db, ctx.org.id).insert(authenticator)
  const methods = kind.methods.map(({ type, status, settings: said }) => ({
    org_id: ctx.org.id,
    authenticator_id: authenticator.id,
    type,
    status,
    settings: said === undefined ? null : JSON.stringify(said),
  }))
  if (methods.length > 0) await authenticatorMethods(ctx.db, ctx.org.id).insert(methods)
  return authenticator
}
