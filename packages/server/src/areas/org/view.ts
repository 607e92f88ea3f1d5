/** An org and its settings as Okta answers them. `base`: scheme and host of the request. */
import type { Org } from '../../access/org.js'
import { at } from '../../kernel/link.js'
import type { ContactType, OrgRecord } from './model.js'

export function settingsView({ settings, ...org }: OrgRecord, base: string) {
  const api = `${base}/api/v1/org`
  return {
    id: org.id,
    subdomain: org.subdomain,
    companyName: org.name,
    status: org.status,
    expiresAt: null,
    created: org.created,
    lastUpdated: org.lastUpdated,
    website: settings.website ?? '',
    phoneNumber: settings.phoneNumber ?? '',
    endUserSupportHelpURL: settings.endUserSupportHelpURL ?? '',
    supportPhoneNumber: settings.supportPhoneNumber ?? '',
    address1: settings.address1 ?? null,
    address2: settings.address2 ?? null,
    city: settings.city ?? null,
    state: settings.state ?? null,
    country: settings.country ?? null,
    postalCode: settings.postalCode ?? null,
    _links: {
      preferences: { href: `${api}/preferences` },
      uploadLogo: at(`${api}/logo`, 'POST'),
      oktaCommunication: { href: `${api}/privacy/oktaCommunication` },
      logo: null,
      oktaSupport: { href: `${api}/privacy/oktaSupport` },
      contacts: { href: `${api}/contacts` },
    },
  }
}

export function contactTypeView(type: ContactType, base: string) {
  const name = type.toLowerCase()
  return { contactType: type, _links: { [name]: { href: `${base}/api/v1/org/contacts/${name}` } } }
}

/** `userId` is null where whoever was the contact is gone. */
export const contactView = (userId: string | undefined, base: string) => ({
  userId: userId ?? null,
  _links: userId === undefined ? {} : { user: { href: `${base}/api/v1/users/${userId}` } },
})

export function preferencesView({ settings }: OrgRecord, base: string) {
  const hidden = settings.hideEndUserFooter === true
  const verb = hidden ? 'showEndUserFooter' : 'hideEndUserFooter'
  return { showEndUserFooter: !hidden, _links: { [verb]: at(`${base}/api/v1/org/preferences/${verb}`, 'POST') } }
}

export function communicationView({ settings }: OrgRecord, base: string) {
  const optedOut = settings.optOutEmailUsers === true
  const verb = optedOut ? 'optIn' : 'optOut'
  return {
    optOutEmailUsers: optedOut,
    _links: { [verb]: at(`${base}/api/v1/org/privacy/oktaCommunication/${verb}`, 'POST') },
  }
}

/** `now`: the org's time; access that has run out is no access. */
export function supportView({ settings }: OrgRecord, now: string, base: string) {
  const link = (verb: string) => ({ [verb]: at(`${base}/api/v1/org/privacy/oktaSupport/${verb}`, 'POST') })
  const { supportUntil } = settings
  return supportUntil !== undefined && supportUntil > now
    ? { support: 'ENABLED', expiration: supportUntil, _links: { ...link('extend'), ...link('revoke') } }
    : { support: 'DISABLED', expiration: null, _links: link('grant') }
}

/** What clients read before anything else, to learn which sign-in the org speaks. */
export const metadataView = (org: Org, customDomain: string | undefined, base: string) => ({
  id: org.id,
  // Ids of one cell share their ending; it is the only name that a cell has here.
  cell: org.idEnding,
  _links: {
    organization: { href: base },
    ...(customDomain === undefined ? {} : { alternate: { href: `${new URL(base).protocol}//${customDomain}` } }),
  },
  pipeline: org.pipeline,
  settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false },
})

const isAddress = (host: string) => host.includes(':') || /^[\d.]+$/.test(host)

/**
 * Where a new org answers: beside its parent (`child.example.com` by `parent.example.com`), below a host that is not
 * named after the parent, and below `localhost` where the parent was reached by an address, which has nothing below it.
 */
export function childBase(base: string, parent: string, child: string): string {
  const url = new URL(base)
  const host = url.hostname
  const below =
    isAddress(host) || host.endsWith('.localhost')
      ? 'localhost'
      : host.startsWith(`${parent}.`)
        ? host.slice(parent.length + 1)
        : host
  url.hostname = `${child}.${below}`
  return url.origin
}

/** An org right after it was made; `token` is shown this once. */
export function childOrgView(made: {
  org: { id: string; subdomain: string; name: string; website: string | undefined; created: string }
  adminId: string
  token: string
  /** Scheme and host of the new org. */
  base: string
}) {
  const { org, adminId, token, base } = made
  const self = `${base}/api/v1/orgs/${org.subdomain}`
  return {
    id: org.id,
    subdomain: org.subdomain,
    name: org.name,
    website: org.website ?? null,
    status: 'ACTIVE',
    edition: 'SKU',
    expiresAt: null,
    created: org.created,
    lastUpdated: org.created,
    licensing: { apps: [] },
    settings: {
      app: { errorRedirectUrl: null, interstitialUrl: null, interstitialMinWaitTime: 1200 },
      userAccount: { attributes: { secondaryEmail: true, secondaryImage: true } },
      portal: { errorRedirectUrl: null, signOutUrl: null },
      logs: { level: 'INFO' },
    },
    token,
    tokenType: 'SSWS',
    _links: {
      administrator: { href: `${base}/api/v1/users/${adminId}` },
      uploadLogo: { href: `${base}/api/v1/org/logo` },
      organization: { href: self },
      contacts: { href: `${self}/contacts` },
      policy: { href: `${self}/policy` },
    },
  }
}
