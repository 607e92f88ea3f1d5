/**
 * Codes of tokens that others issued (RSA SecurID, Symantec VIP), judged over HTTP: one POST for each code.
 *
 *   Authorization: Bearer <token>, where there is one
 *   {"provider":"SYMANTEC","credentialId":"VSMT14393584","passCode":"875498","nextPassCode":"678195"}
 *
 * `nextPassCode` comes where a token is enrolled with two codes in a row. The answer is 200 and one of
 *
 *   {"result":"ACCEPT"}   {"result":"REJECT"}   {"result":"CHALLENGE","prompt":"Enter your new PIN"}
 *
 * and anything else is a provider in trouble.
 */
import { type FactorProvider, FactorProviderFailed, type ProviderAnswer } from '../ports/index.js'
import { askGateway, type GatewayAnswer, type GatewayOptions, silenceMs } from './gateway.js'

/** @throws FactorProviderFailed */
export const httpFactorProvider = (options: GatewayOptions, patienceMs = silenceMs): FactorProvider => ({
  async ask({ provider, credentialId, passCode, nextPassCode }) {
    const question = { provider, credentialId, passCode, nextPassCode }
    const answer = await askGateway(options, question, patienceMs).catch((error: Error) => {
      throw new FactorProviderFailed('silent', `The provider cannot be asked: ${error.message}`, { cause: error.cause })
    })
    return judgement(answer)
  },
})

function judgement({ status, body }: GatewayAnswer): ProviderAnswer {
  if (status !== 200) throw new FactorProviderFailed('fault', `The provider answered ${status}`)
  const { result, prompt } = body ?? {}
  if (result === 'ACCEPT' || result === 'REJECT') return { result }
  if (result === 'CHALLENGE' && typeof prompt === 'string' && prompt !== '') return { result, prompt }
  throw new FactorProviderFailed('fault', 'The provider answered what is no judgement')
}
