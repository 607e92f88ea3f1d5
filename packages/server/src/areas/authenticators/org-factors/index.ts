/** Factors of an org: the authenticators of a Classic Engine org, as its own calls list and switch them. */
import type { Room } from '../../../operation/operation.js'
import { activateOrgFactor } from './operations/activate-org-factor.js'
import { deactivateOrgFactor } from './operations/deactivate-org-factor.js'
import { getOrgFactor } from './operations/get-org-factor.js'
import { listOrgFactors } from './operations/list-org-factors.js'

export const orgFactorsRoom = (): Room => ({
  operations: [listOrgFactors, getOrgFactor, activateOrgFactor, deactivateOrgFactor],
})
