import { describe, expect, test } from 'vitest'
import { accountLockedMessage, activationMessage, passwordChangedMessage, userDeactivatedMessage } from './index.js'

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

test('the mail about a deactivation names the account', () => {
  expect(userDeactivatedMessage({ ...ada, login: 'grace@example.com' }).subject).toContain('grace@example.com')
})

test('a language without a wording of its own is served in English', () => {
  expect(passwordChangedMessage({ ...ada, language: 'xx-YY' })).toEqual(passwordChangedMessage(ada))
})
