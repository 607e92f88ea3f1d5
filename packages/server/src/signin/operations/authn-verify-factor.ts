import {
  asksFirst,
  challenge,
  type Factor,
  factorErrors,
  type PreparedChallenge,
  type PreparedProof,
  type Proof,
  prepareChallenge,
  prepareVerification,
  proofOf,
  verify,
} from '../../areas/factors/index.js'
import { factorToProve, lead, waitForAnswer } from '../factors.js'
import { proofBody, verifyQuery } from '../input.js'
import type { Transaction } from '../model.js'
import { signingIn } from '../person.js'
import { step } from '../step.js'
import { pushPreferences } from '../store.js'

type Prepared = { ask: PreparedChallenge } | { prove: PreparedProof }

/**
 * Proves a factor, or, where nothing is shown, has it asked: a code is sent, a device is called, something must be
 * signed. Whoever has been asked and shows nothing wants to know how it stands.
 */
export const authnVerifyFactor = step({
  id: 'authnVerifyFactor',
  route: 'POST /api/v1/authn/factors/{factorIdOrFactorType}/verify',
  verb: 'verify',
  body: proofBody,
  query: verifyQuery,
  errors: [...factorErrors.verify, ...factorErrors.challenge, 'E0000007', 'E0000085'],
  async prepare(ctx, { transaction, path, body }): Promise<Prepared> {
    const user = await signingIn(ctx, transaction)
    const factor = await factorToProve(ctx, user, path.factorIdOrFactorType)
    const proof = proofOf(body)
    const asks = asksFirst(factor, proof) && !isWaitedFor(transaction, factor)
    return asks
      ? { ask: await prepareChallenge(ctx, user, factor) }
      : { prove: await prepareVerification(ctx, user, factor, { ...proof, ...asked(transaction, factor) }) }
  },
  async run(ctx, { transaction, path, query, body, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorToProve(ctx, user, path.factorIdOrFactorType)
    const rememberDevice = query.rememberDevice || (isAsked(transaction, factor) && transaction.details.rememberDevice)
    const wished = { ...transaction, details: { ...transaction.details, rememberDevice } }
    const under = { transaction: wished, verb: 'verify' as const }
    if (query.autoPush !== undefined && factor.key === 'okta_push') {
      await pushPreferences(ctx.db, ctx.org.id).set(user.id, query.autoPush)
    }
    if ('prove' in prepared) {
      const proof = { ...proofOf(body), ...asked(transaction, factor) }
      return lead(ctx, user, under, await verify(ctx, user, factor, proof, prepared.prove))
    }
    return waitForAnswer(ctx, user, under, factor, await challenge(ctx, user, factor, prepared.ask))
  },
})

/** Whether this factor has been asked in this transaction. */
const isAsked = ({ state, details }: Transaction, { id }: Factor): boolean =>
  state === 'MFA_CHALLENGE' && details.factorId === id

/** Whether its answer comes by another way than the body. */
const isWaitedFor = (transaction: Transaction, factor: Factor): boolean =>
  isAsked(transaction, factor) && transaction.details.factorResult === 'WAITING'

/** Which question is being answered: that of this sign-in, and of no other. */
const asked = (transaction: Transaction, factor: Factor): Proof =>
  isAsked(transaction, factor) ? { challengeId: transaction.details.challengeId ?? undefined } : {}
