/** Which state of a user may follow which: every verb in every status, where it leads or what refuses it. */
import { type ApiCodeWithoutSlots, apiError, cause } from '@stuntdouble/catalogue'
import type { User, UserStatus } from '../model.js'

/** What can be done to a user that depends on their status, or changes it. */
export type Verb =
  /** Let in somebody who has a way to sign in. */
  | 'activate'
  /** Let in somebody who must set a password first. */
  | 'invite'
  | 'reactivate'
  | 'deactivate'
  | 'suspend'
  | 'unsuspend'
  /** Unsuspend somebody who never set a password. */
  | 'unsuspendToInvited'
  | 'unlock'
  /** Not asked for by anyone: too many wrong passwords. */
  | 'lockOut'
  | 'resetFactors'
  | 'resetPassword'
  /** Hand the password over to an identity provider. */
  | 'federate'
  | 'expirePassword'
  | 'forgotPassword'
  | 'changePassword'
  | 'changeRecoveryQuestion'
  /** Be given a password by an administrator, in a change of the user. */
  | 'setPassword'
  /** Set a new password after proving oneself otherwise: by a link, a phone, an answer. */
  | 'recover'
  /** Set the first password, by the link of a welcome mail. */
  | 'welcome'
  /** Come in with a right password. */
  | 'signIn'

/** A refusal that must say more than its code. */
type WordyRefusal =
  | { refuses: 'E0000001'; field: string; cause: string }
  | { refuses: 'E0000032'; cause: string }
  /** Okta says of a deactivated user that there is none. */
  | { refuses: 'E0000007' }

type Cell = UserStatus | ApiCodeWithoutSlots | WordyRefusal

const notLockedOut = { refuses: 'E0000032', cause: cause.notLockedOut() } as const
const gone = { refuses: 'E0000007' } as const
const notActive = {
  refuses: 'E0000001',
  field: 'suspendUser',
  cause: 'Cannot suspend a user that is not active',
} as const
const notSuspended = {
  refuses: 'E0000001',
  field: 'unsuspendUser',
  cause: 'Cannot unsuspend a user that is not suspended',
} as const

export const lifecycle = {
  activate: {
    STAGED: 'ACTIVE',
    PROVISIONED: 'E0000016',
    ACTIVE: 'E0000016',
    RECOVERY: 'E0000016',
    LOCKED_OUT: 'E0000016',
    PASSWORD_EXPIRED: 'E0000016',
    SUSPENDED: 'E0000016',
    DEPROVISIONED: 'ACTIVE',
  },
  invite: {
    STAGED: 'PROVISIONED',
    PROVISIONED: 'E0000016',
    ACTIVE: 'E0000016',
    RECOVERY: 'E0000016',
    LOCKED_OUT: 'E0000016',
    PASSWORD_EXPIRED: 'E0000016',
    SUSPENDED: 'E0000016',
    DEPROVISIONED: 'PROVISIONED',
  },
  reactivate: {
    STAGED: 'E0000038',
    PROVISIONED: 'PROVISIONED',
    ACTIVE: 'E0000038',
    RECOVERY: 'RECOVERY',
    LOCKED_OUT: 'E0000038',
    PASSWORD_EXPIRED: 'E0000038',
    SUSPENDED: 'E0000038',
    DEPROVISIONED: 'E0000038',
  },
  deactivate: {
    STAGED: 'DEPROVISIONED',
    PROVISIONED: 'DEPROVISIONED',
    ACTIVE: 'DEPROVISIONED',
    RECOVERY: 'DEPROVISIONED',
    LOCKED_OUT: 'DEPROVISIONED',
    PASSWORD_EXPIRED: 'DEPROVISIONED',
    SUSPENDED: 'DEPROVISIONED',
    DEPROVISIONED: gone,
  },
  // The reference names ACTIVE alone; Okta offers the link to PROVISIONED and PASSWORD_EXPIRED users as well.
  suspend: {
    STAGED: notActive,
    PROVISIONED: 'SUSPENDED',
    ACTIVE: 'SUSPENDED',
    RECOVERY: notActive,
    LOCKED_OUT: notActive,
    PASSWORD_EXPIRED: 'SUSPENDED',
    SUSPENDED: notActive,
    DEPROVISIONED: notActive,
  },
  unsuspend: {
    STAGED: notSuspended,
    PROVISIONED: notSuspended,
    ACTIVE: notSuspended,
    RECOVERY: notSuspended,
    LOCKED_OUT: notSuspended,
    PASSWORD_EXPIRED: notSuspended,
    SUSPENDED: 'ACTIVE',
    DEPROVISIONED: notSuspended,
  },
  unsuspendToInvited: {
    STAGED: notSuspended,
    PROVISIONED: notSuspended,
    ACTIVE: notSuspended,
    RECOVERY: notSuspended,
    LOCKED_OUT: notSuspended,
    PASSWORD_EXPIRED: notSuspended,
    SUSPENDED: 'PROVISIONED',
    DEPROVISIONED: notSuspended,
  },
  unlock: {
    STAGED: notLockedOut,
    PROVISIONED: notLockedOut,
    ACTIVE: notLockedOut,
    RECOVERY: notLockedOut,
    LOCKED_OUT: 'ACTIVE',
    PASSWORD_EXPIRED: notLockedOut,
    SUSPENDED: notLockedOut,
    DEPROVISIONED: notLockedOut,
  },
  // Whoever cannot sign in anyhow is not locked out of anything; and unlocking must not end what a reset began.
  lockOut: {
    STAGED: 'STAGED',
    PROVISIONED: 'PROVISIONED',
    ACTIVE: 'LOCKED_OUT',
    RECOVERY: 'RECOVERY',
    LOCKED_OUT: 'LOCKED_OUT',
    PASSWORD_EXPIRED: 'LOCKED_OUT',
    SUSPENDED: 'SUSPENDED',
    DEPROVISIONED: 'DEPROVISIONED',
  },
  resetFactors: {
    STAGED: 'STAGED',
    PROVISIONED: 'PROVISIONED',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'RECOVERY',
    LOCKED_OUT: 'LOCKED_OUT',
    PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
    SUSPENDED: 'SUSPENDED',
    DEPROVISIONED: gone,
  },
  resetPassword: {
    STAGED: 'E0000038',
    PROVISIONED: 'RECOVERY',
    ACTIVE: 'RECOVERY',
    RECOVERY: 'RECOVERY',
    LOCKED_OUT: 'RECOVERY',
    PASSWORD_EXPIRED: 'RECOVERY',
    SUSPENDED: 'E0000038',
    DEPROVISIONED: 'E0000038',
  },
  federate: {
    STAGED: 'E0000038',
    PROVISIONED: 'ACTIVE',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'ACTIVE',
    LOCKED_OUT: 'ACTIVE',
    PASSWORD_EXPIRED: 'ACTIVE',
    SUSPENDED: 'E0000038',
    DEPROVISIONED: 'E0000038',
  },
  expirePassword: {
    STAGED: 'E0000038',
    PROVISIONED: 'E0000038',
    ACTIVE: 'PASSWORD_EXPIRED',
    RECOVERY: 'E0000038',
    LOCKED_OUT: 'E0000038',
    PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
    SUSPENDED: 'E0000038',
    DEPROVISIONED: 'E0000038',
  },
  forgotPassword: {
    STAGED: 'E0000034',
    PROVISIONED: 'E0000034',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'E0000034',
    LOCKED_OUT: 'E0000034',
    PASSWORD_EXPIRED: 'E0000034',
    SUSPENDED: 'E0000034',
    DEPROVISIONED: 'E0000034',
  },
  changePassword: {
    STAGED: 'STAGED',
    PROVISIONED: 'E0000035',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'ACTIVE',
    LOCKED_OUT: 'E0000035',
    PASSWORD_EXPIRED: 'ACTIVE',
    SUSPENDED: 'E0000035',
    DEPROVISIONED: 'E0000035',
  },
  changeRecoveryQuestion: {
    STAGED: 'STAGED',
    PROVISIONED: 'E0000036',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'RECOVERY',
    LOCKED_OUT: 'E0000036',
    PASSWORD_EXPIRED: 'E0000036',
    SUSPENDED: 'E0000036',
    DEPROVISIONED: 'E0000036',
  },
  // Whoever waits for a password has it now; a lockout, a suspension and a deactivation go on.
  setPassword: {
    STAGED: 'STAGED',
    PROVISIONED: 'ACTIVE',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'ACTIVE',
    LOCKED_OUT: 'LOCKED_OUT',
    PASSWORD_EXPIRED: 'ACTIVE',
    SUSPENDED: 'SUSPENDED',
    DEPROVISIONED: 'DEPROVISIONED',
  },
  // A new password opens a lockout as well; whether people may open theirs is for the policy to say.
  recover: {
    STAGED: 'E0000034',
    PROVISIONED: 'E0000034',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'ACTIVE',
    LOCKED_OUT: 'ACTIVE',
    PASSWORD_EXPIRED: 'E0000034',
    SUSPENDED: 'E0000034',
    DEPROVISIONED: 'E0000034',
  },
  welcome: {
    STAGED: 'E0000105',
    PROVISIONED: 'ACTIVE',
    ACTIVE: 'E0000105',
    RECOVERY: 'E0000105',
    LOCKED_OUT: 'E0000105',
    PASSWORD_EXPIRED: 'E0000105',
    SUSPENDED: 'E0000105',
    DEPROVISIONED: 'E0000105',
  },
  // Whose password was reset comes in by the link alone: the old password is good for nothing.
  signIn: {
    STAGED: 'E0000004',
    PROVISIONED: 'E0000004',
    ACTIVE: 'ACTIVE',
    RECOVERY: 'E0000004',
    LOCKED_OUT: 'E0000004',
    PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
    SUSPENDED: 'E0000004',
    DEPROVISIONED: 'E0000004',
  },
} as const satisfies Record<Verb, Record<UserStatus, Cell>>

/** Whether the verb leads anywhere for a user in this status. */
export const mayBe = (verb: Verb, { status }: Pick<User, 'status'>): boolean => isStatus(lifecycle[verb][status])

/**
 * Where the verb leads.
 * @throws the code in the verb's row: E0000001, E0000004, E0000007, E0000016, E0000032, E0000034, E0000035, E0000036,
 * E0000038, E0000105
 */
export function mustLead(verb: Verb, { id, status }: Pick<User, 'id' | 'status'>): UserStatus {
  const cell: Cell = lifecycle[verb][status]
  if (isStatus(cell)) return cell
  if (typeof cell === 'string') throw apiError[cell]()
  switch (cell.refuses) {
    case 'E0000001':
      throw apiError.E0000001({ field: cell.field }, { causes: [cell.cause] })
    case 'E0000032':
      throw apiError.E0000032({ causes: [cell.cause] })
    case 'E0000007':
      throw apiError.E0000007({ resource: `Resource not found: ${id} (User)` })
  }
}

const statuses: ReadonlySet<unknown> = new Set<UserStatus>([
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'LOCKED_OUT',
  'PASSWORD_EXPIRED',
  'SUSPENDED',
  'DEPROVISIONED',
])

const isStatus = (cell: Cell): cell is UserStatus => statuses.has(cell)

/** The columns of a user's row that a step changes. */
export type Step = Pick<User, 'status' | 'status_changed' | 'last_updated'>

/**
 * The columns of a user who goes to `status` at `now`. An expired password is a mark on the password: `statusChanged`
 * keeps its time, as recorded.
 */
export const moved = (user: User, status: UserStatus, now: string): Step => ({
  status,
  status_changed: status === user.status || status === 'PASSWORD_EXPIRED' ? user.status_changed : now,
  last_updated: now,
})
