import {
  activate,
  activationView,
  factorErrors,
  factorToChange,
  prepareActivation,
  userFactorView,
} from '../../areas/factors/index.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'

/** Asks whether the device on which a factor is being set up has done so. */
export const pollFactorActivation = operation({
  id: 'pollFactorActivation',
  route: 'POST /api/v1/users/{userId}/factors/{factorId}/lifecycle/activate/poll',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  errors: ['E0000007', ...factorErrors.activate],
  target: (ctx, { path }) => factorToChange(ctx, path),
  prepare: (ctx, { target: { user, factor } }) => prepareActivation(ctx, user, factor, {}),
  async run(ctx, { target: { user, factor }, prepared }) {
    const outcome = await activate(ctx, user, factor, {}, prepared)
    if (outcome.result !== 'SUCCESS') return ok(await activationView(ctx, user, factor))
    return ok(await userFactorView(ctx, user, outcome.factor))
  },
})
