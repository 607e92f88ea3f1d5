/** Tokens that others issued: only who issued one can judge its codes. */
import type { Context } from '../../../operation/context.js'
import { FactorProviderFailed, type ProviderAnswer, type ProviderQuestion } from '../../../ports/index.js'
import type { FactorKind, Members } from '../model.js'
import { mustShow } from '../rules.js'
import * as must from './rules.js'

type Issued = Pick<FactorKind, 'key' | 'ids' | 'authenticator' | 'nameForPeople'> & {
  provider: ProviderQuestion['provider']
  /** Two codes in a row show that whoever enrolls it really holds it. */
  wantsNext: boolean
}

const issued = ({ wantsNext, ...kind }: Issued): FactorKind<ProviderAnswer, undefined, ProviderAnswer> => ({
  ...kind,
  factorType: 'token',
  amr: ['otp'],

  async prepareEnrollment(ctx, _user, { profile, verify = {} }) {
    const credentialId = must.mustNameACredential(profile)
    const passCode = mustShow(verify, 'passCode')
    const next = wantsNext ? { nextPassCode: mustShow(verify, 'nextPassCode') } : {}
    return judged(ctx, { provider: kind.provider, credentialId, passCode, ...next })
  },

  async enroll(_ctx, _user, { profile }, answer) {
    must.mustAskNothingMore(answer)
    must.mustBeTaken(answer)
    return { status: 'ACTIVE', profile: { credentialId: must.mustNameACredential(profile) } }
  },

  prepareVerification: (ctx, _user, factor, proof) => {
    const { credentialId } = JSON.parse(factor.profile ?? '{}') as Members
    const passCode = mustShow(proof, 'passCode')
    return judged(ctx, { provider: kind.provider, credentialId: String(credentialId), passCode })
  },

  async verify(_ctx, _user, _factor, _proof, answer) {
    must.mustAskNothingMore(answer)
    return { is: answer.result === 'ACCEPT' ? 'right' : 'wrong' }
  },
})

/** @throws E0000067, E0000074 */
async function judged(ctx: Context, question: Omit<ProviderQuestion, 'orgId'>): Promise<ProviderAnswer> {
  try {
    return await ctx.factorProvider.ask({ orgId: ctx.org.id, ...question })
  } catch (error) {
    if (error instanceof FactorProviderFailed) must.mustHaveJudged(error)
    throw error
  }
}

export const rsaToken = issued({
  key: 'rsa_token',
  provider: 'RSA',
  ids: { active: 'rsaFactor' },
  authenticator: 'onprem_mfa',
  nameForPeople: 'RSA SecurID',
  wantsNext: false,
})

export const symantecVip = issued({
  key: 'symantec_vip',
  provider: 'SYMANTEC',
  ids: { active: 'symantecFactor' },
  authenticator: 'symantec_vip',
  nameForPeople: 'Symantec VIP',
  wantsNext: true,
})
