import { ok } from '../../../kernel/reply.js'
import { stateBody } from '../../input.js'
import { mustBeTheFactor } from '../../rules.js'
import { shown } from '../../shown.js'
import { step } from '../../step.js'
import { move } from '../../transactions.js'
import { recoveryOf } from '../going-on.js'
import type { RecoveryType } from '../model.js'
import { codeLater } from '../reaching.js'
import { isByPhone, mustLetItArrive } from '../rules.js'

/** Sends another code, to whoever has the phone and did not receive the one before, which works until then. */
export const authnResendRecovery = step({
  id: 'authnResendRecovery',
  route: 'POST /api/v1/authn/recovery/factors/{factorType}/resend',
  verb: 'resendRecovery',
  body: stateBody,
  errors: ['E0000109', 'E0000133'],
  async run(ctx, { transaction, path }) {
    const recovery = recoveryOf(transaction.details)
    const { type, factorType, sentAt } = recovery
    mustBeTheFactor(path.factorType.toUpperCase() === factorType)
    if (!isByPhone(factorType)) throw new Error(`Nothing is sent to ${factorType}.`)
    mustLetItArrive(factorType, sentAt, ctx.clock.now())
    const again = { ...recovery, sentAt: ctx.clock.now().toISOString() }
    const moved = await move(ctx, transaction, 'resendRecovery', 'RECOVERY_CHALLENGE', { recovery: again })
    codeLater(ctx, moved, type as RecoveryType, factorType)
    return ok(await shown(ctx, moved, undefined))
  },
})
