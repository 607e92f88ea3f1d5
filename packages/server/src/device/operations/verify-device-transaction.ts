import { answerPush, enrollmentNamed } from '../../areas/factors/index.js'
import { isTrusted } from '../../areas/trusted-origins/index.js'
import { nothing } from '../../kernel/reply.js'
import { parse } from '../../kernel/schema.js'
import { operation } from '../../operation/operation.js'
import { answerBody, answerClaims } from '../input.js'
import { mustBeOurPage, mustBeSignedByTheDevice } from '../rules.js'
import { signedByDevice } from '../signed.js'
import { oktaVerify } from '../target.js'

/** What the person said on their device, signed by it. 200 for a yes, 204 for a no. */
export const verifyDeviceTransaction = operation({
  id: 'verifyDeviceTransaction',
  route: 'POST /idp/authenticators/{authenticatorId}/transactions/{transactionId}/verify',
  input: { body: answerBody },
  errors: ['E0000001', 'E0000007', 'E0000011', 'E0000154', 'E0000155', 'E0000156', 'E0000191', 'E0000212'],
  target: (ctx, { path }) => oktaVerify(ctx, path.authenticatorId),
  async prepare(ctx, { path, body }) {
    const { claims, keyType } = await signedByDevice(ctx, body.challengeResponse)
    const said = parse(answerClaims, claims)
    const { tx, nonce, challengeResponseContext } = mustBeSignedByTheDevice(
      said.kind === 'valid' && said.value.tx === path.transactionId ? said.value : undefined,
    )
    const { userConsent, userResponse, originHeader } = challengeResponseContext
    const origin = originHeader ?? undefined
    mustBeOurPage(
      origin === undefined || origin === new URL(ctx.request.base).origin || (await isTrusted(ctx, origin, 'CORS')),
    )
    const isApproved = userConsent.startsWith('APPROVED_')
    const verifiedUser = keyType !== 'proofOfPossession'
    return { claims, answer: { transactionId: tx, nonce, isApproved, picked: userResponse ?? undefined, verifiedUser } }
  },
  async run(ctx, { prepared: { claims, answer } }) {
    const isYes = await answerPush(ctx, await enrollmentNamed(ctx, claims.iss, claims.sub), answer)
    return isYes ? { status: 200 } : nothing()
  },
})
