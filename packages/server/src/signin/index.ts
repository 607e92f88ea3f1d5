/** The authentication transaction: how people sign in, step by step. */
export { lifecycle, type Verb } from './lifecycle.js'
export type { Details, Recovery, State, Transaction } from './model.js'
export { isTrusted, step, trusted } from './step.js'
export { authnErrors, begin, end, load, move } from './transactions.js'
export {
  authnView,
  cancelLink,
  link,
  passwordPolicyView,
  previousLink,
  recoveryChallengeLinks,
  userView,
} from './view.js'
