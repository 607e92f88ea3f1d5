/** How an authenticator comes into an org, and is switched. It never leaves: it is switched off. */
import type { Context } from '../../operation/context.js'
import { catalog, isSwitchable } from './catalog.js'
import type { Authenticator, AuthenticatorKey, AuthenticatorMethod, Members, Status } from './model.js'
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
  const authenticator: Authenticator = {
    org_id: ctx.org.id,
    id: ctx.ids.next('authenticator'),
    key: order.key,
    name: order.name ?? kind.name,
    description: order.description ?? null,
    status: order.status,
    ...columnsOf(ctx, { ...order, settings: order.settings ?? kind.settings }),
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

/** Sets one up anew, as it was said; its methods stay as they are. */
export async function replaced(ctx: Context, before: Authenticator, order: NewAuthenticator): Promise<Authenticator> {
  return save(ctx, {
    ...before,
    name: order.name ?? before.name,
    description: order.description ?? null,
    status: order.status,
    ...columnsOf(ctx, order),
  })
}

/** Its methods go with it, so far as they are all switched by themselves: a phone that is on can text or call. */
export async function switched(ctx: Context, before: Authenticator, status: Status): Promise<Authenticator> {
  const rows = authenticatorMethods(ctx.db, ctx.org.id)
  const methods = await rows.of(before)
  const follow =
    status === 'ACTIVE'
      ? methods.every((method) => method.status === 'INACTIVE')
      : methods.every(({ type }) => isSwitchable(before.key, type))
  if (follow) for (const method of methods) await rows.update({ ...method, status })
  return save(ctx, { ...before, status })
}

/** The first method that is on turns its authenticator on, and the last one off. */
export async function methodSwitched(
  ctx: Context,
  authenticator: Authenticator,
  before: AuthenticatorMethod,
  status: Status,
): Promise<AuthenticatorMethod> {
  const rows = authenticatorMethods(ctx.db, ctx.org.id)
  const method = { ...before, status }
  await rows.update(method)
  const isAnyOn = (await rows.of(authenticator)).some((each) => each.status === 'ACTIVE')
  await save(ctx, { ...authenticator, status: status === 'ACTIVE' || !isAnyOn ? status : authenticator.status })
  return method
}

export async function save(ctx: Context, before: Authenticator): Promise<Authenticator> {
  const authenticator = { ...before, last_updated: ctx.now }
  await authenticators(ctx.db, ctx.org.id).update(authenticator)
  return authenticator
}

const columnsOf = (
  ctx: Context,
  { settings, provider, secrets }: Pick<NewAuthenticator, 'settings' | 'provider' | 'secrets'>,
) => ({
  settings: settings === undefined ? null : JSON.stringify(settings),
  provider: provider === undefined ? null : JSON.stringify(provider),
  secrets: secrets === undefined ? null : ctx.sealer.seal(JSON.stringify(secrets)),
})
