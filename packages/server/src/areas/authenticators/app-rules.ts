/**
 * What a rule of an app sign-on policy (Identity Engine) asks of the org's authenticators. Rules are kept as they came:
 * what has another shape than the reference gives it asks for nothing.
 */
import type { StoredRule } from '../../policy/stored.js'
import type { Way } from './model.js'

type Asking = Pick<StoredRule, 'conditions' | 'actions'>

/** The value at the end of a path of members; undefined where there is none. */
function at(value: unknown, ...path: readonly string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  return at(new Map(Object.entries(value)).get(first), ...rest)
}

const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** `device.profile.managed`, but not where it stands in a text that is compared, or is a member of something else. */
const readsTheDevice = (expression: string): boolean =>
  /(?<![\w.])device\s*\./.test(expression.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""'))

/** Whether it asks for a registered, managed or assured device, or has an expression that reads one. */
export function looksAtTheDevice({ conditions }: Asking): boolean {
  const expression = at(conditions, 'elCondition', 'condition')
  return (
    at(conditions, 'device', 'registered') === true ||
    at(conditions, 'device', 'managed') === true ||
    listAt(conditions, 'device', 'assurance', 'include').length > 0 ||
    (typeof expression === 'string' && readsTheDevice(expression))
  )
}

/** How it wants people verified; undefined where it lets nobody in, whatever they prove. */
const verification = ({ actions }: Asking): unknown =>
  at(actions, 'appSignOn', 'access') === 'DENY' ? undefined : at(actions, 'appSignOn', 'verificationMethod')

const resists = (constraint: unknown): boolean =>
  at(constraint, 'possession', 'phishingResistant') === 'REQUIRED' && at(constraint, 'possession', 'required') !== false

/** One of its constraints is enough (documented), so it demands what all of them do. */
export function demandsPhishingResistance(rule: Asking): boolean {
  const constraints = listAt(verification(rule), 'constraints')
  return constraints.length > 0 && constraints.every(resists)
}

/** Whether a chain has this way in any of its steps, be it one of several there. */
export function chains(rule: Asking, { key, method }: Way): boolean {
  const names = (step: unknown): boolean =>
    listAt(step, 'authenticationMethods').some((each) => at(each, 'key') === key && at(each, 'method') === method) ||
    listAt(step, 'next').some(names)
  const asked = verification(rule)
  return at(asked, 'type') === 'AUTH_METHOD_CHAIN' && listAt(asked, 'chains').some(names)
}
