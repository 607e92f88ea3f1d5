/** What the room enters in the system log. */
import type { Entry, EventType, Target } from '../../journal/events.js'
import type { Authenticator } from './model.js'

type Happening = 'create' | 'update' | 'activate' | 'deactivate'

const targetOf = ({ id, key, name }: Authenticator): Target => ({
  id,
  type: 'Authenticator',
  alternateId: key,
  displayName: name,
})

/** `method`: the one way of the authenticator that it was done to. */
export const happened = (what: Happening, authenticator: Authenticator, method?: string): Entry => ({
  type: `security.authenticator.lifecycle.${what}` satisfies EventType,
  targets: [targetOf(authenticator)],
  ...(method === undefined ? {} : { debug: { method } }),
})

/** The same by the name that it has in Classic Engine. `factor`: its key there. */
export const factorSwitched = (
  what: 'activate' | 'deactivate',
  authenticator: Authenticator,
  factor: string,
): Entry => ({
  type: `system.mfa.factor.${what}` satisfies EventType,
  targets: [targetOf(authenticator)],
  debug: { factor },
})
