/** What the control room needs of the house that it controls. */
import type { createToken } from '../areas/api-tokens/index.js'
import type { userNamed } from '../areas/users/index.js'
import type { Worker } from '../jobs/worker.js'
import type { Traces } from '../journal/traces.js'
import type { Ids } from '../kernel/ids.js'
import type { Operation, Room } from '../operation/operation.js'
import type { Runner } from '../operation/runner.js'
import type { Ports } from '../ports/index.js'
import type { Upstreams } from './upstreams.js'

export type House = {
  /** Asked, in their order, what a new org begins with. */
  rooms: readonly Room[]
  ports: Ports
  runner: Runner
  worker: Worker
  traces: Traces
  upstreams: Upstreams
  idsOf(ending: string): Ids
  userNamed: typeof userNamed
  createToken: typeof createToken
  /** Lets the org's rate limit windows begin anew. */
  forgetRates(orgId: string): void
  /** Every operation that is served, these included. */
  operations(): readonly Operation[]
}

/** Nobody but a super administrator may: the scope is ours, so no other role names it. */
export const scope = 'okta.stuntdouble.manage'
