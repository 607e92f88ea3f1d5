/** The house without the machine: what runs wherever there is a store, a clock and somebody to hand calls in. */
export { type Answer, type App, type AppOptions, type Call, createApp } from './app.js'
export { type Founded, foundFirstOrg, foundOrg, type OrgOrder } from './control/founding.js'
export { type Behaviour, createUpstreams, type Upstreams } from './control/upstreams.js'
export { mayAskAtThisMachine } from './http/browser.js'
export type { Trace } from './journal/traces.js'
export { type Operation, operation, type Room } from './operation/operation.js'
export type {
  Clock,
  Digest,
  Hasher,
  Log,
  Mail,
  Message,
  PhoneMessage,
  Ports,
  Random,
  Sealer,
  Telephony,
} from './ports/index.js'
export { FactorProviderFailed, TelephonyFailed } from './ports/index.js'
export type { Store } from './store/database.js'
export { type Faults, faulty } from './store/faulty.js'
export { migrate, StoreTooNew } from './store/migrate.js'
