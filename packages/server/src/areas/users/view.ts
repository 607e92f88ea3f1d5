/**
 * A row as Okta answers it. Built as text: the stored profile is JSON already, and a list of two hundred would
 * otherwise parse and print each one for nothing.
 */
import type { ListedUser, ShownUser, User, UserStatus } from './model.js'

type Rel =
  | 'suspend'
  | 'schema'
  | 'activate'
  | 'unlock'
  | 'resetPassword'
  | 'forgotPassword'
  | 'expirePassword'
  | 'changeRecoveryQuestion'
  | 'unsuspend'
  | 'reactivate'
  | 'self'
  | 'resetFactors'
  | 'type'
  | 'changePassword'
  | 'deactivate'
  | 'delete'

/** What is behind the user's own URL; the empty path is the user. */
const paths: Readonly<Record<Exclude<Rel, 'schema' | 'self' | 'type'>, string>> = {
  suspend: '/lifecycle/suspend',
  unsuspend: '/lifecycle/unsuspend',
  activate: '/lifecycle/activate',
  reactivate: '/lifecycle/reactivate',
  deactivate: '/lifecycle/deactivate',
  unlock: '/lifecycle/unlock',
  delete: '',
  resetPassword: '/lifecycle/reset_password',
  forgotPassword: '/credentials/forgot_password',
  expirePassword: '/lifecycle/expire_password',
  changeRecoveryQuestion: '/credentials/change_recovery_question',
  changePassword: '/credentials/change_password',
  resetFactors: '/lifecycle/reset_factors',
}

/** The links of one user, by status, in the order that was recorded: only what may be done now. */
const active: readonly Rel[] = [
  'suspend',
  'schema',
  'resetPassword',
  'forgotPassword',
  'expirePassword',
  'changeRecoveryQuestion',
  'self',
  'resetFactors',
  'type',
  'changePassword',
  'deactivate',
]
const invited: readonly Rel[] = [
  'suspend',
  'schema',
  'resetPassword',
  'reactivate',
  'self',
  'resetFactors',
  'type',
  'deactivate',
]
const offered: Readonly<Record<UserStatus, readonly Rel[]>> = {
  STAGED: ['schema', 'activate', 'self', 'resetFactors', 'type'],
  PROVISIONED: invited,
  ACTIVE: active,
  PASSWORD_EXPIRED: active,
  // Somebody who must set a password anew is not suspended: `lifecycle/` refuses it.
  RECOVERY: invited.filter((rel) => rel !== 'suspend'),
  LOCKED_OUT: ['schema', 'unlock', 'resetPassword', 'self', 'resetFactors', 'type', 'deactivate'],
  SUSPENDED: ['schema', 'unsuspend', 'self', 'resetFactors', 'type', 'deactivate'],
  DEPROVISIONED: ['schema', 'activate', 'self', 'type', 'delete'],
}

const ofCredentials: ReadonlySet<Rel> = new Set([
  'changePassword',
  'changeRecoveryQuestion',
  'forgotPassword',
  'resetPassword',
  'resetFactors',
  'unlock',
])

/** What a caller can do without; named in `okta-response`, a parameter of the request's media type. */
export type Omitted = { credentials: boolean; credentialsLinks: boolean; transitioningToStatus: boolean }

export const nothingOmitted: Omitted = { credentials: false, credentialsLinks: false, transitioningToStatus: false }

/** `application/json; okta-response="omitCredentials,omitCredentialsLinks"`: read even of requests without a body. */
export function omittedBy(contentType: string | undefined): Omitted {
  const named = /;\s*okta-response\s*=\s*"?([^";]*)"?/i.exec(contentType ?? '')?.[1]
  if (named === undefined) return nothingOmitted
  const names = named.split(',').map((name) => name.trim())
  return {
    credentials: names.includes('omitCredentials'),
    credentialsLinks: names.includes('omitCredentialsLinks'),
    transitioningToStatus: names.includes('omitTransitioningToStatus'),
  }
}

const text = (value: string | null): string => (value === null ? 'null' : `"${value}"`)

/** Everything but the links. Times, ids and statuses are ours and need no escaping; what people typed does. */
function members(user: ListedUser, omitted: Omitted): string {
  const transition =
    user.transitioning_to_status === null || omitted.transitioningToStatus
      ? ''
      : `"transitioningToStatus":"${user.transitioning_to_status}",`
  return (
    `{"id":"${user.id}","status":"${user.status}","created":"${user.created}","activated":${text(user.activated)},` +
    `"statusChanged":${text(user.status_changed)},"lastLogin":${text(user.last_login)},"lastUpdated":"${user.last_updated}",` +
    `"passwordChanged":${text(user.password_changed)},${transition}` +
    (user.realm_id === null ? '' : `"realmId":"${user.realm_id}",`) +
    `"type":{"id":"${user.type_id}"},"profile":${user.profile}` +
    (omitted.credentials ? '' : `,"credentials":${credentials(user)}`)
  )
}

function credentials(user: ListedUser): string {
  const { recovery_question: question } = user
  return (
    (user.password_hash === null ? '{' : '{"password":{},') +
    // Orgs with realms leave the addresses out, as recorded.
    (user.realm_id === null ? emails(user.profile) : '') +
    (question === null ? '' : `"recovery_question":{"question":${JSON.stringify(question)}},`) +
    `"provider":{"type":"${user.provider_type}","name":${JSON.stringify(user.provider_name)}}}`
  )
}

/**
 * The addresses, cut out of the profile's text, which need not be parsed for it: it ends in secondEmail, login, email
 * (`profile.ts`), and no value can hold a bare quote.
 */
function emails(profile: string): string {
  const at = profile.lastIndexOf('"email":')
  if (at === -1) return ''
  const primary = profile.slice(at + 8, -1)
  if (primary === 'null') return ''
  const secondAt = profile.lastIndexOf('"secondEmail":', at)
  const second = secondAt === -1 ? 'null' : profile.slice(secondAt + 14, profile.lastIndexOf(',"login":', at))
  const secondary =
    second === 'null' || second === '""' ? '' : `,{"value":${second},"status":"VERIFIED","type":"SECONDARY"}`
  return `"emails":[{"value":${primary},"status":"VERIFIED","type":"PRIMARY"}${secondary}],`
}

/** The text that is kept of a user, beginning with `{` and still open: links come when somebody asks. */
export const documentOf = (user: ListedUser): string => members(user, nothingOmitted)

/** One user, with a link for each thing that may be done. `base`: scheme and host of the request. */
export function userText(
  user: User,
  base: string,
  omitted: Omitted = nothingOmitted,
  blocks?: readonly Block[],
): string {
  const embedded = blocks === undefined ? '' : `,"_embedded":{"blocks":${JSON.stringify(blocks)}}`
  return `${members(user, omitted)}${embedded},"_links":{${linksOf(user, base, omitted)}}}`
}

/** The same from the text that is kept. */
export const shownText = (user: ShownUser & Linked, base: string): string =>
  `${user.document},"_links":{${linksOf(user, base, nothingOmitted)}}}`

type Linked = Pick<User, 'id' | 'status' | 'type_id' | 'schema_id'>

function linksOf(user: Linked, base: string, omitted: Omitted): string {
  const self = `${base}/api/v1/users/${user.id}`
  let links = ''
  for (const rel of offered[user.status]) {
    if (omitted.credentialsLinks && ofCredentials.has(rel)) continue
    if (links !== '') links += ','
    if (rel === 'self') links += `"self":{"href":"${self}"}`
    else if (rel === 'schema') links += `"schema":{"href":"${base}/api/v1/meta/schemas/user/${user.schema_id}"}`
    else if (rel === 'type') links += `"type":{"href":"${base}/api/v1/meta/types/user/${user.type_id}"}`
    else links += `"${rel}":{"href":"${self}${paths[rel]}","method":"${rel === 'delete' ? 'DELETE' : 'POST'}"}`
  }
  return links
}

/** A user in a list, who has `self` alone. */
export const listedUserText = (user: ListedUser, base: string, omitted: Omitted = nothingOmitted): string =>
  shownInList({ id: user.id, document: members(user, omitted) }, base)

/** The same from the text that is kept. */
export const shownInList = (user: ShownUser, base: string): string =>
  `${user.document},"_links":{"self":{"href":"${base}/api/v1/users/${user.id}"}}}`

/** What keeps somebody out: `ANY_DEVICES` is a lockout of the account. */
export type Block = { type: 'DEVICE_BASED'; appliesTo: 'ANY_DEVICES' }

export const blocksOf = ({ status }: Pick<User, 'status'>): readonly Block[] =>
  status === 'LOCKED_OUT' ? [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }] : []
