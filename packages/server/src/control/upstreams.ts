/** How the world outside behaves toward an org: a relay that refuses is as much part of the world as one that delivers. */
import {
  type FactorProvider,
  FactorProviderFailed,
  type Mail,
  MailRefused,
  type PhoneMessage,
  type Telephony,
  TelephonyFailed,
} from '../ports/index.js'

/** Doors that lead outside today. `sms` and `voice` are two services of one gateway. */
export const upstreamNames = ['mail', 'sms', 'voice', 'factor-provider'] as const
export type UpstreamName = (typeof upstreamNames)[number]

export const behaviours = ['well', 'slow', 'refuses', 'garbage', 'gone'] as const

export type Behaviour = {
  behaves: (typeof behaviours)[number]
  /** How late a slow upstream answers, in milliseconds. */
  delayMs?: number
  /** Numbers whose owners want no more messages (`sms`, `voice`). */
  optedOut?: readonly string[]
  /** Numbers that nobody has (`sms`, `voice`). */
  unassigned?: readonly string[]
  /** The codes that the provider of tokens takes, and no others (`factor-provider`). */
  accepts?: readonly string[]
  /** What the provider of tokens wants to know next, whatever it is told (`factor-provider`). */
  asks?: string
}

export type Upstreams = {
  of(orgId: string, name: UpstreamName): Behaviour
  set(orgId: string, name: UpstreamName, behaviour: Behaviour): void
  /** All of the org's upstreams behave well again. */
  reset(orgId: string): void
}

const well: Behaviour = { behaves: 'well' }
const slowMs = 2000

export function createUpstreams(): Upstreams {
  const set = new Map<string, Map<UpstreamName, Behaviour>>()
  return {
    of: (orgId, name) => set.get(orgId)?.get(name) ?? well,
    set(orgId, name, behaviour) {
      const ofOrg = set.get(orgId) ?? new Map<UpstreamName, Behaviour>()
      set.set(orgId, ofOrg.set(name, behaviour))
    },
    reset: (orgId) => void set.delete(orgId),
  }
}

/** The relay as the org meets it. Refusals read as an SMTP client reports them (RFC 5321, 4.2). */
export const mailOf = (upstreams: Upstreams, orgId: string, mail: Mail): Mail => ({
  async send(message) {
    const { behaves, delayMs = slowMs } = upstreams.of(orgId, 'mail')
    switch (behaves) {
      case 'refuses':
        throw new MailRefused('Message failed: 550 5.7.1 The relay does not take this message')
      case 'gone':
        throw new Error('connect ECONNREFUSED: the relay cannot be reached')
      case 'garbage':
        throw new Error('Invalid greeting. response=HTTP/1.1 400 Bad Request')
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
    return mail.send(message)
  },
})

const upstreamOf = { sms: 'sms', call: 'voice' } as const satisfies Record<PhoneMessage['kind'], UpstreamName>

/** The gateway as each org meets it: the two services fail on their own, and know whom they may reach. */
export const telephonyThrough = (upstreams: Upstreams, telephony: Telephony): Telephony => ({
  isOwn: telephony.isOwn ?? false,
  async send(message) {
    const { behaves, delayMs = slowMs, optedOut, unassigned } = upstreams.of(message.orgId, upstreamOf[message.kind])
    switch (behaves) {
      case 'refuses':
        throw new TelephonyFailed('provider', 'The provider answered 503 Service Unavailable')
      case 'gone':
        throw new TelephonyFailed('unreachable', 'connect ECONNREFUSED: the gateway cannot be reached')
      case 'garbage':
        throw new TelephonyFailed('unreachable', 'The gateway did not answer JSON')
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
    if (optedOut?.includes(message.to)) throw new TelephonyFailed('opted-out', 'The recipient opted out')
    if (unassigned?.includes(message.to)) throw new TelephonyFailed('invalid-number', 'The number is not assigned')
    return telephony.send(message)
  },
})

/**
 * The provider of tokens as the org meets it. Where it was said which codes it takes, it is one that lives here; else the
 * one that the server was given is asked.
 */
export const factorProviderThrough = (upstreams: Upstreams, provider: FactorProvider): FactorProvider => ({
  async ask(question) {
    const { behaves, delayMs = slowMs, accepts, asks } = upstreams.of(question.orgId, 'factor-provider')
    switch (behaves) {
      case 'refuses':
        throw new FactorProviderFailed('fault', 'The provider answered 500 Internal Server Error')
      case 'garbage':
        throw new FactorProviderFailed('fault', 'The provider did not answer JSON')
      case 'gone':
        throw new FactorProviderFailed('silent', 'connect ETIMEDOUT: the provider keeps silent')
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
    if (asks !== undefined) return { result: 'CHALLENGE', prompt: asks }
    if (accepts === undefined) return provider.ask(question)
    const codes = [question.passCode, ...(question.nextPassCode === undefined ? [] : [question.nextPassCode])]
    return { result: codes.every((code) => accepts.includes(code)) ? 'ACCEPT' : 'REJECT' }
  },
})
