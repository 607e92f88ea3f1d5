/** The browser's authenticator: options and answers travel as base64url text, the browser's API takes bytes. */
import type { Factor } from './authn.js'

type Json = Readonly<Record<string, unknown>>

const bytesOf = (text: string): ArrayBuffer => {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0)).buffer
}

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const allowed = (ids: unknown): PublicKeyCredentialDescriptor[] =>
  Array.isArray(ids) ? ids.map(({ id }: { id: string }) => ({ type: 'public-key', id: bytesOf(id) })) : []

/** Makes a key. Answers with what the server wants to see of it. @throws DOMException where the person does not want to */
export async function attest(activation: Json, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const { user, challenge, excludeCredentials, ...rest } = activation as Record<string, unknown>
  const { id, ...who } = user as Record<string, string>
  const publicKey = {
    ...rest,
    challenge: bytesOf(String(challenge)),
    user: { ...who, id: bytesOf(String(id)) },
    excludeCredentials: allowed(excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const made = (await navigator.credentials.create({ publicKey, signal })) as PublicKeyCredential
  const response = made.response as AuthenticatorAttestationResponse
  return { attestation: textOf(response.attestationObject), clientData: textOf(response.clientDataJSON) }
}

/** Signs with any of the keys that `factors` are. @throws DOMException where the person does not want to */
export async function assert(
  challenge: Json,
  factors: readonly Factor[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const ids = factors
    .map(({ profile }) => profile?.credentialId)
    .filter((id): id is string => typeof id === 'string')
    .map((id) => ({ type: 'public-key' as const, id: bytesOf(id) }))
  const { challenge: nonce, extensions, userVerification, rpId } = challenge as Record<string, string>
  const publicKey = {
    challenge: bytesOf(String(nonce)),
    allowCredentials: ids,
    ...(rpId === undefined ? {} : { rpId }),
    ...(userVerification === undefined ? {} : { userVerification }),
    // It names keys of U2F, which are bound to https: elsewhere the browser refuses the whole question.
    ...(extensions === undefined || location.protocol !== 'https:' ? {} : { extensions }),
  } as PublicKeyCredentialRequestOptions
  const made = (await navigator.credentials.get({ publicKey, signal })) as PublicKeyCredential
  const response = made.response as AuthenticatorAssertionResponse
  return {
    clientData: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signatureData: textOf(response.signature),
  }
}
