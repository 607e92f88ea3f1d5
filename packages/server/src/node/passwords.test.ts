import { createHash, pbkdf2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createHasher, needsRehash } from './passwords.js'

const hasher = createHasher()

describe('a new password', () => {
  test('is hashed with Argon2id at the cost that OWASP asks for', async () => {
    const encoded = await hasher.hash('correct horse')
    expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await hasher.verify(encoded, 'correct horse')).toBe(true)
    expect(await hasher.verify(encoded, 'correct house')).toBe(false)
    expect(needsRehash(encoded)).toBe(false)
  })

  test('has a salt of its own', async () => {
    expect(await hasher.hash('twice')).not.toBe(await hasher.hash('twice'))
  })

  test('waits its turn where many are asked for at once, and none is lost', async () => {
    const encoded = await Promise.all(['one', 'two', 'three', 'four', 'five'].map((text) => hasher.hash(text)))
    expect(new Set(encoded).size).toBe(5)
  })
})

test('a hash of lesser cost is due to be made anew', () => {
  expect(needsRehash('$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true)
  expect(needsRehash('$okta-md5$$$XUFAKrxLKna5cZ2REBfFkg==')).toBe(true)
})

/** Vectors that others published; see each. */
describe('an imported hash', () => {
  const cases: [what: string, encoded: string, password: string][] = [
    // John the Ripper's test vectors for bcrypt, cost 5.
    ['BCRYPT', '$okta-bcrypt$5$CCCCCCCCCCCCCCCCCCCCC.$E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'U*U'],
    // RFC 1321, appendix A.5, MD5 ("message digest").
    ['MD5', '$okta-md5$$$+WtpfXy3k41SWi8xqvFh0A==', 'message digest'],
    // FIPS 180-2, appendices: SHA-1, SHA-256 and SHA-512 of "abc".
    ['SHA-1', '$okta-sha1$$$qZk+NkcGgWq6PiVxeFDCbJzQ2J0=', 'abc'],
    ['SHA-256', '$okta-sha256$$$ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=', 'abc'],
    [
      'SHA-512',
      '$okta-sha512$$$3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
      'abc',
    ],
    // RFC 7914, section 11: PBKDF2-HMAC-SHA-256 ("passwd", "salt", 1, 64).
    [
      'PBKDF2 with SHA-256',
      `$okta-pbkdf2$SHA256_HMAC$1$c2FsdA==$${Buffer.from(
        '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc' +
          '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
        'hex',
      ).toString('base64')}`,
      'passwd',
    ],
  ]
  test.each(cases)('%s is verified', async (_, encoded, password) => {
    expect(await hasher.verify(encoded, password)).toBe(true)
    expect(await hasher.verify(encoded, `${password}!`)).toBe(false)
  })

  test('has its salt before or behind the password, as it says', async () => {
    const salt = Buffer.from('pepper').toString('base64')
    const digest = (text: string) => createHash('sha256').update(text).digest('base64')
    expect(await hasher.verify(`$okta-sha256$${salt}$PREFIX$${digest('pepperabc')}`, 'abc')).toBe(true)
    expect(await hasher.verify(`$okta-sha256$${salt}$POSTFIX$${digest('abcpepper')}`, 'abc')).toBe(true)
    expect(await hasher.verify(`$okta-sha256$${salt}$POSTFIX$${digest('pepperabc')}`, 'abc')).toBe(false)
  })

  test('of PBKDF2 names its digest', async () => {
    const value = pbkdf2Sync('abc', 'salt', 4096, 20, 'sha512').toString('base64')
    expect(await hasher.verify(`$okta-pbkdf2$SHA512_HMAC$4096$c2FsdA==$${value}`, 'abc')).toBe(true)
    expect(await hasher.verify(`$okta-pbkdf2$SHA256_HMAC$4096$c2FsdA==$${value}`, 'abc')).toBe(false)
  })

  test('with a work factor that bcrypt does not have fits no password', async () => {
    expect(await hasher.verify('$okta-bcrypt$2$CCCCCCCCCCCCCCCCCCCCC.$E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'U*U')).toBe(
      false,
    )
  })
})

test('what is no encoding of ours fits no password', async () => {
  for (const encoded of ['', 'plain', '$unknown$x$y', '$okta-sha1$'])
    expect(await hasher.verify(encoded, 'abc')).toBe(false)
})
