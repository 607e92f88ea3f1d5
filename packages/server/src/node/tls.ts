/**
 * A certificate authority of one's own, made once in the data directory, and the certificate it signs for this machine
 * (RFC 5280). Whoever trusts the authority trusts this server, and nothing else: its key never leaves the folder.
 */
import { X509Certificate as Certificate, webcrypto } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as x509 from '@peculiar/x509'

export type LocalCertificate = {
  /** PEM texts. */
  key: string
  cert: string
  /** The file that clients are to trust. */
  trust: string
}

const day = 24 * 60 * 60 * 1000
const authorityMs = 3650 * day
/** Clients refuse what is valid for longer than 825 days. */
const leafMs = 397 * day
/** Renewed at a start that finds less than this left. */
const renewedBeforeMs = 30 * day

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

type Signed = { key: string; cert: string }

/** The certificate of this machine and of `host`, by the authority that is kept in `directory`. */
export async function localCertificate(directory: string, host: string, now: Date): Promise<LocalCertificate> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const folder = join(resolve(directory), 'tls')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authority = (await kept(folder, 'authority', now)) ?? keep(folder, 'authority', await makeAuthority(now))
  const names = namesFor(host)
  const known = await kept(folder, 'server', now)
  const leaf =
    known !== undefined && isFor(known, authority, names)
      ? known
      : keep(folder, 'server', await makeLeaf(authority, names, now))
  return { ...leaf, trust: join(folder, 'authority.pem') }
}

/** What is in the folder and will be good for a while. */
async function kept(folder: string, name: string, now: Date): Promise<Signed | undefined> {
  try {
    const cert = readFileSync(join(folder, `${name}.pem`), 'utf8')
    const key = readFileSync(join(folder, `${name}-key.pem`), 'utf8')
    const left = new Certificate(cert).validTo
    return Date.parse(left) - now.getTime() > renewedBeforeMs ? { key, cert } : undefined
  } catch {
    return undefined
  }
}

function keep(folder: string, name: string, signed: Signed): Signed {
  writeFileSync(join(folder, `${name}-key.pem`), signed.key, { mode: 0o600 })
  writeFileSync(join(folder, `${name}.pem`), signed.cert)
  return signed
}

const namesFor = (host: string): string[] => [...new Set(['localhost', '*.localhost', '127.0.0.1', '::1', host])]

function isFor(leaf: Signed, authority: Signed, names: readonly string[]): boolean {
  const certificate = new Certificate(leaf.cert)
  const covered = names.every((name) =>
    isIP(name) === 0 ? certificate.subjectAltName?.includes(`DNS:${name}`) : certificate.checkIP(name) !== undefined,
  )
  return covered && certificate.verify(new Certificate(authority.cert).publicKey)
}

async function makeAuthority(now: Date): Promise<Signed> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Stuntdouble local authority, O=Stuntdouble',
    ...span(now, authorityMs),
    signingAlgorithm: algorithm,
    keys: keys as CryptoKeyPair,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
    ],
  })
  return { key: await pem(keys.privateKey), cert: certificate.toString('pem') }
}

async function makeLeaf(authority: Signed, names: readonly string[], now: Date): Promise<Signed> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const issuer = new x509.X509Certificate(authority.cert)
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=localhost, O=Stuntdouble',
    issuer: issuer.subject,
    ...span(now, leafMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey as CryptoKey,
    signingKey: await keyOf(authority.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
    ],
  })
  return { key: await pem(keys.privateKey), cert: certificate.toString('pem') }
}

/** From an hour ago: clocks differ. */
const span = (now: Date, lengthMs: number) => ({
  notBefore: new Date(now.getTime() - 60 * 60 * 1000),
  notAfter: new Date(now.getTime() + lengthMs),
})

async function pem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

async function keyOf(text: string): Promise<CryptoKey> {
  const [der] = x509.PemConverter.decode(text)
  if (der === undefined) throw new Error('The key of the local authority is no PEM text.')
  return (await webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign'])) as CryptoKey
}
