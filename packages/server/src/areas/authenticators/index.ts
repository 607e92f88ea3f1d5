/** Authenticators: what people of an org may prove themselves with. Who has which is the factors' matter. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { catalog, founded } from './catalog.js'
import { add } from './lifecycle.js'
import type { AuthenticatorKey, AuthenticatorSetUp } from './model.js'
import { activateAuthenticator } from './operations/activate-authenticator.js'
import { activateAuthenticatorMethod } from './operations/activate-authenticator-method.js'
import { createAuthenticator } from './operations/create-authenticator.js'
import { createCustomAAGUID } from './operations/create-custom-aaguid.js'
import { deactivateAuthenticator } from './operations/deactivate-authenticator.js'
import { deactivateAuthenticatorMethod } from './operations/deactivate-authenticator-method.js'
import { deleteCustomAAGUID } from './operations/delete-custom-aaguid.js'
import { getAuthenticator } from './operations/get-authenticator.js'
import { getAuthenticatorMethod } from './operations/get-authenticator-method.js'
import { getCustomAAGUID } from './operations/get-custom-aaguid.js'
import { getWellKnownAppAuthenticatorConfiguration } from './operations/get-well-known-app-authenticator-configuration.js'
import { listAllCustomAAGUIDs } from './operations/list-all-custom-aaguids.js'
import { listAuthenticatorMethods } from './operations/list-authenticator-methods.js'
import { listAuthenticators } from './operations/list-authenticators.js'
import { replaceAuthenticator } from './operations/replace-authenticator.js'
import { replaceAuthenticatorMethod } from './operations/replace-authenticator-method.js'
import { replaceCustomAAGUID } from './operations/replace-custom-aaguid.js'
import { updateCustomAAGUID } from './operations/update-custom-aaguid.js'
import { verifyRpIdDomain } from './operations/verify-rp-id-domain.js'
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
    type: catalog[key].type,
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
  operations: [
    listAuthenticators,
    createAuthenticator,
    getAuthenticator,
    replaceAuthenticator,
    activateAuthenticator,
    deactivateAuthenticator,
    listAuthenticatorMethods,
    getAuthenticatorMethod,
    replaceAuthenticatorMethod,
    activateAuthenticatorMethod,
    deactivateAuthenticatorMethod,
    verifyRpIdDomain,
    listAllCustomAAGUIDs,
    createCustomAAGUID,
    getCustomAAGUID,
    replaceCustomAAGUID,
    updateCustomAAGUID,
    deleteCustomAAGUID,
    getWellKnownAppAuthenticatorConfiguration,
  ],
  async founding(ctx) {
    for (const [key, status] of Object.entries(founded)) await add(ctx, { key: key as AuthenticatorKey, status })
  },
})
