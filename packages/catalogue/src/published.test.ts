import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { corrections } from './corrections.js'
import { listErrors, textOf } from './listing.js'
import { parseTemplate } from './slots.js'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const published = (file: string) => resolve(repository, '../shared/errors', file)
const apiFile = published('published-error-codes.json')
const oauthFile = published('published-oauth2-error-codes.json')

interface Published {
  readonly name: string
  readonly error: string | undefined
  readonly status: number
  readonly title: string
  readonly text: string
}

function read(file: string, name: string, text: string): readonly Published[] {
  const { errors } = JSON.parse(readFileSync(file, 'utf8')) as { errors: Record<string, unknown>[] }
  return errors.map((entry) => ({
    name: String(entry[name]),
    error: name === 'internalErrorCode' ? String(entry.errorCode) : undefined,
    status: Number(entry.statusCode),
    title: String(entry.title),
    text: String(entry[text]),
  }))
}

/** Slots numbered in order of appearance; one that comes back keeps its number. */
function numbered(template: string): string {
  const { literals, names } = parseTemplate(template)
  const order = [...new Set(names)]
  return literals
    .map((literal, index) => (index === 0 ? literal : `{${order.indexOf(names[index - 1]!)}}${literal}`))
    .join('')
}

describe.skipIf(!existsSync(apiFile) || !existsSync(oauthFile))('the lists Okta publishes', () => {
  const ours = listErrors()
  const nameOf = (listing: (typeof ours)[number]) => (listing.family === 'api' ? listing.code : listing.condition)
  const theirs = existsSync(apiFile)
    ? [...read(apiFile, 'errorCode', 'errorSummary'), ...read(oauthFile, 'internalErrorCode', 'errorDescription')]
    : []

  test('hold exactly the names of the catalogue, 251 and 476', () => {
    expect(ours.map(nameOf)).toEqual(theirs.map(({ name }) => name))
    expect(ours.filter(({ family }) => family === 'api')).toHaveLength(251)
    expect(ours.filter(({ family }) => family === 'oauth')).toHaveLength(476)
  })

  test('say the same text, status, title and wire error, but for the corrections', () => {
    const differing = theirs.flatMap((their) => {
      const our = ours.find((listing) => nameOf(listing) === their.name)
      if (our === undefined) return [their.name]
      const correction = corrections[their.name]
      const text =
        correction !== undefined && correction.field !== 'status' ? correction.published : numbered(textOf(our))
      const status = correction?.field === 'status' ? correction.published : our.status
      const error = our.family === 'oauth' ? our.error : undefined
      const same = text === their.text && status === their.status && our.title === their.title && error === their.error
      return same ? [] : [their.name]
    })
    expect(differing).toEqual([])
  })

  test('differ from the catalogue wherever it says it corrects them', () => {
    const idle = Object.entries(corrections).filter(([name, { field }]) => {
      const our = ours.find((listing) => nameOf(listing) === name)
      const their = theirs.find((entry) => entry.name === name)
      if (our === undefined || their === undefined) return true
      return field === 'status' ? our.status === their.status : numbered(textOf(our)) === their.text
    })
    expect(idle).toEqual([])
  })
})

test('every slot has a telling name, and no template keeps a number or a stray locale', () => {
  for (const listing of listErrors()) {
    for (const name of parseTemplate(textOf(listing)).names) expect(name).toMatch(/^[a-z][a-zA-Z]{2,}$/)
    expect(textOf(listing)).not.toMatch(/\ben\b/)
  }
})
