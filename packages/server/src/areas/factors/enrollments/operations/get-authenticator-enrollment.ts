import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { disclosesPhones, disclosureQuery } from '../input.js'
import { enrollmentOf } from '../target.js'
import { enrollmentView } from '../view.js'

export const getAuthenticatorEnrollment = operation({
  id: 'getAuthenticatorEnrollment',
  route: 'GET /api/v1/users/{userId}/authenticator-enrollments/{enrollmentId}',
  scope: 'okta.users.read',
  input: { query: disclosureQuery },
  errors: ['E0000007', 'E0000015'],
  target: (ctx, { path }) => enrollmentOf(ctx, path),
  run: async (ctx, { target: { user, factor }, query }) =>
    ok(await enrollmentView(ctx, user, factor, disclosesPhones(query.discloseIdentifiers))),
})
