import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { securityQuestions } from '../kinds/question.js'

export const listSupportedSecurityQuestions = operation({
  id: 'listSupportedSecurityQuestions',
  route: 'GET /api/v1/users/{userId}/factors/questions',
  scope: 'okta.users.read',
  own: 'userId',
  errors: ['E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.userId),
  run: async () =>
    ok(Object.entries(securityQuestions).map(([question, questionText]) => ({ question, questionText }))),
})
