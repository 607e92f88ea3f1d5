/** The roots of a model's attestations, read from what was sent. */
import { base64url } from '../../kernel/ids.js'
import type { RootCertificate } from './model.js'
import { mustBeACertificate } from './rules.js'

/** DER in base64 (RFC 5280), each with what Okta prints of it. Reading takes time: for `prepare`. */
export async function readCertificates(sent: readonly { x5c: string }[]): Promise<readonly RootCertificate[]> {
  if (sent.length === 0) return []
  const x509 = await import('@peculiar/x509')
  return Promise.all(
    sent.map(async ({ x5c }) => {
      const certificate = mustBeACertificate(parsed(() => new x509.X509Certificate(x5c)))
      const thumbprint = new Uint8Array(await certificate.getThumbprint('SHA-256', globalThis.crypto))
      return {
        x5c,
        'x5t#S256': base64url(thumbprint),
        iss: certificate.issuer,
        exp: certificate.notAfter.toISOString(),
      }
    }),
  )
}

/** The library throws at what is no certificate, in several ways. */
function parsed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
