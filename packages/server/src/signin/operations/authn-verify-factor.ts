import {
  asksFirst,
  challenge,
  factorErrors,
  type PreparedChallenge,
  type PreparedProof,
  prepareChallenge,
  prepareVerification,
  standingOf,
  verify,
} from '../../areas/factors/index.js'
import { factorToProve, lead, wait } from '../factors.js'
import { proofBody, verifyQuery } from '../input.js'
import { proofIn, signingIn } from '../person.js'
import { step } from '../step.js'

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
    const proof = proofIn(body)
    const asks = asksFirst(factor, proof) && !isWaitedFor(transaction, factor)
    return asks
      ? { ask: await prepareChallenge(ctx, user, factor) }
      : { prove: await prepareVerification(ctx, user, factor, proof) }
  },
  async run(ctx, { transaction, path, query, body, prepared }) {
    const user = await signingIn(ctx, transaction)
    const factor = await factorToProve(ctx, user, path.factorIdOrFactorType)
    const rememberDevice = query.rememberDevice || (isAsked(transaction, factor) && transaction.details.rememberDevice)
    const wished = { ...transaction, details: { ...transaction.details, rememberDevice } }
    const under = { transaction: wished, verb: 'verify' as const }
    if ('prove' in prepared) {
      return lead(ctx, user, under, await verify(ctx, user, factor, proofIn(body), prepared.prove))
    }
    const asked = await challenge(ctx, user, factor, prepared.ask)
    const standing = standingOf(asked, ctx.clock.now())
    const result = standing === 'SUCCESS' ? null : standing
    return wait(ctx, user, under, 'MFA_CHALLENGE', factor, { result, challenge: asked })
  },
})

type Under = { state: string; details: { factorId: string | null; factorResult: string | null } }

/** Whether this factor has been asked in this transaction. */
const isAsked = ({ state, details }: Under, { id }: { id: string }): boolean =>
  state === 'MFA_CHALLENGE' && details.factorId === id

/** Whether its answer comes by another way than the body. */
const isWaitedFor = (under: Under, factor: { id: string }): boolean =>
  isAsked(under, factor) && under.details.factorResult === 'WAITING'
