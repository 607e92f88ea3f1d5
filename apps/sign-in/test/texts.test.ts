import { expect, test } from 'vitest'
import { german } from '../src/texts/de.js'
import { english, type TextName } from '../src/texts/en.js'
import { languageFor } from '../src/texts/index.js'

const slotsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

test('a text has the same slots in every language', () => {
  for (const name of Object.keys(english) as TextName[]) {
    expect(slotsOf(german[name]), name).toEqual(slotsOf(english[name]))
  }
})

test('the first language that is spoken is taken, by its primary tag; else English', () => {
  const tagFor = (...wanted: string[]) => languageFor(wanted).tag
  expect([tagFor('fi', 'de-CH', 'en'), tagFor('FI'), tagFor(), tagFor('constructor')]).toEqual(['de', 'en', 'en', 'en'])
})

test('what is put into a slot is no slot itself', () => {
  const { say } = languageFor(['en'])
  expect(say('codeSent', { to: '{to}' })).toBe('Enter the code that was sent to {to}')
  expect(say('signInTo', {})).toBe('Sign in to {org}')
})
