/** What must be true of authenticators, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { catalog, isFederated, isSwitchable, type ProviderKind, providerKindOf } from './catalog.js'
import type {
  Authenticator,
  AuthenticatorKey,
  AuthenticatorMethod,
  CustomAaguid,
  Members,
  RelyingParty,
  Uses,
} from './model.js'

const invalid = (field: string) => apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })

export function mustExist(authenticator: Authenticator | undefined, asked: string): Authenticator {
  if (authenticator === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (Authenticator)` })
  return authenticator
}

export function mustHaveTheMethod(methods: readonly AuthenticatorMethod[], asked: string): AuthenticatorMethod {
  const method = methods.find(({ type }) => type === asked)
  if (method === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (AuthenticatorMethod)` })
  return method
}

/** What every org is made with has no second; another kind has none while it is on. The first is seen, as it is said. */
export function mustNotBeThere(authenticator: Authenticator | undefined, { isFounded }: { isFounded: boolean }): void {
  if (authenticator === undefined) return
  if (isFounded) {
    const field = 'com.okta.services.factors.iface.dto.AuthenticatorCatalog'
    throw apiError.E0000001({ field }, { causes: [cause.invalidValue()] })
  }
  if (authenticator.status === 'ACTIVE') throw apiError.E0000157({ key: authenticator.key })
}

/** The type follows from the key; whoever says it says it rightly. */
export function mustBeOfItsKind(key: AuthenticatorKey, said: { key?: unknown; type?: unknown }): void {
  if (said.key !== undefined && said.key !== null && said.key !== key) throw invalid('key')
  if (said.type !== undefined && said.type !== null && said.type !== catalog[key].type) throw invalid('type')
}

/** A method stays what it is. */
export function mustSayTheSameType({ type }: AuthenticatorMethod, said: string | null | undefined): void {
  if (said !== undefined && said !== null && said !== type) throw invalid('type')
}

/** Whoever brings an app of their own as an authenticator agrees to terms, and says which app it is. */
export function mustBringAnApp(key: AuthenticatorKey, agrees: boolean, appInstanceId: unknown): void {
  if (key !== 'custom_app') return
  if (!agrees) throw invalid('agreeToTerms')
  const field = 'settings.appInstanceId'
  if (typeof appInstanceId !== 'string' || appInstanceId === '') {
    throw apiError.E0000001({ field }, { causes: [cause.blank(field)] })
  }
}

/** Who runs it must be said as far as its kind needs it: one cause for each member that is missing. */
export function mustSayWhoRunsIt(key: AuthenticatorKey, said: { type?: unknown } | undefined, members: Members): void {
  // An identity provider is none of the org's own, and it has no other.
  if (isFederated(key)) throw invalid('provider')
  const kind = providerKindOf(key)
  if (kind === undefined) return
  if (said?.type !== undefined && said.type !== kind.type) throw invalid('provider.type')
  const missing = kind.required.filter((name) => members[name] === undefined || members[name] === null)
  const [first] = missing.map((name) => `provider.configuration.${name}`)
  if (first !== undefined) {
    const causes = missing.map((name) => cause.blank(`provider.configuration.${name}`))
    throw apiError.E0000001({ field: first }, { causes })
  }
  const wrong = wrongMember(key, kind, members)
  if (wrong !== undefined) throw invalid(`provider.configuration.${wrong}`)
}

/** Minutes for which a temporary code may live, and how long it is (documented). */
const codeMinutes = { least: 10, most: 14_400 }
const codeLength = { least: 8, most: 64 }

const isBetween = (value: unknown, { least, most }: { least: number; most: number }): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

function wrongMember(key: AuthenticatorKey, kind: ProviderKind, members: Members): string | undefined {
  if (key === 'tac') {
    const outside = ['minTtl', 'maxTtl', 'defaultTtl'].find((name) => !isBetween(members[name], codeMinutes))
    if (outside !== undefined) return outside
    const [least, most, usual] = [Number(members.minTtl), Number(members.maxTtl), Number(members.defaultTtl)]
    if (least >= most) return 'minTtl'
    if (usual < least || usual > most) return 'defaultTtl'
    return isBetween(members.length, codeLength) ? undefined : 'length'
  }
  if (key === 'onprem_mfa') return isBetween(members.authPort, { least: 1, most: 65_535 }) ? undefined : 'authPort'
  return [...kind.secret, 'host'].find((name) => name in members && typeof members[name] !== 'string')
}

/** A phone is of no use to an org that can neither text nor call. */
export function mustHaveTelephony(key: AuthenticatorKey, { canCall }: { canCall: boolean }): void {
  if (key === 'phone_number' && !canCall) throw apiError.E0000226()
}

/** Without passwords nobody could come in who has nothing else. The field is inferred. */
export function mustNotBeThePassword(key: AuthenticatorKey): void {
  if (key === 'okta_password') throw apiError.E0000001({ field: 'authenticator' }, { causes: [cause.invalidValue()] })
}

/** What is off has nothing that could be switched off (seen of Google's). */
export function mustBeOn({ status }: Pick<Authenticator, 'status'>): void {
  if (status === 'INACTIVE') throw apiError.E0000060()
}

/** Most methods live and die with their authenticator. */
export function mustBeSwitchable({ key }: Authenticator, { type }: AuthenticatorMethod): void {
  if (!isSwitchable(key, type)) throw apiError.E0000060()
}

/**
 * Policies come first, authenticators after: who is told to use one must find it. What lets people into apps is said
 * before what lets them enroll, since whoever ended enrollment first would shut them out of the apps. Of the former, what
 * nothing else can stand in for is said first: a chain names the very method, devices are seen by Okta FastPass alone,
 * and phishing is resisted by others too. (The order is inferred.)
 */
export function mustNotBeUsed(uses: Uses): void {
  mustNotBreakAChain(uses)
  mustNotBlindTheRules(uses)
  mustNotBeTheLastThatResists(uses)
  mustNotBeEnrolled(uses)
}

/** Policies are parted by commas, as those of E0000148 were seen to be. */
function mustNotBreakAChain({ chained }: Uses): void {
  if (chained.length > 0) throw apiError.E0000246({ policies: chained.join(', ') })
}

/** Without Okta FastPass nobody says what a device is like. */
function mustNotBlindTheRules({ devices }: Uses): void {
  if (devices.length > 0) throw apiError.E0000174()
}

function mustNotBeTheLastThatResists({ phishing }: Uses): void {
  if (phishing.length > 0) throw apiError.E0000219({ policyRules: phishing.join(', ') })
}

function mustNotBeEnrolled({ enrollment, recovery }: Uses): void {
  if (enrollment.length === 0 && recovery.length === 0) return
  const said = (kind: string, names: readonly string[]) => (names.length === 0 ? [] : [`${kind}: ${names.join(', ')}`])
  throw apiError.E0000148(
    { advice: 'To continue, disable the authenticator in these policies.' },
    {
      causes: [
        ...said('Authenticator Enrollment Policies', enrollment),
        ...said('Self-Service Password Management Policies', recovery),
      ],
    },
  )
}

/** Okta's one-time codes have six, eight or ten digits. */
export function mustBeOfEvenLength({ passCodeLength = 0 }: { passCodeLength?: number | undefined }): void {
  if (passCodeLength % 2 !== 0) throw invalid('passCodeLength')
}

/** A group has a name of its own, and models by their AAGUIDs. */
export function mustHaveGroupsOfModels(groups: readonly Group[]): void {
  const isUnclear = new Set(groups.map(({ name }) => name)).size < groups.length
  if (isUnclear || !groups.every(({ aaguids }) => aaguids.every(isAnAaguid))) throw invalid('settings.aaguidGroups')
}

type Group = { name: string; aaguids: readonly string[] }

/** A group of models that a policy enrolls by stays as the policy knows it. `used`: names of such groups. */
export function mustKeepTheGroups(before: readonly Group[], after: readonly Group[], used: ReadonlySet<string>): void {
  const asText = (group: Group | undefined) => [...(group?.aaguids ?? [])].sort().join(' ')
  const broken = before.find(
    (group) => used.has(group.name) && asText(group) !== asText(after.find(({ name }) => name === group.name)),
  )
  if (broken !== undefined) throw apiError.E0000209({ aaguidGroup: broken.name })
}

/** Security keys are made for one domain: it is used once it was shown to be the org's. */
export function mustBeVerified({ enabled, domain }: RelyingParty): void {
  if (enabled && domain.validationStatus !== 'VERIFIED') throw invalid('settings.rpId.enabled')
}

/** A domain name (RFC 1123), without a scheme and a port. */
export function mustBeADomain(name: string): void {
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  if (!new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(name)) throw invalid('settings.rpId.domain.name')
}

export function mustNameADomain(relyingParty: RelyingParty | undefined): RelyingParty {
  const field = 'settings.rpId'
  if (relyingParty === undefined) throw apiError.E0000001({ field }, { causes: [cause.blank(field)] })
  return relyingParty
}

/**
 * Nobody is asked for the record here, whose sight ends at this machine; but where the org itself answers under the
 * domain there is nothing left to show.
 */
export function mustBeTheOrgsDomain({ domain }: RelyingParty, host: string): void {
  const [mine, name] = [host.toLowerCase(), domain.name.toLowerCase()]
  if (mine === name || mine.endsWith(`.${name}`)) return
  throw apiError.E0000001({ field: 'settings.rpId.domain' }, { causes: [cause.domainNotVerified()] })
}

export function mustHaveCustomAaguids(on: boolean): void {
  if (!on) throw apiError.E0000015()
}

/** Models are of security keys alone. */
export function mustTakeModels({ key }: Authenticator): void {
  if (key !== 'webauthn') throw apiError.E0000060()
}

export function mustKnowTheModel(model: CustomAaguid | undefined, asked: string): CustomAaguid {
  if (model === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (CustomAAGUID)` })
  return model
}

/** 128 bits, written as every UUID is (RFC 9562). */
const isAnAaguid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export function mustBeAnAaguid(text: string): string {
  if (!isAnAaguid(text)) {
    throw apiError.E0000001({ field: 'aaguid' }, { causes: [cause.pattern('aaguid')] })
  }
  return text.toLowerCase()
}

export function mustBeACertificate<T>(certificate: T | undefined): T {
  const field = 'attestationRootCertificates'
  if (certificate === undefined) throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
  return certificate
}

/** Said when the unique index refuses a second entry for one model. */
export const modelIsKnown = () => apiError.E0000001({ field: 'aaguid' }, { causes: [cause.duplicate('aaguid')] })

/** Without the app's name there is nothing to look for. */
export function mustNameTheApp(oauthClientId: string | undefined): string {
  if (oauthClientId === undefined) throw apiError.E0000028()
  return oauthClientId
}
