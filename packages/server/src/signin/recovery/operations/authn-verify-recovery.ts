import type { Context } from '../../../operation/context.js'
import type { Transaction } from '../../model.js'
import { mustBeTheFactor } from '../../rules.js'
import { step } from '../../step.js'
import { transactions } from '../../store.js'
import { failedAgain, goOn, mustStillRecover, noteIn, recoveringIn, recoveryOf, stillErrors } from '../going-on.js'
import { codeBody } from '../input.js'
import { type RecoveryType, wrongCodesMax } from '../model.js'
import { codeKept, countLater } from '../reaching.js'
import { mustBeTheCode } from '../rules.js'

/** Shows the code that was sent to a phone. */
export const authnVerifyRecovery = step({
  id: 'authnVerifyRecovery',
  route: 'POST /api/v1/authn/recovery/factors/{factorType}/verify',
  verb: 'verifyRecovery',
  body: codeBody,
  errors: ['E0000068', ...stillErrors],
  async run(ctx, { transaction, path, body: { passCode } }) {
    const { factorType } = recoveryOf(transaction.details)
    mustBeTheFactor(path.factorType.toUpperCase() === factorType)
    const right = isTheCode(ctx, transaction, passCode)
    if (!right) count(ctx, transaction)
    mustBeTheCode(right)
    const recovering = await recoveringIn(ctx, transaction)
    mustStillRecover(ctx, recovering)
    return goOn(ctx, transaction, 'verifyRecovery', recovering)
  },
})

function isTheCode(ctx: Context, { stateToken, details }: Transaction, passCode: string): boolean {
  const { codeHash, codeExpiresAt } = recoveryOf(details)
  const shown = codeKept(ctx, stateToken, passCode.trim()).codeHash
  const equal = ctx.digest.equal(codeHash ?? ''.padEnd(shown.length), shown)
  return equal && codeExpiresAt !== undefined && ctx.clock.now() < new Date(codeExpiresAt)
}

/** The same is done for somebody who is not there: too many end the transaction, and are counted afterwards. */
function count(ctx: Context, { row: { token_hash } }: Transaction): void {
  ctx.evenIfRefused(async (after) => {
    const noted = await noteIn(after, token_hash, 'RECOVERY_CHALLENGE', failedAgain)
    if (noted === undefined) return
    const { row, recovery } = noted
    if ((recovery.failures ?? 0) >= wrongCodesMax) await transactions(after.db, after.org.id).remove(row)
    countLater(after, recovery.type as RecoveryType, row.user_id)
  })
}
