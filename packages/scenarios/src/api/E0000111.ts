import type { Body } from '../scenario.js'
import { apiScenario } from '../scenario.js'

export const E0000111 = apiScenario({
  code: 'E0000111',
  why: 'The default rule of the sign-on policy is to hold for the zones of the org alone.',
  fix: 'Leave the conditions of default rules as they are; a rule of your own above them says who is treated otherwise.',
  async play({ admin }) {
    const policies = await admin.get('/api/v1/policies?type=OKTA_SIGN_ON')
    const { id } = policies.find((policy: Body) => policy.system)
    const rules = await admin.get(`/api/v1/policies/${id}/rules`)
    const rule = rules.find((each: Body) => each.system)
    const network = { connection: 'ZONE', include: ['ALL_ZONES'] }
    return admin.put(`/api/v1/policies/${id}/rules/${rule.id}`, {
      ...rule,
      conditions: { ...rule.conditions, network },
    })
  },
})
