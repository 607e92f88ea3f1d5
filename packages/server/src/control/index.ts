/** What belongs to Stuntdouble and not to Okta: `/stuntdouble/…`, behind the token of a super administrator. */
import type { Operation } from '../operation/operation.js'
import type { House } from './house.js'
import { getClock } from './operations/get-clock.js'
import { getErrorTrace } from './operations/get-error-trace.js'
import { getHealth } from './operations/get-health.js'
import { getOpenApi } from './operations/get-open-api.js'
import { getRateLimits } from './operations/get-rate-limits.js'
import { getSignInPage } from './operations/get-sign-in-page.js'
import { getTelephony } from './operations/get-telephony.js'
import { getUpstream } from './operations/get-upstream.js'
import { issueToken } from './operations/issue-token.js'
import { listErrorTraces } from './operations/list-error-traces.js'
import { listOrgs } from './operations/list-orgs.js'
import { listOutbox } from './operations/list-outbox.js'
import { reset } from './operations/reset.js'
import { restoreSnapshot } from './operations/restore-snapshot.js'
import { setClock } from './operations/set-clock.js'
import { setRateLimits } from './operations/set-rate-limits.js'
import { setSignInPage } from './operations/set-sign-in-page.js'
import { setTelephony } from './operations/set-telephony.js'
import { setUpstream } from './operations/set-upstream.js'
import { takeSnapshot } from './operations/take-snapshot.js'
import { createSnapshots } from './snapshots.js'

/** `lab`: whether there are lab powers; without them their routes do not exist. */
export function controlRoom(house: House, lab: boolean): Operation[] {
  const always = [
    getHealth,
    getOpenApi(house),
    listOrgs,
    issueToken(house),
    listErrorTraces(house),
    getErrorTrace(house),
    getRateLimits,
    setRateLimits,
    getTelephony,
    setTelephony,
    getSignInPage,
    setSignInPage,
  ]
  if (!lab) return always
  const snapshots = createSnapshots()
  return [
    ...always,
    reset(house),
    takeSnapshot(house, snapshots),
    restoreSnapshot(house, snapshots),
    getClock,
    setClock(house),
    listOutbox,
    getUpstream(house),
    setUpstream(house),
  ]
}
