import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { activateBody, proofOf } from '../input.js'
import { activate, prepareActivation } from '../lifecycle.js'
import { factorErrors } from '../model.js'
import { factorToChange } from '../target.js'
import { activationView, userFactorView } from '../view.js'

export const activateFactor = operation({
  id: 'activateFactor',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/lifecycle/activate',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  countsRefusals: true,
  input: { body: activateBody, bodyOptional: true },
  errors: ['E0000007', ...factorErrors.activate],
  target: (ctx, { path }) => factorToChange(ctx, path),
  prepare: (ctx, { target: { user, factor }, body }) => prepareActivation(ctx, user, factor, proofOf(body)),
  async run(ctx, { target: { user, factor }, body, prepared }) {
    const outcome = await activate(ctx, user, factor, proofOf(body), prepared)
    if (outcome.result !== 'SUCCESS') return ok(await activationView(ctx, user, factor))
    return ok(await userFactorView(ctx, user, outcome.factor))
  },
})
