/** What must be true of wishes about the house itself, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import type { SignInPage } from '../access/org.js'
import { buckets } from '../access/rate-limits.js'
import { day, hour, minute, second } from '../kernel/time.js'
import { type Behaviour, type UpstreamName, upstreamNames } from './upstreams.js'

/** What was asked for by id is not there. @throws E0000007 naming `kind`. */
export function mustExist<T>(found: T | undefined, asked: string, kind: 'ErrorTrace' | 'Snapshot'): T {
  if (found === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (${kind})` })
  return found
}

/** @throws E0000007 for a door that the house does not have. */
export function mustBeAnUpstream(name: string): UpstreamName {
  const known = upstreamNames.find((upstream) => upstream === name)
  if (known === undefined) throw apiError.E0000007({ resource: `Resource not found: ${name} (Upstream)` })
  return known
}

const ofNumbers = { names: ['sms', 'voice'], said: 'Only sms and voice have numbers' }
const ofCodes = { names: ['factor-provider'], said: 'Only factor-provider judges codes' }
const ofSome = { optedOut: ofNumbers, unassigned: ofNumbers, accepts: ofCodes, asks: ofCodes }

/** Mail has no numbers, and a gateway judges no codes. @throws E0000001 */
export function mustBeOfThatUpstream(name: UpstreamName, wanted: Partial<Behaviour>): void {
  for (const [field, { names, said }] of Object.entries(ofSome)) {
    if (wanted[field as keyof typeof ofSome] !== undefined && !names.includes(name)) throw invalid(field, said)
  }
}

const invalid = (field: string, cause: string) => apiError.E0000001({ field }, { causes: [`${field}: ${cause}`] })

/** A point in time in ISO 8601, with its zone. @throws E0000001 */
export function mustBeATime(field: string, text: string): Date {
  const at = new Date(text)
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  if (!zoned || Number.isNaN(at.getTime())) throw invalid(field, 'The field must be a time like 2026-01-15T12:00:00Z')
  return at
}

const unitsMs = [7 * day, day, hour, minute, second]

/** A span of time in ISO 8601 (`P1W`, `P1DT2H`, `PT30M`), in milliseconds; months and years have no fixed length. @throws E0000001 */
export function mustBeADuration(field: string, text: string): number {
  const parts = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text)
  if (parts === null) throw invalid(field, 'The field must be a duration like P1D or PT1H30M')
  return unitsMs.reduce((sum, unit, at) => sum + Number(parts[at + 1] ?? 0) * unit, 0)
}

/** Tokens, locks and logs lean on time: it does not go back. @throws E0000001 */
export function mustNotGoBack(field: string, to: Date, from: Date): void {
  if (to.getTime() < from.getTime())
    throw invalid(field, `The clock only moves forward, and it is ${from.toISOString()}`)
}

/** Years of more than four digits are no times that a client could read. @throws E0000001 */
export function mustStayWithinTheCalendar(field: string, to: Date): void {
  if (!(to.getTime() < Date.UTC(10_000, 0))) throw invalid(field, 'The clock ends with the year 9999')
}

/** @throws E0000001 where the body says nothing, or two things at once. */
export function mustSayWhatToDoWithTheClock(asked: { now?: unknown; advance?: unknown; frozen?: unknown }): void {
  const { now, advance, frozen } = asked
  if (now === undefined && advance === undefined && frozen === undefined) {
    throw invalid('now', 'Say now, advance or frozen')
  }
  if (now !== undefined && advance !== undefined) throw invalid('advance', 'Say now or advance, not both')
}

/** A delay is waited for in real time. */
export const delayMsMax = 30_000

/** Every bucket is one of Okta's, and lets somebody through. @throws E0000001 */
export function mustBeLimits(limits: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  for (const [name, limit] of Object.entries(limits)) {
    if (!buckets.some((bucket) => bucket.name === name)) throw invalid(`limits.${name}`, 'There is no such bucket')
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0 || limit > 1_000_000) {
      throw invalid(`limits.${name}`, 'The field must be a whole number between 0 and 1000000')
    }
  }
  return limits as Readonly<Record<string, number>>
}

type AskedPage = { readonly [Name in keyof SignInPage]?: unknown }

const signInPageTruths: readonly (readonly [keyof SignInPage, RegExp, string])[] = [
  ['primaryColor', /^#[\da-f]{6}$/i, 'The field must be a colour like #9a3412'],
  ['backgroundColor', /^#[\da-f]{6}$/i, 'The field must be a colour like #9a3412'],
  [
    'logo',
    /^(?:https:\/\/[^\s"'<>]+|\/(?!\/)[^\s"'<>]*|data:image\/[\w+.-]+;base64,[\w+/=]+)$/,
    'The field must be a picture',
  ],
  ['language', /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i, 'The field must be a language tag like de'],
]

/** @throws E0000001 for what no page could show. */
export function mustBeASignInPage(asked: AskedPage): SignInPage {
  const wanted: Record<string, unknown> = {}
  for (const [name, pattern, cause] of signInPageTruths) {
    const value = asked[name]
    if (value == null) continue
    if (!pattern.test(String(value))) throw invalid(name, cause)
    wanted[name] = value
  }
  if (asked.texts != null) {
    for (const [name, text] of Object.entries(asked.texts)) {
      if (typeof text !== 'string') throw invalid(`texts.${name}`, 'The field must be text')
    }
    wanted.texts = asked.texts
  }
  return wanted
}

/** @throws E0000001 where the user is named neither by id nor by login. */
export function mustNameAUser({ userId, login }: { userId?: string | undefined; login?: string | undefined }): string {
  const named = userId ?? login
  if (named === undefined) throw invalid('userId', 'Say userId or login')
  return named
}
