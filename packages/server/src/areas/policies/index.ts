/** Policies and their rules: what the org demands of a sign-in, of a password, of factors. */
import type { Room, Subscriber } from '../../operation/operation.js'
import { foundPolicies } from './defaults.js'
import { activatePolicy } from './operations/activate-policy.js'
import { activatePolicyRule } from './operations/activate-policy-rule.js'
import { clonePolicy } from './operations/clone-policy.js'
import { createPolicy } from './operations/create-policy.js'
import { createPolicyRule } from './operations/create-policy-rule.js'
import { createPolicySimulation } from './operations/create-policy-simulation.js'
import { deactivatePolicy } from './operations/deactivate-policy.js'
import { deactivatePolicyRule } from './operations/deactivate-policy-rule.js'
import { deletePolicy } from './operations/delete-policy.js'
import { deletePolicyResourceMapping } from './operations/delete-policy-resource-mapping.js'
import { deletePolicyRule } from './operations/delete-policy-rule.js'
import { getPolicy } from './operations/get-policy.js'
import { getPolicyMapping } from './operations/get-policy-mapping.js'
import { getPolicyRule } from './operations/get-policy-rule.js'
import { listPolicies } from './operations/list-policies.js'
import { listPolicyApps } from './operations/list-policy-apps.js'
import { listPolicyMappings } from './operations/list-policy-mappings.js'
import { listPolicyRules } from './operations/list-policy-rules.js'
import { mapResourceToPolicy } from './operations/map-resource-to-policy.js'
import { replacePolicy } from './operations/replace-policy.js'
import { replacePolicyRule } from './operations/replace-policy-rule.js'
import { signIns } from './store.js'

export { decideSignIn, decideSignOn, enrollmentFor, noteSignIn } from './decisions.js'
export { tellOfEvaluation } from './events.js'
export { authenticatorKeys, type EnrollmentDecision, type SignOnDecision } from './model.js'

/** Nothing is compared with the sign-ins of somebody who is gone. */
const deletedUsersAreForgotten: Subscriber = {
  on: ['user.lifecycle.delete.initiated'],
  async run(ctx, { targets = [] }) {
    for (const { id, type } of targets) if (type === 'User') await signIns(ctx.db, ctx.org.id).forget(id)
  },
}

export const policiesRoom = (): Room => ({
  operations: [
    activatePolicyRule,
    activatePolicy,
    clonePolicy,
    createPolicyRule,
    createPolicySimulation,
    createPolicy,
    deactivatePolicyRule,
    deactivatePolicy,
    deletePolicyResourceMapping,
    deletePolicyRule,
    deletePolicy,
    getPolicyMapping,
    getPolicyRule,
    getPolicy,
    listPolicies,
    listPolicyApps,
    listPolicyMappings,
    listPolicyRules,
    mapResourceToPolicy,
    replacePolicyRule,
    replacePolicy,
  ],
  founding: foundPolicies,
  subscribers: [deletedUsersAreForgotten],
})
