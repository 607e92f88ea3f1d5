/** Which state of a sign-in may follow which: every verb in every state, where it may lead or what refuses it. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { State } from './model.js'

/** What can be asked with a state token. */
export type Verb =
  /** `POST /authn` with the token alone: where does it stand? */
  | 'look'
  /** `POST /authn` with name and password: somebody wanted a page, and now says who they are. */
  | 'authenticate'
  | 'changePassword'
  | 'resetPassword'
  | 'enroll'
  | 'activate'
  | 'pollActivation'
  | 'sendActivationLink'
  | 'resendActivation'
  | 'verify'
  | 'resendChallenge'
  | 'answerRecovery'
  | 'verifyRecovery'
  | 'resendRecovery'
  | 'previous'
  | 'skip'
  | 'cancel'
  /** A browser comes back to the page that it wanted. */
  | 'goOn'

/** Where a verb may lead; `ENDED` for a token that is nobody's from then on. */
export type Lead = State | 'ENDED'

const refused = 'E0000079'
/** A locked account is answered without a state token: whatever is shown for one is none. */
const untold = 'E0000011'

type Cell = readonly Lead[] | typeof refused | typeof untold

/** Once somebody is known: what is still to be done, in the order of `advance.ts`, or the end. */
const onward = ['MFA_REQUIRED', 'PASSWORD_EXPIRED', 'PASSWORD_WARN', 'MFA_ENROLL', 'SUCCESS', 'ENDED'] as const

const nowhere = {
  UNAUTHENTICATED: refused,
  PASSWORD_WARN: refused,
  PASSWORD_EXPIRED: refused,
  RECOVERY: refused,
  RECOVERY_CHALLENGE: refused,
  PASSWORD_RESET: refused,
  LOCKED_OUT: untold,
  MFA_ENROLL: refused,
  MFA_ENROLL_ACTIVATE: refused,
  MFA_REQUIRED: refused,
  MFA_CHALLENGE: refused,
  SUCCESS: refused,
} as const

/** A cell that is not named refuses. SUCCESS has a token only where a page is still to be gone on to. */
export const lifecycle: Readonly<Record<Verb, Readonly<Record<State, Cell>>>> = {
  look: {
    UNAUTHENTICATED: ['UNAUTHENTICATED'],
    PASSWORD_WARN: ['PASSWORD_WARN'],
    PASSWORD_EXPIRED: ['PASSWORD_EXPIRED'],
    RECOVERY: ['RECOVERY'],
    RECOVERY_CHALLENGE: ['RECOVERY_CHALLENGE'],
    PASSWORD_RESET: ['PASSWORD_RESET'],
    LOCKED_OUT: untold,
    MFA_ENROLL: ['MFA_ENROLL'],
    MFA_ENROLL_ACTIVATE: ['MFA_ENROLL_ACTIVATE'],
    MFA_REQUIRED: ['MFA_REQUIRED'],
    MFA_CHALLENGE: ['MFA_CHALLENGE'],
    SUCCESS: ['SUCCESS'],
  },
  authenticate: { ...nowhere, UNAUTHENTICATED: onward },
  changePassword: { ...nowhere, PASSWORD_WARN: onward, PASSWORD_EXPIRED: onward },
  resetPassword: { ...nowhere, PASSWORD_RESET: onward },
  enroll: { ...nowhere, MFA_ENROLL: ['MFA_ENROLL_ACTIVATE', ...onward] },
  activate: { ...nowhere, MFA_ENROLL_ACTIVATE: ['MFA_ENROLL_ACTIVATE', ...onward] },
  pollActivation: { ...nowhere, MFA_ENROLL_ACTIVATE: ['MFA_ENROLL_ACTIVATE', ...onward] },
  sendActivationLink: { ...nowhere, MFA_ENROLL_ACTIVATE: ['MFA_ENROLL_ACTIVATE'] },
  resendActivation: { ...nowhere, MFA_ENROLL_ACTIVATE: ['MFA_ENROLL_ACTIVATE'] },
  verify: { ...nowhere, MFA_REQUIRED: ['MFA_CHALLENGE', ...onward], MFA_CHALLENGE: ['MFA_CHALLENGE', ...onward] },
  resendChallenge: { ...nowhere, MFA_CHALLENGE: ['MFA_CHALLENGE'] },
  answerRecovery: { ...nowhere, RECOVERY: ['PASSWORD_RESET', 'ENDED'] },
  verifyRecovery: { ...nowhere, RECOVERY_CHALLENGE: ['RECOVERY', 'PASSWORD_RESET', 'ENDED'] },
  resendRecovery: { ...nowhere, RECOVERY_CHALLENGE: ['RECOVERY_CHALLENGE'] },
  // Nothing comes before a recovery: going back from its first question ends it.
  previous: {
    ...nowhere,
    MFA_ENROLL_ACTIVATE: ['MFA_ENROLL'],
    MFA_CHALLENGE: ['MFA_REQUIRED'],
    RECOVERY_CHALLENGE: ['ENDED'],
  },
  skip: { ...nowhere, PASSWORD_WARN: onward, MFA_ENROLL: onward },
  cancel: {
    UNAUTHENTICATED: ['ENDED'],
    PASSWORD_WARN: ['ENDED'],
    PASSWORD_EXPIRED: ['ENDED'],
    RECOVERY: ['ENDED'],
    RECOVERY_CHALLENGE: ['ENDED'],
    PASSWORD_RESET: ['ENDED'],
    LOCKED_OUT: untold,
    MFA_ENROLL: ['ENDED'],
    MFA_ENROLL_ACTIVATE: ['ENDED'],
    MFA_REQUIRED: ['ENDED'],
    MFA_CHALLENGE: ['ENDED'],
    SUCCESS: ['ENDED'],
  },
  goOn: { ...nowhere, SUCCESS: ['ENDED'] },
}

/** Whether the verb leads anywhere in this state. */
export const mayBe = (verb: Verb, { state }: { state: State }): boolean => typeof lifecycle[verb][state] !== 'string'

/**
 * Where the verb may lead.
 * @throws E0000079 where the state has no such step, and E0000011 where nobody can hold a token of it
 */
export function mustLead(verb: Verb, { state }: { state: State }): readonly Lead[] {
  const cell: Cell = lifecycle[verb][state]
  if (cell === refused) throw apiError.E0000079({ causes: [cause.notInThisState()] })
  if (cell === untold) throw apiError.E0000011()
  return cell
}
