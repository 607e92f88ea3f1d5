/** Authenticators and their methods as Okta answers them: never with a secret. */
import { at } from '../../kernel/link.js'
import type { Context } from '../../operation/context.js'
import { catalog, isSwitchable } from './catalog.js'
import type { Authenticator, AuthenticatorMethod, CustomAaguid, Members } from './model.js'

export const membersOf = (column: string | null): Members | undefined =>
  column === null ? undefined : (JSON.parse(column) as Members)

export const providerOf = ({ provider }: Authenticator) =>
  membersOf(provider) as { type: string; configuration: Members } | undefined

/** The groups of models of a method for security keys. */
export const groupsIn = (settings: Members | undefined) =>
  (settings?.aaguidGroups ?? []) as readonly { name: string; aaguids: readonly string[] }[]

export const secretsOf = (ctx: Pick<Context, 'sealer'>, { secrets }: Authenticator): Members =>
  secrets === null ? {} : (JSON.parse(ctx.sealer.open(secrets)) as Members)

/** Members and links in the order of the recordings. */
export function authenticatorView(authenticator: Authenticator, base: string) {
  const { id, key, status, settings, provider, description } = authenticator
  const self = `${base}/api/v1/authenticators/${id}`
  return {
    type: catalog[key].type,
    id,
    key,
    status,
    name: authenticator.name,
    ...(description === null ? {} : { description }),
    created: authenticator.created,
    lastUpdated: authenticator.last_updated,
    ...(settings === null ? {} : { settings: membersOf(settings) }),
    ...(provider === null ? {} : { provider: membersOf(provider) }),
    _links: {
      self: at(self, 'GET', 'PUT'),
      ...switchLinks(self, status, key !== 'okta_password'),
      methods: at(`${self}/methods`, 'GET'),
      ...(key === 'okta_verify' ? { enroll: at(`${base}/idp/authenticators`, 'POST') } : {}),
      ...(key === 'webauthn' && status === 'ACTIVE' ? { aaguids: at(`${self}/aaguids`, 'GET', 'POST') } : {}),
    },
  }
}

export function methodView({ key }: Authenticator, method: AuthenticatorMethod, base: string) {
  const { type, status, settings } = method
  const self = `${base}/api/v1/authenticators/${method.authenticator_id}/methods/${type}`
  const said = membersOf(settings)
  return {
    type,
    status,
    // The figures of one-time codes alone stand at the top.
    ...(said === undefined || type === 'otp' ? said : { settings: said }),
    _links: {
      self: at(self, 'GET', 'PUT'),
      ...switchLinks(self, status, isSwitchable(key, type)),
      ...(said !== undefined && 'rpId' in said
        ? { 'verify-rp-id-domain': at(`${self}/verify-rp-id-domain`, 'POST') }
        : {}),
    },
  }
}

function switchLinks(self: string, status: Authenticator['status'], canBeSwitched: boolean) {
  if (!canBeSwitched) return {}
  const verb = status === 'ACTIVE' ? 'deactivate' : 'activate'
  return { [verb]: at(`${self}/lifecycle/${verb}`, 'POST') }
}

/** A model of security key, as it is listed under the authenticator. */
export const aaguidView = ({ id }: Authenticator, known: CustomAaguid, base: string) => ({
  aaguid: known.aaguid,
  name: known.name,
  authenticatorCharacteristics: JSON.parse(known.characteristics) as Members,
  attestationRootCertificates: JSON.parse(known.certificates) as readonly Members[],
  _links: {
    self: at(`${base}/api/v1/authenticators/${id}/aaguids/${known.aaguid}`, 'GET', 'PUT', 'PATCH', 'DELETE'),
  },
})

/** What an app that is an authenticator reads before anyone has signed in. */
export function appConfigurationView(
  authenticator: Authenticator,
  methods: readonly AuthenticatorMethod[],
  base: string,
) {
  const { userVerification } = membersOf(authenticator.settings) ?? {}
  return {
    authenticatorId: authenticator.id,
    orgId: authenticator.org_id,
    type: catalog[authenticator.key].type,
    key: authenticator.key,
    name: authenticator.name,
    createdDate: authenticator.created,
    lastUpdated: authenticator.last_updated,
    settings: { userVerification: userVerification ?? 'PREFERRED' },
    supportedMethods: methods.map(({ type, status, settings }) => ({
      type,
      status,
      settings: membersOf(settings) ?? {},
    })),
    appAuthenticatorEnrollEndpoint: `${base}/idp/myaccount/app-authenticators`,
  }
}
