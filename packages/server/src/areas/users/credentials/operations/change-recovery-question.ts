import { ok } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { asTarget, mayBe, moved, mustLead } from '../../lifecycle/index.js'
import { users } from '../../store.js'
import { userToChange } from '../../target.js'
import { changeRecoveryQuestionBody } from '../input.js'
import { asUsed, countEvenIfRefused, hashedAnswer, policyFor, rehashed } from '../passwords.js'
import * as must from '../rules.js'
import { credentialsOf } from '../view.js'

export const changeRecoveryQuestion = operation({
  id: 'changeRecoveryQuestion',
  route: 'POST /api/v1/users/{userId}/credentials/change_recovery_question',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  own: 'userId',
  countsRefusals: true,
  input: { body: changeRecoveryQuestionBody },
  errors: ['E0000001', 'E0000007', 'E0000014', 'E0000036'],
  target: (ctx, { path }) => userToChange(ctx, path.userId),
  async prepare(ctx, { target: user, body }) {
    const against = user.password_hash
    if (against === null || !mayBe('changeRecoveryQuestion', user)) return undefined
    if (!must.hasTriesLeft(user, await policyFor(ctx, user))) return undefined
    const password = body.password.value
    if (!(await ctx.hasher.verify(against, password))) return undefined
    const answerHash = await hashedAnswer(ctx, body.recovery_question.answer)
    return { against, answerHash, ours: await rehashed(ctx, user, password) }
  },
  async run(ctx, { target: user, body, prepared }) {
    const policy = await policyFor(ctx, user)
    const used = asUsed(ctx, user, policy)
    if (used.status !== user.status) {
      const expired = moved(user, used.status, ctx.now)
      ctx.evenIfRefused(async (after) => {
        await users(after.db, after.org.id).change(user.id, expired)
      })
    }
    mustLead('changeRecoveryQuestion', used)
    must.mustHaveAPasswordToProve(user, policy)
    const proof = prepared?.against === user.password_hash ? prepared : undefined
    if (proof === undefined) countEvenIfRefused(ctx, user, policy, 'user.account.update_recovery_question')
    must.mustBeProven(proof !== undefined, 'password')
    must.mustBeALongEnoughAnswer(policy, body.recovery_question.answer)
    const changes = {
      recovery_question: body.recovery_question.question,
      recovery_answer_hash: must.mustStillHold(proof?.answerHash),
      failed_attempts: 0,
      last_updated: ctx.now,
      ...(proof?.ours === undefined ? {} : { password_hash: proof.ours, provider_type: 'OKTA', provider_name: 'OKTA' }),
    }
    await users(ctx.db, ctx.org.id).change(user.id, changes)
    ctx.journal.record({ type: 'user.account.update_recovery_question', targets: [asTarget(user)] })
    return ok(credentialsOf({ ...user, ...changes }))
  },
})
