import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { securityQuestions } from '../kinds/question.js'

/**
 * The list is no secret: whoever sets up a question on their way in follows a link to it, as Okta's clients do, and has no
 * session yet. Whether there is such a user is told to nobody who is not known.
 */
export const listSupportedSecurityQuestions = operation({
  id: 'listSupportedSecurityQuestions',
  route: 'GET /api/v1/users/{userId}/factors/questions',
  scope: 'okta.users.read',
  own: 'userId',
  tokenless: () => true,
  errors: ['E0000007'],
  target: async (ctx, { path }) => (ctx.caller.userId === '' ? undefined : userNamed(ctx, path.userId)),
  run: async () =>
    ok(Object.entries(securityQuestions).map(([question, questionText]) => ({ question, questionText }))),
})
