import {
  asksFirst,
  challenge,
  type Factor,
  factorErrors,
  type PreparedChallenge,
  type PreparedProof,
  type Proof,
  prepareChallenge,
  prepareVerificationOfAny,
  proofOf,
  verify,
} from '../../areas/factors/index.js'
import { factorsToProve, lead, waitForAnswer } from '../factors.js'
import { proofBody, verifyQuery } from '../input.js'
import type { Transaction } from '../model.js'
import { signingIn } from '../person.js'
import { mustStillBeThere } from '../rules.js'
import { step } from '../step.js'
import { pushPreferences } from '../store.js'

type Prepared = { ask: PreparedChallenge } | { prove: PreparedProof & { factorId: string } }

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
    const all = await factorsToProve(ctx, user, path.factorIdOrFactorType)
    const [first] = all
    const proof = proofOf(body)
    const asks = asksFirst(first, proof) && !isWaitedFor(transaction, all)
    return asks
      ? { ask: await prepareChallenge(ctx, user, first) }
      : { prove: await prepareVerificationOfAny(ctx, user, all, { ...proof, ...asked(transaction, all) }) }
  },
  async run(ctx, { transaction, path, query, body, prepared }) {
    const user = await signingIn(ctx, transaction)
    const all = await factorsToProve(ctx, user, path.factorIdOrFactorType)
    const [factor] = all
    const rememberDevice = query.rememberDevice || (isAsked(transaction, all) && transaction.details.rememberDevice)
    const wished = { ...transaction, details: { ...transaction.details, rememberDevice } }
    const under = { transaction: wished, verb: 'verify' as const }
    if (query.autoPush !== undefined && factor.key === 'okta_push') {
      await pushPreferences(ctx.db, ctx.org.id).set(user.id, query.autoPush)
    }
    if ('prove' in prepared) {
      const { factorId, ...prove } = prepared.prove
      const proven = mustStillBeThere(all.find(({ id }) => id === factorId))
      const proof = { ...proofOf(body), ...asked(transaction, all) }
      return lead(ctx, user, under, await verify(ctx, user, proven, proof, prove))
    }
    const type = all.length > 1 ? path.factorIdOrFactorType : null
    return waitForAnswer(ctx, user, under, factor, await challenge(ctx, user, factor, prepared.ask), type)
  },
})

/** Whether one of these has been asked in this transaction. */
const isAsked = ({ state, details }: Transaction, factors: readonly Factor[]): boolean =>
  state === 'MFA_CHALLENGE' && factors.some(({ id }) => details.factorId === id)

/** Whether its answer comes by another way than the body. */
const isWaitedFor = (transaction: Transaction, factors: readonly Factor[]): boolean =>
  isAsked(transaction, factors) && transaction.details.factorResult === 'WAITING'

/** Which question is being answered: that of this sign-in, and of no other; none, where none was asked. */
const asked = (transaction: Transaction, factors: readonly Factor[]): Proof => ({
  challengeId: (isAsked(transaction, factors) ? transaction.details.challengeId : null) ?? '',
})
