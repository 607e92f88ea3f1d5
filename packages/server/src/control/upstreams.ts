/** How the world outside behaves toward an org: a relay that refuses is as much part of the world as one that delivers. */
import { type Mail, MailRefused } from '../ports/index.js'

/** Doors that lead outside today. */
export const upstreamNames = ['mail'] as const
export type UpstreamName = (typeof upstreamNames)[number]

export const behaviours = ['well', 'slow', 'refuses', 'garbage', 'gone'] as const

export type Behaviour = {
  behaves: (typeof behaviours)[number]
  /** How late a slow upstream answers, in milliseconds. */
  delayMs?: number
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
