/** Authenticators: what people of an org may prove themselves with. Who has which is the factors' matter. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { founded } from './catalog.js'
import { add } from './lifecycle.js'
import type { AuthenticatorKey, AuthenticatorSetUp } from './model.js'
import { authenticatorMethods, authenticators } from './store.js'
import { membersOf, secretsOf } from './view.js'

export type { AuthenticatorKey, AuthenticatorSetUp, MethodType } from './model.js'

/** The authenticators that are on. */
export async function activeAuthenticators(ctx: Context): Promise<ReadonlySet<AuthenticatorKey>> {
  const all = await authenticators(ctx.db, ctx.org.id).all()
  return new Set(all.filter(({ status }) => status === 'ACTIVE').map(({ key }) => key))
}

/** An authenticator with its settings and methods, on or off; undefined where the org never had it. */
export async function authenticatorFor(ctx: Context, key: AuthenticatorKey): Promise<AuthenticatorSetUp | undefined> {
  const found = await authenticators(ctx.db, ctx.org.id).withKey(key)
  if (found === undefined) return undefined
  const methods = await authenticatorMethods(ctx.db, ctx.org.id).of(found)
  return {
    id: found.id,
    key,
    name: found.name,
    status: found.status,
    settings: membersOf(found.settings) ?? {},
    provider: membersOf(found.provider),
    methods: new Map(
      methods.map(({ type, status, settings }) => [type, { status, settings: membersOf(settings) ?? {} }]),
    ),
    secrets: () => secretsOf(ctx, found),
  }
}

export const authenticatorsRoom = (): Room => ({
  operations: [],
  async founding(ctx) {
    for (const [key, status] of Object.entries(founded)) await add(ctx, { key: key as AuthenticatorKey, status })
  },
})
