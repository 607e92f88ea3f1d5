/** Policies and their rules as Okta answers them. */
import { at } from '../../kernel/link.js'
import { kinds } from './defaults.js'
import type { Members, Policy, PolicyRule } from './model.js'

/** `base`: what links begin with. Those of Identity Engine print their type last, and name their mappings first. */
export function policyView(policy: Policy, base: string) {
  const self = `${base}/api/v1/policies/${policy.id}`
  const { classic } = kinds[policy.type]
  const settings = JSON.parse(policy.settings) as Members | null
  return {
    ...(classic ? { type: policy.type } : {}),
    id: policy.id,
    status: policy.status,
    name: policy.name,
    ...(policy.description === '' ? {} : { description: policy.description }),
    priority: policy.priority,
    system: policy.system === 1,
    conditions: JSON.parse(policy.conditions) as Members | null,
    created: policy.created,
    lastUpdated: policy.last_updated,
    ...(settings === null ? {} : { settings }),
    _links: {
      ...(classic || policy.system ? {} : { mappings: at(`${self}/mappings`, 'GET', 'POST') }),
      ...linksOf(self, policy, { rules: at(`${self}/rules`, 'GET', 'POST') }),
    },
    ...(classic ? {} : { type: policy.type }),
  }
}

export const ruleView = (rule: PolicyRule, base: string) => ({
  type: rule.type,
  id: rule.id,
  status: rule.status,
  name: rule.name,
  priority: rule.priority,
  created: rule.created,
  lastUpdated: rule.last_updated,
  system: rule.system === 1,
  conditions: JSON.parse(rule.conditions) as Members | null,
  actions: JSON.parse(rule.actions) as Members,
  _links: linksOf(`${base}/api/v1/policies/${rule.policy_id}/rules/${rule.id}`, rule, {}),
})

/** In Okta's order. What is the system's is neither deleted nor switched. */
function linksOf(href: string, { status, system }: Pick<Policy, 'status' | 'system'>, more: Members) {
  if (system) return { self: at(href, 'GET', 'PUT'), ...more }
  const self = at(href, 'GET', 'PUT', 'DELETE')
  return status === 'ACTIVE'
    ? { self, ...more, deactivate: at(`${href}/lifecycle/deactivate`, 'POST') }
    : { activate: at(`${href}/lifecycle/activate`, 'POST'), self, ...more }
}

/** With its rules in it, as `expand=rules` asks. */
export const withRules = (view: Members, rules: readonly PolicyRule[], base: string) => ({
  ...view,
  _embedded: { rules: rules.map((rule) => ruleView(rule, base)) },
})
