/**
 * A row as Okta answers it. Built as text: the stored profile is JSON already, and a list of two hundred would
 * otherwise parse and print each one for nothing.
 */
import type { User, UserStatus } from './model.js'

type Verb = { rel: string; path: string; method?: 'POST' }

const verbs = {
  suspend: { rel: 'suspend', path: '/lifecycle/suspend', method: 'POST' },
  unsuspend: { rel: 'unsuspend', path: '/lifecycle/unsuspend', method: 'POST' },
  activate: { rel: 'activate', path: '/lifecycle/activate', method: 'POST' },
  reactivate: { rel: 'reactivate', path: '/lifecycle/reactivate', method: 'POST' },
  deactivate: { rel: 'deactivate', path: '/lifecycle/deactivate', method: 'POST' },
  unlock: { rel: 'unlock', path: '/lifecycle/unlock', method: 'POST' },
  delete: { rel: 'delete', path: '', method: 'POST' },
  resetPassword: { rel: 'resetPassword', path: '/lifecycle/reset_password', method: 'POST' },
  forgotPassword: { rel: 'forgotPassword', path: '/credentials/forgot_password', method: 'POST' },
  expirePassword: { rel: 'expirePassword', path: '/lifecycle/expire_password', method: 'POST' },
  changeRecoveryQuestion: {
    rel: 'changeRecoveryQuestion',
    path: '/credentials/change_recovery_question',
    method: 'POST',
  },
  changePassword: { rel: 'changePassword', path: '/credentials/change_password', method: 'POST' },
  resetFactors: { rel: 'resetFactors', path: '/lifecycle/reset_factors', method: 'POST' },
} as const satisfies Record<string, Verb>

type VerbName = keyof typeof verbs

const whileActive: readonly VerbName[] = [
  'suspend',
  'resetPassword',
  'forgotPassword',
  'expirePassword',
  'changeRecoveryQuestion',
  'resetFactors',
  'changePassword',
  'deactivate',
]

/** The links of one user, by status, as recorded: only what may be done now. */
const offered: Readonly<Record<UserStatus, readonly VerbName[]>> = {
  STAGED: ['activate', 'resetFactors'],
  PROVISIONED: ['suspend', 'resetPassword', 'reactivate', 'deactivate', 'resetFactors'],
  ACTIVE: whileActive,
  PASSWORD_EXPIRED: whileActive,
  RECOVERY: ['suspend', 'resetPassword', 'reactivate', 'deactivate', 'resetFactors'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'deactivate', 'resetFactors'],
  SUSPENDED: ['unsuspend', 'resetFactors', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete', 'resetFactors'],
}

const text = (value: string | null): string => (value === null ? 'null' : `"${value}"`)

/** Everything but the links. Times, ids and statuses are ours and need no escaping; what people typed does. */
function members(user: User): string {
  const { recovery_question: question } = user
  return (
    `{"id":"${user.id}","status":"${user.status}","created":"${user.created}","activated":${text(user.activated)},` +
    `"statusChanged":${text(user.status_changed)},"lastLogin":${text(user.last_login)},"lastUpdated":"${user.last_updated}",` +
    `"passwordChanged":${text(user.password_changed)},` +
    (user.transitioning_to_status === null ? '' : `"transitioningToStatus":"${user.transitioning_to_status}",`) +
    (user.realm_id === null ? '' : `"realmId":"${user.realm_id}",`) +
    `"type":{"id":"${user.type_id}"},"profile":${user.profile},"credentials":{` +
    (user.password_hash === null ? '' : '"password":{},') +
    (question === null ? '' : `"recovery_question":{"question":${JSON.stringify(question)}},`) +
    `"provider":{"type":"${user.provider_type}","name":${JSON.stringify(user.provider_name)}}}`
  )
}

/** One user, with a link for each thing that may be done. `base`: scheme and host of the request. `schemaId`: of its type. */
export function userText(user: User, base: string, schemaId: string): string {
  const self = `${base}/api/v1/users/${user.id}`
  let links = ''
  for (const name of offered[user.status]) {
    const { rel, path, method } = verbs[name]
    links += `"${rel}":{"href":"${self}${path}","method":"${method}"},`
  }
  return (
    `${members(user)},"_links":{${links}"schema":{"href":"${base}/api/v1/meta/schemas/user/${schemaId}"},` +
    `"self":{"href":"${self}"},"type":{"href":"${base}/api/v1/meta/types/user/${user.type_id}"}}}`
  )
}

/** A user in a list, who has `self` alone. */
export const listedUserText = (user: User, base: string): string =>
  `${members(user)},"_links":{"self":{"href":"${base}/api/v1/users/${user.id}"}}}`
