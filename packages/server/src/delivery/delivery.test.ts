import { describe, expect, test } from 'vitest'
import {
  accountLockedMessage,
  activationMessage,
  emailCodeMessage,
  emailEnrollmentMessage,
  factorEnrolledMessage,
  factorResetMessage,
  newSignOnMessage,
  passwordChangedMessage,
  unlockMessage,
  userDeactivatedMessage,
} from './index.js'
import { codeSpoken, codeText } from './phone.js'

const ada = { to: 'ada@example.com', firstName: 'Ada', orgName: 'Example' }
const link = 'https://org.example/welcome/abc'

describe('a mail with a link', () => {
  const message = activationMessage({ ...ada, link, expiresAt: '2026-01-22T12:00:00.000Z' })

  test('carries it in text and in HTML', () => {
    expect(message).toMatchObject({ kind: 'email', to: 'ada@example.com' })
    expect(message.text).toContain(`\n${link}\n`)
    expect(message.html).toContain(`href="${link}"`)
  })

  test('says until when it works, in words for people', () => {
    expect(message.text).toContain('2026-01-22 12:00 UTC')
  })
})

test('what people typed cannot become markup or another header', () => {
  const message = activationMessage({
    ...ada,
    firstName: '<img src=x onerror="alert(1)">',
    orgName: 'Ada\r\nBcc: eve@example.com',
    link: 'https://org.example/"><script>',
    expiresAt: '2026-01-22T12:00:00.000Z',
  })
  expect(message.html).not.toMatch(/<img|<script/)
  expect(message.subject).not.toMatch(/[\r\n]/)
})

test('a mail that only tells has no link', () => {
  for (const message of [passwordChangedMessage(ada), accountLockedMessage(ada)]) {
    expect(message.html).not.toContain('<a ')
    expect(message.text).toContain('Hello Ada')
  }
})

test('a mail with a code has it on a line of its own, and not in its subject, which a locked phone shows', () => {
  for (const message of [
    emailCodeMessage({ ...ada, code: '012345', lifetimeMinutes: 5 }),
    emailEnrollmentMessage({ ...ada, code: '012345', lifetimeMinutes: 1 }),
  ]) {
    expect(message.text).toMatch(/\n012345\n/)
    expect(message.html).toContain('<strong>012345</strong>')
    expect(message.subject).not.toContain('012345')
    expect(message.text).toMatch(/within (5 minutes|1 minute)\./)
  }
})

test('mails about an account name what was done to it', () => {
  expect(unlockMessage({ ...ada, link, expiresAt: '2026-01-22T12:00:00.000Z' }).text).toContain(link)
  expect(factorEnrolledMessage({ ...ada, factor: 'Google Authenticator' }).text).toContain('Google Authenticator can')
  expect(factorResetMessage({ ...ada, factor: 'Okta Verify' }).subject).toContain('Okta Verify was removed')
  const signedOn = newSignOnMessage({ ...ada, at: '2026-01-22T12:00:00.000Z', browser: 'Firefox', ip: '192.0.2.1' })
  expect(signedOn.text).toMatch(/2026-01-22 12:00 UTC.*Firefox.*192\.0\.2\.1/s)
})

test('a text says who asked for its code, and a voice reads it out digit by digit, twice', () => {
  const words = `\${org.name}: \${code}, \${org.name}, \${else}`
  expect(codeText({ code: '012345', orgName: '$& Sons', words })).toBe(`$& Sons: 012345, $& Sons, \${else}`)
  expect(codeSpoken({ code: '012345', orgName: 'Example' }).match(/0 1 2 3 4 5/g)).toHaveLength(2)
})

test('the mail about a deactivation names the account', () => {
  expect(userDeactivatedMessage({ ...ada, login: 'grace@example.com' }).subject).toContain('grace@example.com')
})

test.each(['xx-YY', 'constructor', ''])(
  'a language without a wording of its own is served in English: %j',
  (language) => {
    expect(passwordChangedMessage({ ...ada, language })).toEqual(passwordChangedMessage(ada))
  },
)
