import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { userNamed } from '../../../users/index.js'
import { factorsOf } from '../../lifecycle.js'
import { disclosesPhones, disclosureQuery } from '../input.js'
import { mustBeOfIdentityEngine } from '../rules.js'
import { enrollmentView } from '../view.js'

export const listAuthenticatorEnrollments = operation({
  id: 'listAuthenticatorEnrollments',
  route: 'GET /api/v1/users/{userId}/authenticator-enrollments',
  scope: 'okta.users.read',
  input: { query: disclosureQuery },
  errors: ['E0000007', 'E0000015'],
  target(ctx, { path }) {
    mustBeOfIdentityEngine(ctx.org)
    return userNamed(ctx, path.userId)
  },
  async run(ctx, { target: user, query }) {
    const discloses = disclosesPhones(query.discloseIdentifiers)
    const all = await factorsOf(ctx, user.id)
    return ok(await Promise.all(all.map((factor) => enrollmentView(ctx, user, factor, discloses))))
  },
})
