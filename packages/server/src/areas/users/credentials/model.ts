/** Credentials: a password, a recovery question, who proves them; and how an imported hash is kept. */

/** What is known of a user's credentials once they were checked and hashed; null where there is none. */
export type PreparedCredentials = {
  hash: string | null
  /** The hash came from elsewhere: the provider shows IMPORT until the password is first proven here. */
  imported: boolean
  providerType: string
  providerName: string
  question: string | null
  answerHash: string | null
}

/** A password hash as it is imported. Which members are needed depends on the algorithm. */
export type ImportedHash = {
  algorithm: 'BCRYPT' | 'SHA-512' | 'SHA-256' | 'SHA-1' | 'MD5' | 'PBKDF2'
  /** Radix-64 for BCRYPT, base64 for the others. */
  value?: string | undefined
  salt?: string | undefined
  saltOrder?: 'PREFIX' | 'POSTFIX' | undefined
  workFactor?: number | undefined
  iterationCount?: number | undefined
  /** Bytes of the derived key. */
  keySize?: number | undefined
  digestAlgorithm?: 'SHA256_HMAC' | 'SHA512_HMAC' | undefined
}

const importPrefix = '$okta-'

/** Whether a stored hash was imported and not yet replaced by one of ours. */
export const isImported = (encoded: string): boolean => encoded.startsWith(importPrefix)

/** The text under which an imported hash is kept; the hasher port reads it. */
export function encodedImport(hash: ImportedHash): string {
  const { algorithm, value = '', salt = '', saltOrder = '' } = hash
  if (algorithm === 'BCRYPT') return `${importPrefix}bcrypt$${hash.workFactor}$${salt}$${value}`
  if (algorithm === 'PBKDF2') {
    return `${importPrefix}pbkdf2$${hash.digestAlgorithm}$${hash.iterationCount}$${salt}$${value}`
  }
  return `${importPrefix}${algorithm.replace('-', '').toLowerCase()}$${salt}$${saltOrder}$${value}`
}

/** Okta's limit for a question and for its answer, in characters. */
export const questionLengthMax = 100

/** What is compared of a recovery answer: neither case nor the space around it. */
export const normalizedAnswer = (answer: string): string => answer.trim().toLowerCase()
