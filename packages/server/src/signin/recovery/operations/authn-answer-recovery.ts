import { countEvenIfRefused, failSecret, normalizedAnswer } from '../../../areas/users/index.js'
import type { Context } from '../../../operation/context.js'
import type { Transaction } from '../../model.js'
import { step } from '../../step.js'
import { attempts } from '../events.js'
import {
  failedAgain,
  goOn,
  mustStillBeGood,
  mustStillRecover,
  noteIn,
  type Recovering,
  recoveringIn,
  stillErrors,
} from '../going-on.js'
import { answerBody } from '../input.js'
import { mustAnswerRightly, mustHaveTriesLeft, wrongAnswersMax } from '../rules.js'

/** Answers the question behind a link or a phone. */
export const authnAnswerRecovery = step({
  id: 'authnAnswerRecovery',
  route: 'POST /api/v1/authn/recovery/answer',
  verb: 'answerRecovery',
  body: answerBody,
  errors: ['E0000087', ...stillErrors],
  async prepare(ctx, { transaction, body: { answer } }) {
    const { user } = await recoveringIn(ctx, transaction)
    const against = user.recovery_answer_hash
    return { against, right: against !== null && (await ctx.hasher.verify(against, normalizedAnswer(answer))) }
  },
  async run(ctx, { transaction, prepared }) {
    const recovering = await recoveringIn(ctx, transaction)
    mustStillRecover(ctx, recovering)
    mustHaveTriesLeft(recovering.recovery, recovering.policy)
    await mustStillBeGood(ctx, recovering.recovery)
    // Compared with an answer that is another one by now, nothing was proven.
    const right = prepared.right && prepared.against === recovering.user.recovery_answer_hash
    if (!right) count(ctx, transaction, recovering)
    mustAnswerRightly(right)
    return goOn(ctx, transaction, 'answerRecovery', recovering)
  },
})

/** Toward the lockout, and in this recovery: somebody who is locked out already does not guess on for ever. */
function count(ctx: Context, { row: { token_hash } }: Transaction, { user, policy, recovery }: Recovering): void {
  ctx.evenIfRefused(async (after) => {
    if ((await noteIn(after, token_hash, 'RECOVERY', failedAgain)) === undefined) return
    // With the link, a recovery could be begun anew, and any number at the same time.
    if (recovery.secretHash) await failSecret(after, recovery.secretHash, wrongAnswersMax(policy))
  })
  countEvenIfRefused(ctx, user, policy, { type: attempts[recovery.type], bySelf: true })
}
