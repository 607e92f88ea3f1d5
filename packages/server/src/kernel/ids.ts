/**
 * Ids as Okta makes them: a prefix of three that names the kind, then base62, 20 characters in all; an org's ids share
 * their last three. Ours grow with time, so that an index appends and a page in id order is a page in order of creation.
 */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** What an id is of, and Okta's prefix for it. */
export const prefixes = {
  org: '00o',
  user: '00u',
  group: '00g',
  rule: '0pr',
  apiToken: '00T',
  userType: 'oty',
  schema: 'osc',
  systemPrincipal: 'spr',
  userRole: 'ra1',
  iamRoleBinding: 'irb',
  groupRole: 'gra',
  policy: '00p',
  accessPolicy: 'rst',
  accessRule: 'rul',
  zone: 'nzo',
  behavior: 'bhv',
  trustedOrigin: 'tos',
  authenticator: 'aut',
  smsTemplate: 'cst',
  questionFactor: 'ufs',
  mobilePhone: 'mbl',
  smsFactor: 'sms',
  callFactor: 'clf',
  emailFactor: 'emf',
  oktaOtpFactor: 'ost',
  googleOtpFactor: 'uft',
  hotpFactor: 'chf',
  yubikeyFactor: 'ykf',
  yubikeyToken: 'ykk',
  pushFactor: 'opf',
  webauthnFactor: 'fwf',
  u2fFactor: 'fuf',
  rsaFactor: 'rsa',
  symantecFactor: 'ufv',
  duoFactor: 'dsf',
  device: 'guo',
  appInstance: '0oa',
  request: 'req',
} as const

export type Kind = keyof typeof prefixes

export interface Ids {
  /** A new id of this kind. */
  next(kind: Kind): string
  /** `oae` and 22 characters of base64url: names one refusal. */
  error(): string
  /** 32 lower-case hex digits: names one request. */
  request(): string
  /** A secret of `bytes` random bytes, base64url. */
  secret(bytes: number): string
}

type Sources = { now(): Date; bytes(count: number): Uint8Array }

/**
 * Seven characters of time, three of a counter that breaks ties within a millisecond, four of chance (two servers on
 * one database), three that the org's ids share.
 */
export function createIds({ now, bytes }: Sources, ending: string): Ids {
  let lastTime = 0
  let counter = 0
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  /** Asking the system for randomness costs more than the bytes do, so they are drawn by the page. */
  const take = (count: number): Uint8Array => {
    if (used + count > pool.length) {
      pool = bytes(Math.max(4096, count))
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
  return {
    next(kind) {
      let time = Math.max(now().getTime(), lastTime)
      counter = time === lastTime ? counter + 1 : 0
      if (counter === tiesMax) {
        time++
        counter = 0
      }
      lastTime = time
      const chance = take(4)
      let tail = ''
      for (const byte of chance) tail += alphabet[byte % 62]
      return prefixes[kind] + base62(time, 7) + base62(counter, 3) + tail + ending
    },
    error: () => `oae${letters(take(22))}`,
    request: () => hex(take(16)),
    secret: (count) => base64url(take(count)),
  }
}

/** What three characters count; a clock that stands still for longer is run ahead of. */
const tiesMax = 62 ** 3

function base62(value: number, width: number): string {
  let text = ''
  for (let rest = value; text.length < width; rest = Math.floor(rest / 62)) text = alphabet[rest % 62] + text
  return text
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at++) text += hexOf[bytes[at] as number]
  return text
}

const url64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As many letters of base64url's alphabet as there are bytes: six bits of each, all equally likely. */
function letters(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at++) text += url64[(bytes[at] as number) & 63]
  return text
}

/** RFC 4648 section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += url64[(held >> bits) & 63]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + url64[(held << (6 - bits)) & 63] : text
}
